// SPDX-License-Identifier: Apache-2.0
// One answer of a warm solver: from the prices and the plan of the answer before to a plan and a bound that meet.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "optimise/kernel/branch_and_bound.h"
#include "optimise/kernel/nearest_lists.h"

namespace maillage::optimise {

/// What one answer leaves for the next.
struct WarmMemory {
    std::vector<std::int64_t> prices;  ///< per client of the problem; empty = nothing was asked yet
    std::vector<int> plan;             ///< candidates of the problem, ascending
};

struct WarmWork {
    const LocationProblem& problem;  ///< valid, with a plan
    const NearestLists& lists;
    std::span<const std::shared_ptr<const CostColumn>> columns;
    std::int64_t scale = 1;
    std::int64_t iteration_limit = impossible;
};

struct WarmAnswer {
    ProblemPlan plan;
    std::int64_t bound = 0;  ///< scaled, proven; above plan.cost − scale where the plan is proven optimal
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;
};

/// `memory` moves on to what was found. Same question and memory, same answer, unless the signal comes; a plan always.
[[nodiscard]] WarmAnswer warm_answer(const WarmWork& work, WarmMemory& memory, const StopSignal& signal);

}  // namespace maillage::optimise
