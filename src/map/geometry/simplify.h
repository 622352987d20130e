// SPDX-License-Identifier: Apache-2.0
// How much each vertex of an arc matters, after Visvalingam & Whyatt, Line generalisation by repeated
// elimination of points, The Cartographic Journal 30 (1993) 46-51. Every level of detail is a threshold on
// that one number.
#pragma once

#include <span>
#include <vector>

#include "map/draw_list.h"

namespace maillage::map {

/// One weight a point, metres: the square root of the effective area, infinite at both ends. A closed arc
/// (first = last) also keeps two points between them, so that it never loses its area. Cost: n log n.
void vertex_weights(std::span<const PointF> line, std::span<float> weights);

}  // namespace maillage::map
