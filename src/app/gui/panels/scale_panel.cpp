// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/scale_panel.h"

#include <algorithm>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>
#include "map/scale_bar.h"

namespace maillage::app::gui {
namespace {

/// In a small frame the map needs the room more than the buttons: wheel and keys zoom as well.
bool is_small(const Ui& ui) { return ui.layout.map.width() < ui.px(520) || ui.layout.map.height() < ui.px(300); }

void draw_buttons(Ui& ui, const Box& row) {
    const float side = row.height();
    float left = row.low.x;
    const auto next = [&] {
        const Box box{{left, row.low.y}, {left + side, row.high.y}};
        left += side + ui.px(grid);
        return box;
    };
    const auto zoom = [](double factor) {
        return [factor](Session& session) {
            const map::MapView& view = session.state().view;
            session.zoom(factor, {view.width / 2.0, view.height / 2.0});
        };
    };
    if (icon_button(ui, "zoom_in", icons::plus, ui.text("window.zoom_in"_text), ButtonKind::quiet, next()))
        ui.act(zoom(1.5));
    if (icon_button(ui, "zoom_out", icons::minus, ui.text("window.zoom_out"_text), ButtonKind::quiet, next()))
        ui.act(zoom(1 / 1.5));
    if (icon_button(ui, "fit", icons::fit, ui.text("window.fit"_text), ButtonKind::quiet, next()))
        ui.act([](Session& session) { session.fit(); });
}

void draw_bar(Ui& ui, const Box& row) {
    const map::MapView& view = ui.state.view;
    const float longest = ui.px(is_small(ui) ? 88 : 130);
    const auto bar = map::scale_bar(view.meters_per_px * ui.pixel_ratio, static_cast<double>(longest));
    const float length = static_cast<float>(bar.length_px);
    const float right = row.high.x;
    const float y = row.high.y - ui.px(4);
    const float tick = ui.px(6);
    const float thick = ui.px(2);
    put_box({{right - length, y - thick}, {right, y}}, ui.palette.ink);
    put_box({{right - length, y - tick}, {right - length + thick, y}}, ui.palette.ink);
    put_box({{right - thick, y - tick}, {right, y}}, ui.palette.ink);
    put_text(ui, FontRole::small_medium, {right - length / 2, y - tick - line_height(ui, FontRole::small)},
             ui.palette.ink, bar.label, Align::centre);
}

}  // namespace

void draw_scale_panel(Ui& ui) {
    const float width = ui.px(is_small(ui) ? 92 : 262);
    const float height = ui.px(is_small(ui) ? 24 : 30);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    const Box row{{at.x, at.y}, {at.x + width, at.y + height}};
    if (!is_small(ui)) draw_buttons(ui, row);
    draw_bar(ui, row);
}

}  // namespace maillage::app::gui
