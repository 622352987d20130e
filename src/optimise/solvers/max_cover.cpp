// SPDX-License-Identifier: Apache-2.0
#include "optimise/solvers/max_cover.h"

#include <memory>
#include <numeric>

#include "optimise/answer.h"
#include "optimise/cover_costs.h"
#include "optimise/feasibility.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "optimise/within_reach.h"

namespace maillage::optimise {

Result<Solution> MaxCover::solve(const LocationProblem& problem, const SolverOptions& options,
                                 Feedback& feedback) const {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate_for(Objective::max_cover, problem); !valid) return fail(valid.error());
    const std::int64_t everybody = std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0});
    LocationProblem median = problem;
    median.objective = Objective::p_median;
    median.costs = std::make_shared<CoverCosts>(problem.costs, problem.radius);
    SolverOptions inner = options_left(options, signal);
    if (options.watch)
        inner.watch = [&](const Incumbent& now) {
            options.watch({now.open, everybody - now.value, everybody - now.bound, signal.seconds()});
        };
    const auto answer = [&]() -> Result<Solution> {
        if (!problem.reach) return LagrangianExact().solve(median, inner, feedback);
        if (auto reasons = infeasible_reasons(problem); !reasons.empty()) return infeasible(std::move(reasons), signal);
        return solve_within_reach(problem, median.costs, 1, inner, feedback, signal);
    };
    auto found = answer();
    if (!found) return fail(found.error());
    if (found->status == Status::infeasible) return found;
    ProvenPlan plan{found->open, everybody - found->bound, found->tie_settled, options.settle_ties};
    // The answer may be interrupted in the inner solve only: its status is the one that counts.
    Solution solution = solution_of(problem, std::move(plan), signal);
    solution.status = found->status;
    solution.nodes = found->nodes;
    solution.iterations = found->iterations;
    solution.short_of_memory = found->short_of_memory;
    return solution;
}

}  // namespace maillage::optimise
