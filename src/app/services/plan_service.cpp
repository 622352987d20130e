// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_service.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <utility>

#include "app/services/check_service.h"
#include "app/services/objective_words.h"
#include "app/services/plan_document.h"
#include "app/services/search_memory.h"
#include "app/services/wording.h"
#include "optimise/solvers/registry.h"

namespace maillage::app {
namespace {

using territory::Index;

/// Evaluations of the bound after which ties between covers, or centers, are left as they are, and said to be: there can
/// be more equal plans than anyone could go through. In work, not time: some seconds on a region and on all of France.
std::int64_t tie_iterations(const optimise::LocationProblem& problem) {
    constexpr std::int64_t most = 20'000;
    constexpr std::int64_t least = 500;
    constexpr std::int64_t pairs_in_all = 15'000'000'000;
    const auto pairs = static_cast<std::int64_t>(problem.clients() * problem.candidates());
    return std::clamp(pairs_in_all / std::max<std::int64_t>(pairs, 1), least, most);
}

/// Wall time from loaded data on: the limit counts all that a planner waits for.
class Clock {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }
    [[nodiscard]] double left(const PlanQuestion& question) const {
        if (!question.time_limit_s) return std::numeric_limits<double>::infinity();
        return std::max(0.0, *question.time_limit_s - seconds());
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

optimise::SolverOptions options_for(const PlanQuestion& question, const Clock& clock,
                                    std::function<void(const optimise::Incumbent&)> watch) {
    optimise::SolverOptions options;
    options.watch = std::move(watch);
    options.time_limit_s = clock.left(question);
    options.memory_limit = search_memory();
    options.seed = question.seed;
    options.gap_target = question.gap;
    return options;
}

Result<optimise::Solution> solve(const planning::PlanProblem& plan, const PlanQuestion& question, const Clock& clock,
                                 Feedback& feedback, std::function<void(const optimise::Incumbent&)> watch = {}) {
    optimise::SolverOptions options = options_for(question, clock, std::move(watch));
    if (plan.problem.objective != optimise::Objective::p_median) options.tie_iterations = tie_iterations(plan.problem);
    auto solution = optimise::solver_for(plan.problem.objective).solver->solve(plan.problem, options, feedback);
    if (solution) solution->seconds = clock.seconds();
    return solution;
}

/// The same where sites hold only so many. Where no number is asked, as many as hold everybody.
Result<optimise::Solution> solve_within_capacity(const Workspace& workspace, planning::PlanProblem& plan,
                                                 const PlanQuestion& question, const Clock& clock, PlanResult& result,
                                                 Feedback& feedback, std::function<void(const optimise::Incumbent&)> watch) {
    auto problem = with_places(workspace, plan);
    if (!problem) return fail(problem.error());
    planning::PlanRequest& request = result.setup.request;
    if (!question.sites_total && !question.new_sites && !request.at_most) {
        result.setup.as_many_as_hold = true;
        request.sites_total = std::max(request.sites_total, optimise::fewest_that_hold(*problem).sites);
        plan.problem.sites_total = problem->median.sites_total = request.sites_total;
    }
    auto answer =
        optimise::solve_capacitated(*problem, options_for(question, clock, std::move(watch)), feedback);
    if (!answer) return fail(answer.error());
    answer->solution.seconds = clock.seconds();
    if (answer->solution.has_plan()) result.placed = placed_plan(plan, *answer);
    result.lack = lack_of_places(*problem, answer->solution);
    return std::move(answer->solution);
}

void warn_of_memory(PlanResult& result) {
    if (result.solution.short_of_memory) result.warnings.push_back(message("plan.no_memory_for_proof"_text));
}

std::string department_title(const Workspace& workspace, Index department) {
    const auto& departments = workspace.territory->departments;
    return departments.code[department].text() + " " + departments.name[department];
}

/// What a solver tells, in the words of a planner.
std::function<void(const optimise::Incumbent&)> in_shown_units(const planning::PlanProblem& plan, const PlanWatch& watch) {
    if (!watch) return {};
    std::int64_t persons = 0;
    for (const std::int64_t weight : plan.problem.weight) persons += weight;
    return [&plan, &watch, persons](const optimise::Incumbent& now) {
        const auto objective = plan.problem.objective;
        PlanMoment moment{
            now.seconds, objective, shown_value(objective, now.value, persons), shown_value(objective, now.bound, persons), {}};
        for (const int j : now.open)
            if (!plan.existing[static_cast<std::size_t>(j)])
                moment.proposed.push_back(plan.hosts[static_cast<std::size_t>(j)].commune);
        watch(moment);
    };
}

/// A proposal that meets a department's rule while most people nearest to it live elsewhere.
void warn_of_low_home_shares(const Workspace& workspace, PlanResult& result) {
    const auto standing =
        planning::judge(*workspace.territory, workspace.scope, result.setup.request.rule, result.setup.request.existing);
    for (std::size_t j = 0; j < result.planned.hosts.size(); ++j) {
        const Index commune = result.planned.hosts[j].commune;
        const Index department = workspace.territory->communes.department[commune];
        const auto share = result.after.sites[j].home_share;
        if (result.planned.existing[j] || !share || *share >= low_home_share) continue;
        for (const auto& verdict : standing) {
            if (verdict.department != department || verdict.sites >= verdict.bounds.minimum) continue;
            result.warnings.push_back(message("plan.low_home_share"_text)
                                          .with("site", workspace.territory->communes.name[commune])
                                          .with("department", department_title(workspace, department))
                                          .with("share", *share * 100, 0));
        }
    }
}

/// The same question with métropoles excluded, in what is left of the time limit. Only what is proven stands beside a
/// proven plan.
std::optional<WithoutMetropoles> solve_without_metropoles(const Workspace& workspace, const PlanResult& result,
                                                          const PlanQuestion& question, const Clock& clock,
                                                          Feedback& feedback) {
    if (result.setup.limits.without_metropoles) return std::nullopt;
    planning::CandidateLimits limits;
    limits.without_metropoles = true;
    planning::PlanRequest request = result.setup.request;
    std::erase_if(request.candidates, [&](Index commune) { return !limits.allows(*workspace.territory, commune); });
    if (request.candidates.size() == result.setup.request.candidates.size()) return std::nullopt;
    const planning::PlanProblem plan = planning::build_problem(workspace.situation(), request);
    const auto solution = solve(plan, question, clock, feedback);
    if (!solution) return std::nullopt;
    if (solution->has_plan() && solution->status != optimise::Status::optimal) return std::nullopt;
    WithoutMetropoles without{solution->status, solution->value, {}, {}};
    if (!solution->has_plan()) return without;
    const auto planned = planning::planned_hosts(plan, solution->open);
    without.coverage = planning::tabulate(workspace.situation(), planned.hosts).coverage;
    for (std::size_t j = 0; j < planned.hosts.size(); ++j)
        if (!planned.existing[j]) without.proposed.push_back(planned.hosts[j].commune);
    return without;
}

}  // namespace

const optimise::Capabilities& plan_capabilities(optimise::Objective objective) {
    return optimise::solver_for(objective).capabilities;
}

Result<PlanResult> run_plan(const Workspace& workspace, const PlanQuestion& question, Feedback& feedback,
                            const PlanWatch& watch) {
    const Clock clock;
    auto setup = set_up_plan(workspace, question);
    if (!setup) return fail(setup.error());
    PlanResult result;
    result.setup = std::move(*setup);
    planning::PlanProblem plan = planning::build_problem(workspace.situation(), result.setup.request);
    result.candidate_count = plan.hosts.size();
    result.clients = plan.clients;
    const bool is_counted = words_of(plan.problem.objective).has_total;
    feedback.note(message(is_counted ? "log.problem"_text : "log.problem_fewest"_text)
                      .with("clients", static_cast<std::int64_t>(plan.problem.clients()))
                      .with("candidates", static_cast<std::int64_t>(plan.hosts.size()))
                      .with("total", std::int64_t{plan.problem.sites_total}));
    auto solution = question.within_capacity
                        ? solve_within_capacity(workspace, plan, question, clock, result, feedback, in_shown_units(plan, watch))
                        : solve(plan, question, clock, feedback, in_shown_units(plan, watch));
    if (!solution) return fail(solution.error());
    result.solution = std::move(*solution);
    feedback.note(message("log.solved"_text)
                      .with("status", std::string(status_name(result.solution.status)))
                      .with("nodes", result.solution.nodes)
                      .with("iterations", result.solution.iterations));
    result.before = planning::tabulate(workspace.situation(), result.setup.request.existing);
    result.warnings = workspace.all_warnings();
    result.warnings.insert(result.warnings.end(), result.setup.warnings.begin(), result.setup.warnings.end());
    if (!result.solution.has_plan()) return result;
    result.planned = planning::planned_hosts(plan, result.solution.open);
    result.after = planning::tabulate(workspace.situation(), result.planned.hosts);
    result.verdicts =
        planning::judge(*workspace.territory, workspace.scope, result.setup.request.rule, result.planned.hosts);
    result.zone_verdicts = planning::judge(result.setup.request.further_rules, result.planned.hosts);
    warn_of_memory(result);
    warn_of_low_home_shares(workspace, result);
    if (result.solution.status == optimise::Status::optimal && !question.within_capacity)
        result.without_metropoles = solve_without_metropoles(workspace, result, question, clock, feedback);
    return result;
}

Result<optimise::Solution> solve_plan(const planning::PlanProblem& plan, const PlanQuestion& question,
                                      Feedback& feedback) {
    return solve(plan, question, Clock(), feedback);
}

}  // namespace maillage::app
