// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/compare_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/compare_words.h"
#include "app/gui/draft_field.h"
#include "app/gui/panels/compare_tables.h"
#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/widgets.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr float row_height = 30;

/// A field as high as the row it stands in.
template <class Field>
auto in_row(const Ui& ui, const Box& row, const Field& field) {
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    ImGui::SetCursorScreenPos({row.low.x, row.low.y + std::max((ui.px(row_height) - height) / 2, 0.0F)});
    auto answer = field();
    ImGui::SetCursorScreenPos(cursor);
    return answer;
}

void draw_keep(Ui& ui) {
    const Box row = take(ui, ui.px(row_height));
    const float button_width = ui.px(92);
    const Box keep{{row.high.x - button_width, row.low.y}, row.high};
    const TextField field{"scenario_new", ui.state.compare.name, free_scenario_name(ui.state.project, ui.catalog)};
    const auto typed = in_row(ui, row, [&] { return text_field(ui, field, keep.low.x - ui.px(2 * grid) - row.low.x); });
    const bool entered =
        ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false);
    if (typed) ui.act([name = *typed](Session& session) { session.name_scenario(name); });
    const bool pressed = button(ui, "scenario_keep", ui.text("compare.keep"_text), ButtonKind::primary, keep);
    if (pressed || entered) ui.act([](Session& session) { session.keep_named_scenario(); });
}

void draw_scenario(Ui& ui, std::size_t index) {
    const project::Scenario& scenario = (*ui.state.project.scenarios)[index];
    const std::string number = std::to_string(index);
    const Box row = take(ui, ui.px(row_height));
    const float side = ui.px(28);
    const float top = row.low.y + ui.px(1);
    const Box drop{{row.high.x - side, top}, {row.high.x, top + side}};
    const Box again{{drop.low.x - ui.px(grid) - side, top}, {drop.low.x - ui.px(grid), top + side}};
    const std::string count =
        ui.text(message("compare.site_count"_text).with("count", static_cast<std::int64_t>(scenario.sites->size())));
    const float count_edge = again.low.x - ui.px(2 * grid);
    const float field_width = count_edge - text_size(ui, FontRole::small, count).x - ui.px(2 * grid) - row.low.x;
    const auto renamed = in_row(ui, row, [&] {
        return draft_field(ui, "scenario_name_" + number, scenario.name, ui.text("compare.name_hint"_text), field_width);
    });
    if (renamed) ui.act([index, name = *renamed](Session& session) { session.rename_scenario(index, name); });
    put_text(ui, FontRole::small, {count_edge, middle_line(ui, FontRole::small, row)}, ui.palette.second_ink, count,
             Align::right);
    const bool is_present = *scenario.sites == *ui.state.project.sites;
    if (icon_button(ui, "scenario_take_" + number, icons::undo, {}, ButtonKind::quiet, again, !is_present))
        ui.act([index](Session& session) { session.take_scenario(index); });
    if (icon_button(ui, "scenario_delete_" + number, icons::close, {}, ButtonKind::quiet, drop))
        ui.act([index](Session& session) { session.delete_scenario(index); });
    gap(ui, grid);
}

std::vector<SceneChoice> scenes_at_hand(const WindowState& state) {
    std::vector<SceneChoice> scenes{{SceneKind::start, {}}, {SceneKind::now, {}}};
    if (state.plan && state.plan->solution.has_plan()) scenes.push_back({SceneKind::proposal, {}});
    for (const project::Scenario& scenario : *state.project.scenarios) scenes.push_back({SceneKind::kept, scenario.name});
    return scenes;
}

void draw_side(Ui& ui, const char* id, const char* letter, CompareSide side, const Scene& shown, float right) {
    const std::vector<SceneChoice> scenes = scenes_at_hand(ui.state);
    std::vector<std::string> words;
    for (const SceneChoice& scene : scenes) words.push_back(scene_name(scene, ui.catalog));
    const Box row = take(ui, ui.px(row_height));
    const float left = ui.px(20);
    put_text(ui, FontRole::body_bold, {row.low.x, middle_line(ui, FontRole::body_bold, row)}, ui.palette.ink, letter);
    const auto at = std::find(scenes.begin(), scenes.end(), shown.choice);
    const int current = at == scenes.end() ? -1 : static_cast<int>(at - scenes.begin());
    const Box box{{row.low.x + left, row.low.y + ui.px(1)}, {row.high.x - right, row.high.y - ui.px(1)}};
    if (const auto picked = choice(ui, id, current, words, box))
        ui.act([side, scene = scenes[static_cast<std::size_t>(*picked)]](Session& session) {
            session.compare_with(side, scene);
        });
    gap(ui, grid);
}

void draw_sides(Ui& ui) {
    const ImVec2 low = ImGui::GetCursorScreenPos();
    const float swap_width = ui.px(34);
    draw_side(ui, "compare_a", "A", CompareSide::a, ui.state.compare.a, swap_width + ui.px(2 * grid));
    draw_side(ui, "compare_b", "B", CompareSide::b, ui.state.compare.b, swap_width + ui.px(2 * grid));
    const ImVec2 high = ImGui::GetCursorScreenPos();
    const float middle = (low.y + high.y - ui.px(grid)) / 2;
    const float edge = low.x + room(ui);
    const Box swap{{edge - swap_width, middle - swap_width / 2}, {edge, middle + swap_width / 2}};
    if (icon_button(ui, "compare_swap", icons::swap, {}, ButtonKind::quiet, swap))
        ui.act([](Session& session) { session.swap_compared(); });
}

void draw_views(Ui& ui) {
    constexpr std::array views{CompareView::difference, CompareView::swipe, CompareView::b_alone};
    const std::array words{"compare.view_difference"_text, "compare.view_swipe"_text, "compare.view_alone"_text};
    const Box row = take(ui, ui.px(30));
    const float step = row.width() / static_cast<float>(views.size());
    put_box(row, ui.palette.field, ui.px(corner));
    for (std::size_t i = 0; i < views.size(); ++i) {
        const float inset = ui.px(2);
        const float left = row.low.x + step * static_cast<float>(i);
        const Box box{{left + inset, row.low.y + inset}, {left + step - inset, row.high.y - inset}};
        const std::string id = "compare_view_" + std::to_string(i);
        bool hovered = false;
        if (hit(ui, id, box, &hovered)) ui.act([view = views[i]](Session& session) { session.set_compare_view(view); });
        const bool on = ui.state.compare.view == views[i];
        if (on) put_box(box, ui.palette.action, ui.px(corner - 1));
        if (!on && hovered) put_box(box, ui.palette.field_hover, ui.px(corner - 1));
        put_fitted(ui, id, on ? FontRole::small_bold : FontRole::small_medium,
                   {(box.low.x + box.high.x) / 2, middle_line(ui, FontRole::small, box)},
                   on ? ui.palette.on_action : ui.palette.ink, ui.text(words[i]), box.width() - ui.px(grid), Align::centre);
    }
}

void draw_exports(Ui& ui) {
    gap(ui, 4 * grid);
    const Box row = take(ui, ui.px(34));
    const float middle = (row.low.x + row.high.x) / 2;
    if (button(ui, "compare_csv", ui.text("compare.save_table"_text), ButtonKind::quiet,
               {row.low, {middle - ui.px(grid), row.high.y}}))
        ui.act([](Session& session) { session.ask_save(SaveKind::comparison); });
    if (button(ui, "compare_picture", ui.text("compare.save_picture"_text), ButtonKind::quiet,
               {{middle + ui.px(grid), row.low.y}, row.high}))
        ui.act([](Session& session) { session.ask_save(SaveKind::map_picture); });
}

}  // namespace

void draw_compare_panel(Ui& ui) {
    line(ui, "compare_title", FontRole::lead, ui.palette.ink, ui.text("compare.title"_text));
    gap(ui, 3 * grid);
    const CompareState& compare = ui.state.compare;
    if (!ui.state.check || !compare.b.workspace)
        return paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.not_loaded"_text));
    draw_keep(ui);
    gap(ui, 2 * grid);
    for (std::size_t i = 0; i < ui.state.project.scenarios->size(); ++i) draw_scenario(ui, i);
    gap(ui, 2 * grid);
    draw_sides(ui);
    gap(ui, grid);
    if (!compare.result)
        return note_box(ui, "compare_empty", ui.palette.caution, ui.text("compare.empty"_text),
                        ui.text("compare.empty_what"_text));
    draw_views(ui);
    gap(ui, 3 * grid);
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message("compare.basis"_text)
                          .with("distance", ui.text(compare.b.workspace->distance.label()))
                          .with("situation", situation_text(*compare.b.workspace, ui.catalog))));
    gap(ui, 2 * grid);
    draw_movers(ui, *compare.result);
    draw_compared_figures(ui, *compare.result);
    draw_compared_departments(ui, *compare.result);
    draw_exports(ui);
}

}  // namespace maillage::app::gui
