// SPDX-License-Identifier: Apache-2.0
// The line around a commune or a department, to be drawn over the map.
#pragma once

#include <functional>
#include <vector>

#include "map/territory_geometry.h"

namespace maillage::app::gui {

/// Polylines in metres of the display CRS relative to `origin`. Empty where the place is shown in another CRS.
struct Outline {
    geo::Xy origin;
    std::vector<std::vector<map::PointF>> lines;
    map::WorldBox box;
};

/// Around all communes for which `inside` holds, without the borders between them. Cost as for a department.
[[nodiscard]] Outline communes_outline(const map::TerritoryGeometry& geometry,
                                       const std::function<bool(territory::Index)>& inside);
[[nodiscard]] Outline commune_outline(const map::TerritoryGeometry& geometry, territory::Index commune);
/// Cost: one pass over the arcs (about 0.1 ms a hundred thousand).
[[nodiscard]] Outline department_outline(const map::TerritoryGeometry& geometry, territory::Index department);

}  // namespace maillage::app::gui
