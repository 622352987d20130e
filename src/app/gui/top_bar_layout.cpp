// SPDX-License-Identifier: Apache-2.0
#include "app/gui/top_bar_layout.h"

#include <algorithm>
#include <array>

#include "app/gui/drawing.h"
#include "app/gui/style.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

constexpr std::array all_tasks{Task::map, Task::sites, Task::propose, Task::compare};
constexpr float button_step = 40;
constexpr int button_count = 7;
constexpr float field_width = 310;
constexpr float narrow_field = 240;
constexpr float sign_width = 36;
/// Less of the question says nothing.
constexpr float least_question = 120;

}  // namespace

std::span<const Task> tasks() { return all_tasks; }

TopBarLayout top_bar_layout(const Ui& ui) {
    const Box& bar = ui.layout.top;
    const float height = ui.px(32);
    const float top = (bar.low.y + bar.high.y - height) / 2;
    const auto place = [&](float left, float right) { return Box{{left, top}, {std::max(right, left), top + height}}; };
    TopBarLayout layout;
    const float edge = bar.high.x - ui.px(3 * grid);
    layout.buttons = place(std::max(edge - ui.px(button_step) * button_count, bar.low.x), edge);
    const float air = ui.px(4 * grid);
    std::vector<float> widths;
    float tasks_width = 0;
    for (const Task task : all_tasks) {
        widths.push_back(text_size(ui, FontRole::body_medium, ui.text(task_name(task))).x + ui.px(5 * grid));
        tasks_width += widths.back() + ui.px(grid);
    }
    const float name_width = text_size(ui, FontRole::figure, ui.text("window.name"_text)).x;
    float left = bar.low.x + ui.px(panel_padding);
    float right = layout.buttons.low.x - air;
    const float room_beside = right - left - tasks_width - air;
    if (room_beside >= name_width + ui.px(sign_width) + 2 * air) {
        layout.name = place(left, left + name_width);
        left += name_width + ui.px(6 * grid);
    }
    const float question_width =
        ui.state.workspace ? text_size(ui, FontRole::body, document_line(ui.state, ui.catalog)).x + 1 : 0;
    const float free = right - left - tasks_width - 2 * air;
    float search_width = ui.px(field_width);
    if (free - search_width < question_width) search_width = ui.px(narrow_field);
    layout.search_is_sign = free < search_width;
    if (layout.search_is_sign) search_width = ui.px(sign_width);
    layout.search = place(right - search_width, right);
    const float for_question = std::min(question_width, free - search_width - ui.px(2 * grid));
    if (for_question >= std::min(question_width, ui.px(least_question)) && question_width > 0) {
        layout.question = place(left, left + for_question);
        left += for_question + 2 * air;
    }
    left = std::min(left, layout.search.low.x - air - tasks_width);
    for (const float width : widths) {
        layout.tasks.push_back(place(left, left + width));
        left += width + ui.px(grid);
    }
    return layout;
}

}  // namespace maillage::app::gui
