// SPDX-License-Identifier: Apache-2.0
// Each commune to its nearest open site: smallest cost, ties by INSEE code of the host, then site id.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "planning/cost_model.h"
#include "territory/territory_set.h"

namespace maillage::planning {

inline constexpr std::int32_t no_site = -1;

/// Parallel arrays in the order of the communes asked for. Without any host: no_site and cost 0.
struct Allocation {
    std::vector<std::int32_t> host;  ///< position in the hosts given
    std::vector<Meters> cost;        ///< crow-fly metres, intra-commune rule applied
};

/// Cost: one or two geodesics per commune, a chord for each of the few hosts about as near as the nearest, a chord for
/// every host and group of 64 communes; runs on all threads. The chord is a lower bound of the cost, so no site that
/// could win or tie is left out.
[[nodiscard]] Allocation allocate(const CostModel& costs, std::span<const territory::Index> communes,
                                  std::span<const Host> hosts);

}  // namespace maillage::planning
