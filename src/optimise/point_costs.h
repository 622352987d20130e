// SPDX-License-Identifier: Apache-2.0
// Costs between points, computed when asked for: a row of 25 000 candidates takes about 50 µs, the matrix of 25 000 ×
// 25 000 would take 2.5 GB. Small ones are kept as a matrix. All are whole numbers, so that a proof is exact.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "optimise/cost_rows.h"

namespace maillage::optimise {

/// A place in the plane, in any unit.
struct PlanePoint {
    double x = 0;
    double y = 0;
};

/// A place on the sphere, in degrees.
struct SpherePoint {
    double lat = 0;
    double lon = 0;
};

/// How a length becomes a whole number: down, to the nearest (halves up), or in millionths, to the nearest.
enum class Rounding : std::uint8_t { floor, nearest, micro };

/// Euclid between every point, which is a client, and the points of `candidates` (indices, not empty). Errors (input):
/// "optimise.error.far_points" where some cost may not fit in 32 bits, known from the extent of the points alone.
Result<std::shared_ptr<const CostRows>> plane_costs(std::vector<PlanePoint> points, std::vector<int> candidates,
                                                    Rounding rounding);

/// Great circles on a sphere, in whole metres rounded up: the cost is at most r where the distance is, for whole r.
/// `radius_m` below 600 000 km, so that half its girth fits in 32 bits (assert).
std::shared_ptr<const CostRows> sphere_costs(std::vector<SpherePoint> points, std::vector<int> candidates,
                                             double radius_m);

/// The same costs as a matrix where it takes at most 128 MB, else `rows` itself. Reads every row once, on all threads.
std::shared_ptr<const CostRows> kept_if_small(std::shared_ptr<const CostRows> rows);

}  // namespace maillage::optimise
