// SPDX-License-Identifier: Apache-2.0
// Places with persons, nearest first: the order every figure of coverage is read from.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/quantity.h"

namespace maillage::planning {

/// Positions with persons, by cost (metres, never negative), equal costs in their order of position. Radix sort with
/// 12 bits a pass: two passes for the costs of France, no comparison.
[[nodiscard]] std::vector<std::uint32_t> order_by_cost(std::span<const Meters> cost,
                                                       std::span<const std::int64_t> persons);

}  // namespace maillage::planning
