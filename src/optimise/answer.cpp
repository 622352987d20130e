// SPDX-License-Identifier: Apache-2.0
#include "optimise/answer.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

#include "optimise/evaluation.h"

namespace maillage::optimise {

maillage::Status validate_for(Objective objective, const LocationProblem& problem) {
    if (problem.objective == objective) return validate(problem);
    return fail(Error{.kind = ErrorKind::input,
                      .message = message("optimise.error.objective"_text),
                      .file = {},
                      .place = {},
                      .remedy = {}});
}

Solution solution_of(const LocationProblem& problem, ProvenPlan plan, const StopSignal& signal) {
    Solution solution;
    solution.bound = plan.bound;
    if (!plan.open.empty()) {
        Evaluation evaluation = evaluate(problem, plan.open);
        solution.value = objective_value(problem, plan.open, evaluation);
        solution.weighted_cost = evaluation.value;
        solution.allocation = std::move(evaluation.allocation);
        solution.open = std::move(plan.open);
        const auto larger = static_cast<double>(std::max(solution.value, solution.bound));
        solution.gap = larger > 0 ? static_cast<double>(std::abs(solution.value - solution.bound)) / larger : 0.0;
    }
    const bool optimal = solution.has_plan() && solution.bound == solution.value;
    solution.tie_settled = optimal && plan.tie_settled;
    const bool finished = optimal && (plan.tie_settled || !plan.ties_asked);
    if (signal.cancelled() && !finished)
        solution.status = Status::interrupted;
    else if (optimal)
        solution.status = Status::optimal;
    else
        solution.status = solution.has_plan() ? Status::feasible : Status::unknown;
    solution.seconds = signal.seconds();
    return solution;
}

Solution infeasible(std::vector<InfeasibleReason> reasons, const StopSignal& signal) {
    Solution solution;
    solution.status = Status::infeasible;
    solution.reasons = std::move(reasons);
    solution.seconds = signal.seconds();
    return solution;
}

SolverOptions options_left(const SolverOptions& options, const StopSignal& signal) {
    SolverOptions left = options;
    left.time_limit_s = std::max(0.0, options.time_limit_s - signal.seconds());
    left.gap_target = 0;
    left.enough_bound = 0;
    left.proof_iterations = std::numeric_limits<std::int64_t>::max();
    left.keep_proof = false;
    left.watch = {};
    return left;
}

}  // namespace maillage::optimise
