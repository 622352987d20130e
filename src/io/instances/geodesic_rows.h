// SPDX-License-Identifier: Apache-2.0
// Crow-fly costs between points of the earth in whole metres, computed when asked for.
#pragma once

#include <memory>
#include <vector>

#include "geo/lon_lat.h"
#include "optimise/cost_rows.h"

namespace maillage::io {

/// Every point is a client; `candidates` are points. Cost: about 15 ns a pair (geo/geodesic.h).
[[nodiscard]] std::shared_ptr<const optimise::CostRows> geodesic_rows(const std::vector<geo::LonLat>& points,
                                                                      const std::vector<int>& candidates);

}  // namespace maillage::io
