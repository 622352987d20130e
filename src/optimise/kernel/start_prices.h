// SPDX-License-Identifier: Apache-2.0
// Where a climb begins: near the prices of a good dual, told from a good plan.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

/// A dual point: 0 for the rows, and per client half-way between what it pays in the plan (1 = open) and what it would pay without its site. Where lists
/// are cut, no farther from the first than some mean distances of the plan: on an island the next site may lie an ocean
/// away, and a price that high would drown all others in the first steps.
[[nodiscard]] std::vector<std::int64_t> start_prices(const LocationProblem& problem, const Core& core,
                                                     std::span<const std::uint8_t> open);

}  // namespace maillage::optimise
