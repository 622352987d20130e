// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/catchment_overlay.h"

#include <array>
#include <cmath>

#include "app/gui/drawing.h"
#include "app/gui/map_drawing.h"
#include "app/gui/style.h"
#include "app/services/format.h"

namespace maillage::app::gui {
namespace {

constexpr int corners = 96;

/// The map's projections are conformal and true to length to a few parts in a thousand: less than the line is wide.
/// The figures count by exact distances, never by these circles.
void draw_circle(Ui& ui, const std::string& id, geo::Xy origin, map::PointF centre, double radius_m, map::Color color) {
    const auto corner_at = [&](int i) {
        const double angle = 2 * 3.14159265358979 * i / corners;
        return on_map(ui, origin, {centre.x + static_cast<float>(radius_m * std::cos(angle)),
                                   centre.y + static_cast<float>(radius_m * std::sin(angle))});
    };
    std::array<Point, corners + 1> line;
    for (int i = 0; i <= corners; ++i) line[static_cast<std::size_t>(i)] = corner_at(i % corners);
    for (const bool casing : {true, false})
        for (std::size_t i = 1; i < line.size(); ++i)
            put_line(line[i - 1], line[i], casing ? map::with_opacity(ui.palette.panel, 0.7) : color,
                     casing ? ui.px(3.2F) : ui.px(1.4F));
    // East, north, west, south: a quarter of the corners each.
    ui.note(id, {{line[corners / 2].x, line[corners / 4].y}, {line[0].x, line[corners * 3 / 4].y}}, 0, 0);
}

}  // namespace

void draw_catchment_overlay(Ui& ui) {
    if (!ui.state.catchment || !ui.state.workspace) return;
    const CatchmentCard& card = *ui.state.catchment;
    const planning::CandidateCatchment* candidate = card.candidate();
    if (candidate == nullptr || !lies_on_map(ui, candidate->candidate.commune)) return;
    const auto& geometry = ui.state.content->geometry->whole();
    const map::PointF centre = geometry.project(candidate->candidate.place);
    draw_outline(ui, card.outline, ui.palette.panel, ui.palette.proposed, ui.px(2));
    // A road is longer than the line it follows: bands of a detour model reach less far as the crow flies.
    constexpr Meters far{1'000'000};
    const double stretch = ui.state.workspace->distance.length(far).value / static_cast<double>(far.value);
    for (const planning::Band& band : card.bands) {
        const double radius = band.limit.value / stretch;
        draw_circle(ui, "catchment_ring_" + band_key(band), geometry.origin(), centre, radius, ui.palette.proposed);
        const Point top = on_map(ui, geometry.origin(), {centre.x, centre.y + static_cast<float>(radius)});
        const std::string words = band_text(band, ui.language());
        const Point size = text_size(ui, FontRole::credit, words);
        const Box box{{top.x - size.x / 2 - ui.px(grid), top.y - size.y / 2},
                      {top.x + size.x / 2 + ui.px(grid), top.y + size.y / 2}};
        if (!ui.layout.map.contains(box.low) || !ui.layout.map.contains(box.high)) continue;
        put_box(box, ui.palette.panel, ui.px(3));
        put_text(ui, FontRole::credit, {top.x, box.low.y}, ui.palette.ink, words, Align::centre);
    }
    put_hollow_diamond(on_map(ui, geometry.origin(), centre), ui.px(8), ui.palette.proposed, ui.palette.panel, ui.px(2));
}

}  // namespace maillage::app::gui
