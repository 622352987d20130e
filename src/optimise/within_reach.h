// SPDX-License-Identifier: Apache-2.0
// Plans that keep a reach (LocationProblem::reach): first whether the sites can keep it at all, and if not why not; then
// the best p-median among those that do (median_under_cover.h).
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/solver.h"

namespace maillage::optimise {

/// Whether an allowed plan of `sites_total` sites keeps the reach.
struct ReachAnswer {
    std::vector<int> plan;                  ///< one that does, ascending; empty = none, or not known in time
    std::vector<InfeasibleReason> reasons;  ///< why none does; empty = one does, or not known in time
    CoverRows rows;                         ///< who reaches whom, implied sets left out
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;
};

/// The problem must be valid, feasible but for its reach, and have one. SolverOptions::start is taken where it does.
[[nodiscard]] ReachAnswer answer_reach(const LocationProblem& problem, const SolverOptions& options,
                                       const StopSignal& signal);

/// Nothing is known of any plan: interrupted or unknown; or infeasible, where there are reasons.
[[nodiscard]] Solution without_plan(ReachAnswer reach, const StopSignal& signal);

/// `problem`, whose objective is p_median or max_cover, as the p-median of these costs, each at most `limit`, among the plans
/// that keep the problem's reach. Value and bound are those of that p-median.
[[nodiscard]] Result<Solution> solve_within_reach(const LocationProblem& problem, std::shared_ptr<const CostRows> costs,
                                                  std::int32_t limit, const SolverOptions& options, Feedback& feedback,
                                                  const StopSignal& signal);

}  // namespace maillage::optimise
