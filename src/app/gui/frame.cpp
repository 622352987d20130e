// SPDX-License-Identifier: Apache-2.0
#include "app/gui/frame.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/gui/finder.h"
#include "app/gui/shortcuts.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

constexpr ImGuiWindowFlags docked = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus;

std::string window_name(const PanelEntry& panel) { return "###panel_" + std::string(panel.id); }

/// The hairline between a docked panel and what lies beside it.
void draw_seam(Ui& ui, const PanelEntry& panel, const Box& box) {
    const float thick = std::max(ui.px(1), 1.0F);
    const map::Color color = ui.palette.hairline;
    ImGui::PushClipRect({box.low.x, box.low.y}, {box.high.x, box.high.y}, false);  // over the padding too
    const bool at_left = panel.place == PanelPlace::goal || (panel.place == PanelPlace::task && ui.layout.task_is_tab);
    const bool at_foot = panel.place == PanelPlace::figures || panel.place == PanelPlace::date;
    if (at_left) put_box({{box.high.x - thick, box.low.y}, box.high}, color);
    if (panel.place == PanelPlace::task && !ui.layout.task_is_tab)
        put_box({box.low, {box.low.x + thick, box.high.y}}, color);
    if (at_foot) put_box({box.low, {box.high.x, box.low.y + thick}}, color);
    ImGui::PopClipRect();
}

/// A window that fills a box of the layout.
void draw_docked(Ui& ui, const PanelEntry& panel, const Box& box, Point padding, bool scrolls) {
    if (box.empty()) return;
    ImGui::SetNextWindowPos({box.low.x, box.low.y});
    ImGui::SetNextWindowSize({box.width(), box.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding.x, padding.y});
    const ImGuiWindowFlags flags =
        scrolls ? docked & ~ImGuiWindowFlags_NoScrollbar : docked | ImGuiWindowFlags_NoScrollWithMouse;
    if (ImGui::Begin(window_name(panel).c_str(), nullptr, flags)) {
        panel.draw(ui);
        draw_seam(ui, panel, box);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

void draw_over_map(Ui& ui, const PanelEntry& panel) {
    const Box& frame = ui.layout.map;
    const float margin = ui.px(3 * grid);
    const float foot = panel.anchor.x == 1 && panel.anchor.y == 1 ? ui.credits_height : 0;
    if (frame.width() < ui.px(240) || frame.height() < ui.px(160)) return;
    const auto between = [margin](float low, float high, float share) {
        return low + margin + (high - low - 2 * margin) * share;
    };
    ImGui::SetNextWindowPos({between(frame.low.x, frame.high.x, panel.anchor.x),
                             between(frame.low.y, frame.high.y, panel.anchor.y) - foot},
                            ImGuiCond_Always, {panel.anchor.x, panel.anchor.y});
    ImGui::SetNextWindowSizeConstraints(
        {0, 0}, {std::max(frame.width() - 2 * margin, 1.0F), std::max(frame.height() - 2 * margin, 1.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(3.5F * grid), ui.px(3 * grid)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(corner));
    ImGui::SetNextWindowBgAlpha(0.94F);  // the ground shows faintly that the map goes on behind
    const ImGuiWindowFlags flags = (docked | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing) &
                                   ~ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin(window_name(panel).c_str(), nullptr, flags)) {
        panel.draw(ui);
        const ImVec2 at = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        ui.note(std::string(panel.id) + "_card", {{at.x, at.y}, {at.x + size.x, at.y + size.y}}, 0, 0);
        // What stands at the foot stays there: labels of the map keep clear of it.
        if (panel.anchor.y == 1) ui.covered.push_back({{at.x, at.y}, {at.x + size.x, at.y + size.y}});
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

/// Tells the map what covers it, in its own style px.
void report_covered(Ui& ui) {
    const float scale = ui.state.scale;
    const Point origin = ui.layout.map.low;
    std::vector<map::ScreenBox> boxes;
    for (const Box& box : ui.covered)
        boxes.push_back({(box.low.x - origin.x) / scale, (box.low.y - origin.y) / scale, (box.high.x - origin.x) / scale,
                         (box.high.y - origin.y) / scale});
    ui.act([boxes = std::move(boxes)](Session& session) { session.cover_map(boxes); });
}

/// One window over everything, which takes every click, and in its middle a box as high as what it held last.
void draw_dialog(Ui& ui, const PanelEntry& panel) {
    const Box& window = ui.layout.window;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width(), window.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetStyleColorVec4(ImGuiCol_ModalWindowDimBg));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    constexpr ImGuiWindowFlags over_all = docked & ~ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (ImGui::Begin(window_name(panel).c_str(), nullptr, over_all)) {
        ImGuiStorage* storage = ImGui::GetStateStorage();
        const ImGuiID height_id = ImGui::GetID("height");
        const Point padding{ui.px(6 * grid), ui.px(5 * grid)};
        const float width = std::min(ui.px(panel.width), window.width());
        const float height = std::min(storage->GetFloat(height_id, ui.px(panel.width)), window.height());
        ImGui::SetCursorPos({std::floor((window.width() - width) / 2), std::floor((window.height() - height) / 2)});
        ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_PopupBg));
        ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, ui.px(corner));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding.x, padding.y});
        if (ImGui::BeginChild("dialog", {width, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding)) {
            panel.draw(ui);
            storage->SetFloat(height_id, ImGui::GetCursorPosY() + ImGui::GetScrollY() + padding.y);
        }
        ImGui::EndChild();
        ImGui::PopStyleVar(2);
        ImGui::PopStyleColor();
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

/// At the pointer, moved so that nothing of it leaves the window.
void draw_menu(Ui& ui, const PanelEntry& panel) {
    if (!ui.state.place_menu) return;
    const Box& window = ui.layout.window;
    const Point at = ui.state.place_menu->at;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID height_id = ImGui::GetID("menu_height");
    const float width = std::min(ui.px(panel.width), window.width());
    const float height = storage->GetFloat(height_id, ui.px(panel.width));
    const Point low{std::max(std::min(at.x, window.high.x - width), 0.0F),
                    std::max(std::min(at.y, window.high.y - height), 0.0F)};
    ImGui::SetNextWindowPos({low.x, low.y});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(window.height(), 1.0F)});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetStyleColorVec4(ImGuiCol_PopupBg));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(3 * grid), ui.px(2.5F * grid)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(corner));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(ui.px(1), 1.0F));
    const bool open = ImGui::Begin(window_name(panel).c_str(), nullptr,
                                   (docked | ImGuiWindowFlags_AlwaysAutoResize) &
                                       ~ImGuiWindowFlags_NoBringToFrontOnFocus);
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
    if (open) {
        panel.draw(ui);
        const ImVec2 size = ImGui::GetWindowSize();
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool inside = Box{low, {low.x + width, low.y + size.y}}.contains({mouse.x, mouse.y});
        const bool pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
        if (pressed && !inside && !ImGui::IsWindowAppearing())
            ui.act([](Session& session) { session.close_place_menu(); });
    }
    const float shown_height = ImGui::GetWindowSize().y;
    ImGui::End();
    storage->SetFloat(height_id, shown_height);
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

/// Where the task has no panel of its own, two tabs stand over the left one.
Box draw_tabs(Ui& ui) {
    Box strip = ui.layout.left;
    strip.high.y = std::min(strip.low.y + ui.px(40), strip.high.y);
    if (strip.empty()) return strip;
    ImGui::SetNextWindowPos({strip.low.x, strip.low.y});
    ImGui::SetNextWindowSize({strip.width(), strip.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::Begin("###tabs", nullptr, docked)) {
        const float middle = (strip.low.x + strip.high.x) / 2;
        const auto tab = [&](const char* id, TextKey words, Tab which, const Box& box) {
            bool hovered = false;
            if (hit(ui, id, box, &hovered)) ui.act([which](Session& session) { session.set_tab(which); });
            const bool on = ui.state.tab == which;
            put_fitted(ui, id, on ? FontRole::body_bold : FontRole::body,
                       {(box.low.x + box.high.x) / 2, middle_line(ui, FontRole::body, box)},
                       on || hovered ? ui.palette.ink : ui.palette.second_ink, ui.text(words),
                       box.width() - ui.px(2 * grid), Align::centre);
            if (on) put_box({{box.low.x, box.high.y - ui.px(3)}, box.high}, ui.palette.action);
        };
        put_box({{strip.high.x - std::max(ui.px(1), 1.0F), strip.low.y}, strip.high}, ui.palette.hairline);
        tab("tab_goal", "window.tab_goal"_text, Tab::goal, {strip.low, {middle, strip.high.y}});
        tab("tab_task", task_name(ui.state.tools.task), Tab::task, {{middle, strip.low.y}, strip.high});
    }
    ImGui::End();
    ImGui::PopStyleVar();
    return strip;
}

Box left_box(const Ui& ui) {
    Box box = ui.layout.left;
    if (ui.layout.task_is_tab) box.low.y = std::min(box.low.y + ui.px(40), box.high.y);
    return box;
}

}  // namespace

void draw_panel(Ui& ui, const PanelEntry& panel) {
    const Point roomy{ui.px(panel_padding), ui.px(panel_padding)};
    const Point low{ui.px(panel_padding), ui.px(3.5F * grid)};
    switch (panel.place) {
        case PanelPlace::top: return draw_docked(ui, panel, ui.layout.top, {}, false);
        case PanelPlace::goal: return draw_docked(ui, panel, left_box(ui), roomy, true);
        case PanelPlace::map: return draw_docked(ui, panel, ui.layout.map, {}, false);
        case PanelPlace::over_map: return draw_over_map(ui, panel);
        case PanelPlace::task:
            return draw_docked(ui, panel, ui.layout.task_is_tab ? left_box(ui) : ui.layout.right, roomy, true);
        case PanelPlace::figures: return draw_docked(ui, panel, ui.layout.figures, low, false);
        case PanelPlace::date: return draw_docked(ui, panel, ui.layout.date, low, false);
        case PanelPlace::dialog: return draw_dialog(ui, panel);
        case PanelPlace::menu: return draw_menu(ui, panel);
        case PanelPlace::finder: return draw_finder_window(ui, panel);
    }
}

void draw_frame(Ui& ui) {
    take_keys(ui);
    if (ui.layout.task_is_tab) draw_tabs(ui);
    for (const PanelEntry& panel : panels()) {
        if (panel.is_shown != nullptr && !panel.is_shown(ui.state)) continue;
        // The card of a candidate stands in place of the task until it is closed.
        if (panel.place == PanelPlace::task && ui.state.catchment && panel.id != "catchment") continue;
        if (ui.layout.task_is_tab && panel.place == PanelPlace::task && ui.state.tab != Tab::task) continue;
        if (ui.layout.task_is_tab && panel.place == PanelPlace::goal && ui.state.tab != Tab::goal) continue;
        draw_panel(ui, panel);
    }
    report_covered(ui);
}

void apply_actions(Ui& ui, Session& session) {
    for (const Action& action : std::exchange(ui.actions, {})) action(session);
}

}  // namespace maillage::app::gui
