// SPDX-License-Identifier: Apache-2.0
// Polygons with holes to triangles by ear clipping: holes are joined to the shell by bridges (Eberly,
// Triangulation by ear clipping, 2002), then convex corners without a vertex inside are cut off.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "map/draw_list.h"

namespace maillage::map {

/// `ring_start`: ring r owns points[ring_start[r] .. ring_start[r+1]), open, the shell first, any
/// orientation. Appends point numbers, three a triangle, all counter-clockwise. A simple polygon gives n - 2
/// + 2·holes triangles that cover it exactly; one that crosses itself gives triangles all the same. Cost: n ×
/// reflex corners.
void triangulate(std::span<const PointF> points, std::span<const std::uint32_t> ring_start,
                 std::vector<std::uint32_t>& triangles);

/// Twice the signed area of an open ring, positive counter-clockwise.
[[nodiscard]] double twice_area(std::span<const PointF> ring);

}  // namespace maillage::map
