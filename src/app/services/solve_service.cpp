// SPDX-License-Identifier: Apache-2.0
#include "app/services/solve_service.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "app/services/search_memory.h"
#include "app/services/solve_setup.h"
#include "optimise/exact_sums.h"
#include "optimise/prove.h"
#include "optimise/solvers/registry.h"

namespace maillage::app {
namespace {

/// Covers have ties by the thousand: looking for the first of them ends after this many bounds, and `tie` says so.
constexpr std::int64_t most_tie_iterations = 20'000;

/// The power of ten that costs or weights must be divided by for all sums to fit.
std::int64_t unit_that_fits(const optimise::LocationProblem& problem) {
    double total = 0;
    const auto most = std::max(1.0, static_cast<double>(problem.costs->range().most));
    for (const std::int64_t weight : problem.weight) total += static_cast<double>(weight) * most;
    const auto candidates = static_cast<double>(problem.candidates());
    const bool counts = problem.objective != optimise::Objective::set_cover;
    const double sites = counts ? std::min(static_cast<double>(problem.sites_total), candidates) : candidates;
    // As `validate` shares the room: among the sites and two more.
    const double room = static_cast<double>(optimise::largest_sum) / (sites + 2);
    std::int64_t factor = 10;
    while (total / static_cast<double>(factor) > room) factor *= 10;
    return factor;
}

/// The solver's refusals in the words of a bare instance.
Error reworded(Error error, const optimise::LocationProblem& problem, const std::filesystem::path& file) {
    error.file = file.string();
    if (error.message.key == "optimise.error.too_large"_text)
        error.remedy = message("solve.too_large_remedy"_text).with("factor", unit_that_fits(problem));
    if (error.remedy.key.id.empty()) error.remedy = message("instance.remedy"_text);
    return error;
}

optimise::SolverOptions options_of(const SolveQuestion& question) {
    optimise::SolverOptions options;
    options.time_limit_s = question.time_limit_s.value_or(std::numeric_limits<double>::infinity());
    options.memory_limit = search_memory();
    options.seed = question.seed;
    if (question.objective != "p-median") options.tie_iterations = most_tie_iterations;
    return options;
}

}  // namespace

Result<SolveResult> run_solve(const std::filesystem::path& file, const SolveQuestion& question, Feedback& feedback) {
    SolveResult result;
    result.question = question;
    auto instance = io::read_instance(file, {rounding_of(question.rounding)});
    if (!instance) return fail(instance.error());
    result.instance = std::move(*instance);
    auto problem = solve_problem(result.instance, question);
    if (!problem) return fail(problem.error());
    result.problem = std::move(*problem);
    feedback.note(message("log.instance"_text)
                      .with("file", file.filename().string())
                      .with("points", static_cast<std::int64_t>(result.instance.points()))
                      .with("candidates", static_cast<std::int64_t>(result.instance.candidate.size())));
    auto solution = optimise::solver_for(result.problem.objective).solver->solve(result.problem, options_of(question),
                                                                                 feedback);
    if (!solution) return fail(reworded(solution.error(), result.problem, file));
    result.solution = std::move(*solution);
    if (result.instance.same_place > 0)
        result.warnings.push_back(
            message("solve.same_place"_text).with("count", static_cast<std::int64_t>(result.instance.same_place)));
    if (result.solution.short_of_memory) result.warnings.push_back(message("plan.no_memory_for_proof"_text));
    return result;
}

Result<bool> write_solve_certificate(const SolveResult& result, const std::filesystem::path& file,
                                     io::Existing existing, Feedback& feedback) {
    const optimise::Solution& solution = result.solution;
    const auto proven =
        optimise::prove(result.problem, solution.open, solution.value, options_of(result.question), feedback);
    if (!proven) return fail(proven.error());
    auto written = io::write_certificate(file, existing, result.problem, result.instance.places, solution.open,
                                         solution.value, *proven);
    if (!written) return fail(written.error());
    return proven->bound == solution.bound;
}

}  // namespace maillage::app
