// SPDX-License-Identifier: Apache-2.0
// Where a simplex should begin that is given prices: at the cheapest set of sites, each zone whose rule binds priced by one
// of its sites. Then its duals are the Lagrangian's and thousands of pivots are saved. Any basis is a valid start; this
// one is exact for minima of zones that lie beside each other, and a guess where zones within zones bind together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/zone_limits.h"

namespace maillage::optimise {

struct StartBasis {
    Base base;              ///< the cheapest set the zones allow
    std::vector<int> held;  ///< per zone, the candidate whose price is the zone's; -1 = its rule costs nothing. None twice
};

/// The zones must be feasible. `price`: per candidate. Cost: a sort of the candidates, and candidates × depth.
[[nodiscard]] StartBasis start_basis(const ZoneLimits& limits, std::span<const std::int64_t> price);

}  // namespace maillage::optimise
