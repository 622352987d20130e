// SPDX-License-Identifier: Apache-2.0
#include "app/gui/map_drawing.h"

#include <array>
#include <vector>

#include "app/gui/drawing.h"
#include <imgui.h>

namespace maillage::app::gui {

Point on_map(const Ui& ui, geo::Xy origin, map::PointF local) {
    const geo::Xy px = ui.state.view.to_screen({origin.x + local.x, origin.y + local.y});
    return {ui.layout.map.low.x + static_cast<float>(px.x) / ui.pixel_ratio,
            ui.layout.map.low.y + static_cast<float>(px.y) / ui.pixel_ratio};
}

Point on_map(const Ui& ui, geo::LonLat place) {
    const auto& geometry = ui.state.content->geometry->whole();
    return on_map(ui, geometry.origin(), geometry.project(place));
}

bool lies_on_map(const Ui& ui, territory::Index commune) {
    return ui.state.content->geometry->whole().feature(commune).has_value();
}

void draw_outline(const Ui& ui, const Outline& outline, map::Color casing, map::Color color, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<ImVec2> points;
    const auto packed = [](map::Color c) { return IM_COL32(c.r, c.g, c.b, c.a); };
    for (const bool is_casing : {true, false})
        for (const auto& line : outline.lines) {
            points.clear();
            for (const map::PointF point : line) {
                const Point at = on_map(ui, outline.origin, point);
                points.push_back({at.x, at.y});
            }
            list->AddPolyline(points.data(), static_cast<int>(points.size()), packed(is_casing ? casing : color), 0,
                              is_casing ? width + ui.px(2) : width);
        }
}

void put_hollow_diamond(Point centre, float radius, map::Color color, map::Color casing, float width) {
    const std::array<Point, 4> corners{{{centre.x, centre.y - radius},
                                        {centre.x + radius, centre.y},
                                        {centre.x, centre.y + radius},
                                        {centre.x - radius, centre.y}}};
    for (const bool is_casing : {true, false})
        for (std::size_t i = 0; i < corners.size(); ++i)
            put_line(corners[i], corners[(i + 1) % corners.size()], is_casing ? casing : color,
                     is_casing ? width * 2.2F : width);
}

}  // namespace maillage::app::gui
