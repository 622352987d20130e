// SPDX-License-Identifier: Apache-2.0
// Whole metres over the ellipsoid by Karney's geodesic, which knows nothing of the series that plans are made with.
//
// The two differ by less than `series_error_m`; they round to the same metre but for lengths that close to a half.
// There, and only there, the series of docs/domain.md ("crow-fly cost") decides, written here once more: it is the
// definition of the cost, and the geodesic vouches for it to within that error.
// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), as PROJ ships it; ellipsoid GRS 80.
#pragma once

#include <memory>

#include "verify/cost_source.h"

namespace maillage::verify {

/// What the series may differ from the geodesic by. Source: docs/domain.md, measured against PROJ, rounded up.
[[nodiscard]] double series_error_m(double length_m);

[[nodiscard]] std::unique_ptr<CostSource> geodesic_source(const GeodesicCosts& data);

}  // namespace maillage::verify
