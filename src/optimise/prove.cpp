// SPDX-License-Identifier: Apache-2.0
#include "optimise/prove.h"

#include <algorithm>
#include <memory>
#include <numeric>

#include "optimise/cover_costs.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/within_reach.h"

namespace maillage::optimise {
namespace {

/// A p-median, how much every plan of it is asked to pay, and whether that is all that is asked.
struct Question {
    LocationProblem median;
    std::int64_t enough = 0;  ///< a bound of this much will do; 0 = as much as can be proven
};

/// Who is not covered within the radius, each client for one.
LocationProblem uncovered(const LocationProblem& problem, std::int32_t radius) {
    LocationProblem median = problem;
    median.objective = Objective::p_median;
    median.reach.reset();
    median.costs = std::make_shared<CoverCosts>(problem.costs, radius);
    for (std::int64_t& weight : median.weight) weight = weight > 0 ? 1 : 0;
    return median;
}

Question question_of(const LocationProblem& problem, std::int64_t value) {
    switch (problem.objective) {
        case Objective::p_median: return {problem, 0};
        case Objective::max_cover: {
            Question question{problem, 0};
            question.median.objective = Objective::p_median;
            question.median.costs = std::make_shared<CoverCosts>(problem.costs, problem.radius);
            return question;
        }
        case Objective::p_center: return {uncovered(problem, static_cast<std::int32_t>(value - 1)), 1};
        case Objective::set_cover: {
            Question question{uncovered(problem, std::min(problem.radius, problem.reach.value_or(problem.radius))), 1};
            question.median.sites_total = static_cast<int>(value - 1);
            question.median.at_most = true;
            return question;
        }
    }
    return {problem, 0};
}

/// The bound of the question as one of the objective.
std::int64_t bound_of(const LocationProblem& problem, std::int64_t value, std::int64_t paid) {
    switch (problem.objective) {
        case Objective::p_median: return std::min(paid, value);
        case Objective::max_cover:
            return std::max(value, std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0}) - paid);
        case Objective::p_center: return paid >= 1 ? value : 0;
        case Objective::set_cover: return paid >= 1 ? value : 0;
    }
    return 0;
}

Proof no_set_is_left(const LocationProblem& problem) {
    Proof proof;
    proof.priced = rule_limits(problem).priced;
    proof.nodes.resize(1);
    proof.nodes.front().end = ProofNode::End::infeasible;
    return proof;
}

/// Without any site the first client that asks for something pays its 1.
Proof nobody_is_served(const LocationProblem& problem) {
    const auto first = std::ranges::find_if(problem.weight, [](std::int64_t weight) { return weight > 0; });
    Proof proof;
    proof.priced = rule_limits(problem).priced;
    proof.nodes.resize(1);
    if (first != problem.weight.end())
        proof.nodes.front().steps.push_back({{{static_cast<int>(first - problem.weight.begin()), 1}}, {}, {}});
    return proof;
}

/// A cover's costs are already those of the question; its reach is still one of the problem's own.
Result<Solution> answer(const LocationProblem& problem, const Question& question, const SolverOptions& options,
                        Feedback& feedback) {
    if (!question.median.reach) return LagrangianExact().solve(question.median, options, feedback);
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    const StopSignal signal(feedback, options.time_limit_s);
    const bool is_cover = problem.objective == Objective::max_cover;
    return solve_within_reach(problem, question.median.costs, is_cover ? 1 : *problem.reach, options, feedback, signal);
}

}  // namespace

Result<ProvenBound> prove(const LocationProblem& problem, std::span<const int> open, std::int64_t value,
                          const SolverOptions& options, Feedback& feedback) {
    const bool counts_sites = problem.objective == Objective::set_cover;
    if (value <= 0) return ProvenBound{{}, 0};
    const Question question = question_of(problem, value);
    if (counts_sites && !infeasible_reasons(question.median).empty()) return ProvenBound{no_set_is_left(question.median), value};
    if (counts_sites && value == 1) return ProvenBound{nobody_is_served(problem), 1};
    SolverOptions inner = options;
    inner.keep_proof = true;
    inner.settle_ties = false;
    inner.watch = {};
    inner.start = counts_sites ? std::vector<int>{} : std::vector<int>(open.begin(), open.end());
    inner.enough_bound = question.enough;
    auto found = answer(problem, question, inner, feedback);
    if (!found) return fail(found.error());
    return ProvenBound{std::move(found->proof), bound_of(problem, value, found->bound)};
}

}  // namespace maillage::optimise
