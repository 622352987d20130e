// SPDX-License-Identifier: Apache-2.0
#include "app/gui/outline.h"

namespace maillage::app::gui {
namespace {

/// Fine enough for any zoom at which a whole commune or department is in sight.
constexpr int commune_level = 1;
constexpr int department_level = 4;

/// Arcs with exactly one side for which `inside(feature)` holds.
template <class Inside>
Outline border_of(const map::TerritoryGeometry& geometry, int level, const Inside& inside) {
    Outline outline{geometry.origin(), {}, {}};
    const map::ArcTopology& topology = geometry.topology();
    const auto points = geometry.points();
    for (std::uint32_t arc = 0; arc < topology.arc_count(); ++arc) {
        const bool left = inside(topology.left[arc]);
        const bool right = topology.right[arc] != map::ArcTopology::none && inside(topology.right[arc]);
        if (left == right) continue;
        std::vector<map::PointF> line;
        for (const std::uint32_t vertex : geometry.arc_at(arc, level)) {
            line.push_back(points[vertex]);
            outline.box.add({outline.origin.x + points[vertex].x, outline.origin.y + points[vertex].y});
        }
        if (line.size() > 1) outline.lines.push_back(std::move(line));
    }
    return outline;
}

}  // namespace

Outline communes_outline(const map::TerritoryGeometry& geometry, const std::function<bool(territory::Index)>& inside) {
    std::vector<std::uint8_t> chosen(geometry.feature_count());
    for (std::uint32_t feature = 0; feature < chosen.size(); ++feature)
        chosen[feature] = inside(geometry.commune(feature)) ? 1 : 0;
    return border_of(geometry, department_level, [&](std::uint32_t feature) { return chosen[feature] != 0; });
}

Outline commune_outline(const map::TerritoryGeometry& geometry, territory::Index commune) {
    const auto feature = geometry.feature(commune);
    if (!feature) return {};
    return border_of(geometry, commune_level, [&](std::uint32_t other) { return other == *feature; });
}

Outline department_outline(const map::TerritoryGeometry& geometry, territory::Index department) {
    const auto& of_commune = geometry.territory()->communes.department;
    return border_of(geometry, department_level, [&](std::uint32_t feature) {
        return of_commune[geometry.commune(feature)] == department;
    });
}

}  // namespace maillage::app::gui
