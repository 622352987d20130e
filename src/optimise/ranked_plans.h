// SPDX-License-Identifier: Apache-2.0
// The best plan, the second best, and so on: one tree that keeps as many incumbents and prunes only against the last of
// them. For the objectives that are sums (p_median, max_cover).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/solver.h"

namespace maillage::optimise {

struct RankedPlan {
    std::vector<int> open;   ///< ascending
    std::int64_t value = 0;  ///< in the objective's unit
};

struct RankedPlans {
    std::vector<RankedPlan> plans;  ///< best first; equal ones by their lists
    /// No other plan belongs among them; where fewer than asked, there are no more.
    bool proven = false;
    bool tie_cut = false;  ///< a plan as good as the last one was left out: the values stand, the choice is by lists
    std::int64_t nodes = 0;
    double seconds = 0;
};

/// The `count` best plans. `best` is the best one, proven or not (Solution::open): the ranking starts from it and its
/// neighbours; with a reach it must keep it, as all of the ranking then do. Of the options time, memory and tie_iterations
/// are used. A problem without any plan has an empty ranking. Errors: those of `validate`, "optimise.error.objective".
[[nodiscard]] Result<RankedPlans> ranked_plans(const LocationProblem& problem, std::span<const int> best,
                                               std::size_t count, const SolverOptions& options, Feedback& feedback);

/// Of a ranking the plans that differ from each one before in at least `sites` sites, at most `count`.
[[nodiscard]] std::vector<RankedPlan> differing(const std::vector<RankedPlan>& ranking, std::size_t sites,
                                                std::size_t count);

}  // namespace maillage::optimise
