// SPDX-License-Identifier: Apache-2.0
#include "app/gui/swipe_line.h"

#include <algorithm>
#include <cmath>

#include "app/gui/compare_words.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

/// How near the pointer must be, style px on either side.
constexpr float grab = 7;
constexpr float handle_radius = 14;

bool is_shown(const Ui& ui) { return ui.state.compare.result && ui.state.compare.left; }

float line_x(const Ui& ui) {
    const Box& frame = ui.layout.map;
    return std::round(frame.low.x + static_cast<float>(ui.state.compare.line) * frame.width());
}

/// "A  Situation de départ" on its own ground, as much of it as fits between the line and the edge.
void draw_name(Ui& ui, const char* id, const std::string& text, float line, bool left) {
    const Box& frame = ui.layout.map;
    const float inset = ui.px(2.5F * grid);
    const float away = ui.px(3 * grid);
    const float free = (left ? line - frame.low.x : frame.high.x - line) - 2 * away - 2 * inset;
    if (free < ui.px(24)) return;
    const float width = std::min(text_size(ui, FontRole::small_bold, text).x, free) + 2 * inset;
    const float low = left ? line - away - width : line + away;
    const Box box{{low, frame.low.y + away}, {low + width, frame.low.y + away + ui.px(26)}};
    put_box(box, ui.palette.panel, ui.px(corner));
    put_frame(box, ui.palette.hairline, ui.px(corner), ui.px(1));
    const float y = middle_line(ui, FontRole::small_bold, box);
    const std::string shown = fitted(ui, FontRole::small_bold, text, width - 2 * inset + 1);
    put_text(ui, FontRole::small_bold, {box.low.x + inset, y}, ui.palette.ink, shown);
    ui.note(id, box, 0, 0);
}

}  // namespace

void draw_left_of_line(Ui& ui) {
    if (!is_shown(ui)) return;
    const Box& frame = ui.layout.map;
    void* texture = ui.canvas.paint_beside(*ui.state.compare.left, ui.state.view, ui.state.content_revision);
    if (texture == nullptr) return;
    const float x = line_x(ui);
    ImGui::GetWindowDrawList()->AddImage(texture, {frame.low.x, frame.low.y}, {x, frame.high.y}, {0, 0},
                                         {(x - frame.low.x) / frame.width(), 1});
}

bool take_swipe_line(Ui& ui) {
    if (!is_shown(ui)) return false;
    const Box& frame = ui.layout.map;
    const float x = line_x(ui);
    bool hovered = false;
    hit(ui, "compare_swipe", {{x - ui.px(grab), frame.low.y}, {x + ui.px(grab), frame.high.y}}, &hovered);
    const bool held = ImGui::IsItemActive();
    if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (held) {
        const double share = static_cast<double>((ImGui::GetIO().MousePos.x - frame.low.x) / frame.width());
        if (share != ui.state.compare.line) ui.act([share](Session& session) { session.set_swipe_line(share); });
    }
    const map::Color color = hovered || held ? ui.palette.action : ui.palette.ink;
    put_line({x, frame.low.y}, {x, frame.high.y}, ui.palette.panel, ui.px(5));
    put_line({x, frame.low.y}, {x, frame.high.y}, color, ui.px(2));
    const Point centre{x, std::round((frame.low.y + frame.high.y) / 2)};
    put_disc(centre, ui.px(handle_radius), ui.palette.panel);
    put_ring(centre, ui.px(handle_radius), color, ui.px(2));
    put_triangle({centre.x - ui.px(6), centre.y}, ui.px(4), {-1, 0}, color);
    put_triangle({centre.x + ui.px(6), centre.y}, ui.px(4), {1, 0}, color);
    const CompareState& compare = ui.state.compare;
    draw_name(ui, "compare_name_a", "A\u00A0\u00A0" + scene_name(compare.a.choice, ui.catalog), x, true);
    draw_name(ui, "compare_name_b", "B\u00A0\u00A0" + scene_name(compare.b.choice, ui.catalog), x, false);
    return hovered || held;
}

}  // namespace maillage::app::gui
