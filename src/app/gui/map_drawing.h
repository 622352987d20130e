// SPDX-License-Identifier: Apache-2.0
// What lies over the painted map, in the current ImGui window: places and lines of the map's view, in screen px.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// False for a commune of another of the scope's maps.
[[nodiscard]] bool lies_on_map(const Ui& ui, territory::Index commune);
/// `local` in metres of the display CRS relative to `origin`.
[[nodiscard]] Point on_map(const Ui& ui, geo::Xy origin, map::PointF local);
/// Where a place of the Earth stands.
[[nodiscard]] Point on_map(const Ui& ui, geo::LonLat place);
/// A line of `width` px on a casing a little wider.
void draw_outline(const Ui& ui, const Outline& outline, map::Color casing, map::Color color, float width);
/// Its edges alone: a place that is not decided.
void put_hollow_diamond(Point centre, float radius, map::Color color, map::Color casing, float width);

}  // namespace maillage::app::gui
