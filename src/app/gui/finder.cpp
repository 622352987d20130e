// SPDX-License-Identifier: Apache-2.0
#include "app/gui/finder.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/top_bar_layout.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr float place_width = 460;
constexpr float command_width = 620;
constexpr float row_height = 32;
constexpr int rows_in_sight = 12;

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground;

Box finder_box(const Ui& ui, float height) {
    const Box& window = ui.layout.window;
    const bool place = ui.state.tools.finder && ui.state.tools.finder->kind == FinderKind::place;
    const float margin = ui.px(2 * grid);
    const float width = std::min(ui.px(place ? place_width : command_width), window.width() - 2 * margin);
    float right = std::floor((window.width() + width) / 2);
    if (place) right = std::max(top_bar_layout(ui).search.high.x, width + margin);
    const float top = place ? margin / 2 : std::min(ui.px(88), window.height() / 8);
    return {{right - width, top}, {right, std::min(top + height, window.height() - margin)}};
}

/// Where the keys and the wheel of this frame lead.
int moved(const Ui& ui, int picked, int count) {
    for (const KeyPress& press : ui.keys) {
        if (press.key == GLFW_KEY_DOWN) ++picked;
        if (press.key == GLFW_KEY_UP) --picked;
        if (press.key == GLFW_KEY_PAGE_DOWN) picked += rows_in_sight;
        if (press.key == GLFW_KEY_PAGE_UP) picked -= rows_in_sight;
    }
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel != 0) picked -= wheel > 0 ? 1 : -1;
    return std::clamp(picked, 0, std::max(count - 1, 0));
}

bool entered(const Ui& ui) {
    return std::any_of(ui.keys.begin(), ui.keys.end(), [](const KeyPress& press) {
        return (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER) && !press.ctrl && !press.shift;
    });
}

bool draw_row(Ui& ui, int number, const FinderRow& row, bool picked) {
    const Box box = take(ui, ui.px(row_height));
    const std::string id = "found_" + std::to_string(number);
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    if (picked || hovered) put_box(box, picked ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    const float inset = ui.px(3 * grid);
    const float detail = text_size(ui, FontRole::small, row.detail).x;
    const float room_for_detail = std::min(detail, box.width() * 0.6F);
    put_fitted(ui, id + "_title", FontRole::body_medium, {box.low.x + inset, middle_line(ui, FontRole::body_medium, box)},
               row.enabled ? ui.palette.ink : ui.palette.disabled_ink, row.title,
               box.width() - room_for_detail - 3 * inset);
    put_fitted(ui, id + "_detail", FontRole::small, {box.high.x - inset, middle_line(ui, FontRole::small, box)},
               ui.palette.second_ink, row.detail, room_for_detail, Align::right);
    return clicked;
}

}  // namespace

void draw_finder_window(Ui& ui, const PanelEntry& panel) {
    const Box& window = ui.layout.window;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width(), window.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::Begin(("###panel_" + std::string(panel.id)).c_str(), nullptr, bare)) {
        ImGuiStorage* storage = ImGui::GetStateStorage();
        const ImGuiID height_id = ImGui::GetID("height");
        const Box box = finder_box(ui, storage->GetFloat(height_id, ui.px(120)));
        put_box({{box.low.x - ui.px(1), box.low.y + ui.px(2)}, {box.high.x + ui.px(1), box.high.y + ui.px(3)}},
                ui.palette.shade, ui.px(corner + 1));
        put_box(box, ui.palette.panel, ui.px(corner));
        put_frame(box, ui.palette.hairline, ui.px(corner), std::max(ui.px(1), 1.0F));
        const float padding = ui.px(1.5F * grid);
        ImGui::SetCursorPos({box.low.x, box.low.y});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
        if (ImGui::BeginChild("finder", {box.width(), box.height()}, false,
                              ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoScrollbar |
                                  ImGuiWindowFlags_NoScrollWithMouse)) {
            panel.draw(ui);
            storage->SetFloat(height_id, ImGui::GetCursorPosY() + padding);
        }
        ImGui::EndChild();
        ImGui::PopStyleVar();
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.contains({mouse.x, mouse.y}))
            ui.act([](Session& session) { session.close_finder(); });
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

std::optional<std::size_t> draw_finder(Ui& ui, const std::string& hint, std::span<const FinderRow> rows,
                                       const std::string& empty) {
    if (!ui.state.tools.finder) return std::nullopt;
    const Finder& finder = *ui.state.tools.finder;
    // The keyboard stays here as long as the finder does.
    const bool focus = !ImGui::IsAnyItemActive() && !ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (const auto typed = text_field(ui, {"finder_text", finder.typed, hint, 0, focus}, room(ui)))
        ui.act([text = *typed](Session& session) { session.type_in_finder(text); });
    gap(ui, grid);
    const int count = static_cast<int>(rows.size());
    if (count == 0) {
        gap(ui, grid);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(3 * grid));
        paragraph(ui, FontRole::small, ui.palette.second_ink, empty);
        gap(ui, 2 * grid);
        return std::nullopt;
    }
    const int now = std::clamp(finder.picked, 0, count - 1);
    const int picked = moved(ui, now, count);
    if (picked != finder.picked) ui.act([picked](Session& session) { session.pick_in_finder(picked); });
    const int first = std::clamp(picked - rows_in_sight + 2, 0, std::max(count - rows_in_sight, 0));
    std::optional<std::size_t> taken;
    for (int i = first; i < std::min(first + rows_in_sight, count); ++i)
        if (draw_row(ui, i, rows[static_cast<std::size_t>(i)], i == picked)) taken = static_cast<std::size_t>(i);
    if (entered(ui)) taken = static_cast<std::size_t>(picked);
    if (taken && !rows[*taken].enabled) taken.reset();
    return taken;
}

}  // namespace maillage::app::gui
