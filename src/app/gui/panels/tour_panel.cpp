// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/tour_panel.h"

#include <algorithm>

#include "app/gui/panels/dialog_parts.h"
#include "app/gui/style.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

struct Step {
    TextKey title;
    TextKey text;
};
constexpr Step steps[] = {
    {"window.tour_goal_title"_text, "window.tour_goal"_text},
    {"window.tour_drag_title"_text, "window.tour_drag"_text},
    {"window.tour_propose_title"_text, "window.tour_propose"_text},
};
constexpr int step_count = 3;

/// What a step speaks of. In a narrow window the task stands where the goal did.
Box place_of(const Ui& ui, int step) {
    if (step == 0) return ui.layout.left;
    if (step == 1) return ui.layout.map;
    return ui.layout.task_is_tab ? ui.layout.left : ui.layout.right;
}

void draw_line_around(const Ui& ui, const Box& box) {
    const float thick = ui.px(3);
    const map::Color color = ui.palette.action;
    ImGui::PushClipRect({box.low.x, box.low.y}, {box.high.x, box.high.y}, false);
    put_box({box.low, {box.high.x, box.low.y + thick}}, color);
    put_box({{box.low.x, box.high.y - thick}, box.high}, color);
    put_box({box.low, {box.low.x + thick, box.high.y}}, color);
    put_box({{box.high.x - thick, box.low.y}, box.high}, color);
    ImGui::PopClipRect();
}

}  // namespace

bool shows_tour(const WindowState& state) { return state.tour.has_value() && state.content != nullptr; }

void draw_tour_panel(Ui& ui) {
    if (!ui.state.tour) return;
    const int at = std::clamp(*ui.state.tour, 0, step_count - 1);
    const Step& step = steps[at];
    draw_line_around(ui, place_of(ui, at));
    ImGui::Dummy({ui.px(340), 0});
    line(ui, "tour_step", FontRole::small, ui.palette.second_ink,
         ui.text(message("window.tour_step"_text).with("step", std::int64_t{at} + 1).with("count", std::int64_t{step_count})));
    line(ui, "tour_title", FontRole::body_bold, ui.palette.ink, ui.text(step.title));
    gap(ui, grid);
    paragraph(ui, FontRole::body, ui.palette.ink, ui.text(step.text));
    gap(ui, 3 * grid);
    const bool last = at == step_count - 1;
    std::vector<DialogButton> buttons{{"tour_next", last ? "window.tour_end"_text : "window.tour_next"_text,
                                       ButtonKind::primary, [](Session& session) { session.step_tour(1); }}};
    if (!last)
        buttons.push_back({"tour_close", "window.tour_close"_text, ButtonKind::quiet,
                           [](Session& session) { session.close_tour(); }});
    dialog_buttons(ui, buttons);
}

}  // namespace maillage::app::gui
