// SPDX-License-Identifier: Apache-2.0
#include "app/gui/widgets.h"

#include <algorithm>

#include "app/gui/style.h"
#include "app/gui/tips.h"
#include <imgui.h>
#include <imgui_internal.h>

namespace maillage::app::gui {
namespace {

/// How long the pointer rests before a tip appears, seconds. Source: the usual half second of desktop toolkits.
constexpr float resting_s = 0.5F;

struct ButtonColors {
    map::Color ground;
    map::Color hovered;
    map::Color ink;
};

ButtonColors colors_of(const Palette& palette, ButtonKind kind) {
    switch (kind) {
        case ButtonKind::primary: return {palette.action, palette.action_hover, palette.on_action};
        case ButtonKind::quiet: return {palette.field, palette.field_hover, palette.ink};
        case ButtonKind::on_top: return {palette.top, palette.top_hover, palette.top_ink};
    }
    return {palette.field, palette.field_hover, palette.ink};
}

}  // namespace

float room(const Ui&) {
    // A scroll bar stands in the padding: what is beside it keeps its width whether the bar is there or not.
    const float bar = ImGui::GetScrollMaxY() > 0 ? ImGui::GetStyle().ScrollbarSize : 0;
    return ImGui::GetContentRegionAvail().x + bar;
}

void gap(const Ui& ui, float style_px) { ImGui::Dummy({0, ui.px(style_px)}); }

Box take(const Ui& ui, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::max(room(ui), 1.0F);
    ImGui::Dummy({width, height});
    return {{at.x, at.y}, {at.x + width, at.y + height}};
}

void line(Ui& ui, std::string_view id, FontRole role, map::Color color, const std::string& text) {
    const Box box = take(ui, line_height(ui, role));
    put_fitted(ui, id, role, box.low, color, text, box.width());
}

void paragraph(Ui& ui, FontRole role, map::Color color, const std::string& text) {
    const float width = std::max(room(ui), 1.0F);
    const Box box = take(ui, text_size(ui, role, text, width).y);
    put_text(ui, role, box.low, color, text, Align::left, width);
}

void pair_line(Ui& ui, std::string_view id, const std::string& words, const std::string& figure) {
    const Box box = take(ui, line_height(ui, FontRole::small) + ui.px(4));
    const float figure_width = text_size(ui, FontRole::small_medium, figure).x;
    put_fitted(ui, id, FontRole::small, box.low, ui.palette.second_ink, words,
               box.width() - figure_width - ui.px(2 * grid));
    put_text(ui, FontRole::small_medium, {box.high.x, box.low.y}, ui.palette.ink, figure, Align::right);
}

Box labelled_row(Ui& ui, std::string_view id, const std::string& label) {
    const Box row = take(ui, ui.px(32));
    gap(ui, grid);
    const float label_width = ui.px(104);
    if (!label.empty())
        put_fitted(ui, std::string(id) + "_label", FontRole::small, {row.low.x, middle_line(ui, FontRole::small, row)},
                   ui.palette.second_ink, label, label_width - ui.px(grid));
    return {{row.low.x + label_width, row.low.y}, row.high};
}

void note_box(Ui& ui, std::string_view id, const NoteColors& colors, const std::string& title, const std::string& text) {
    const float padding = ui.px(3 * grid);
    const float width = std::max(room(ui) - 2 * padding, 1.0F);
    const Point title_size = title.empty() ? Point{} : text_size(ui, FontRole::body_bold, title, width);
    const Point size = text.empty() ? Point{} : text_size(ui, FontRole::small, text, width);
    const float between = title.empty() || text.empty() ? 0 : ui.px(grid);
    const float inset = ui.px(10);
    const Box box = take(ui, title_size.y + between + size.y + 2 * inset);
    put_box(box, colors.ground, ui.px(corner));
    Point at{box.low.x + padding, box.low.y + inset};
    if (!title.empty()) put_text(ui, FontRole::body_bold, at, colors.strong, title, Align::left, width);
    at.y += title_size.y + between;
    if (!text.empty()) put_text(ui, FontRole::small, at, colors.text, text, Align::left, width);
    ui.note(std::string(id), box, std::max(title_size.x, size.x), width);
}

void tooltip(Ui& ui, const std::string& text, TipTime time) {
    if (text.empty()) return;
    if (ui.control != 0 && ImGui::GetItemID() == ui.control) ui.note_tip(text);
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled) || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    if (time == TipTime::resting && ImGui::GetItemID() != 0 && ImGui::GetCurrentContext()->HoveredIdTimer < resting_s) {
        ui.again = true;
        return;
    }
    const float padding = ui.px(10);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, ui.px(8)});
    ImGui::BeginTooltip();
    const float width = std::min(text_size(ui, FontRole::small, text).x, ui.px(360));
    const Point size = text_size(ui, FontRole::small, text, width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({size.x, size.y});
    put_text(ui, FontRole::small, {at.x, at.y}, ui.palette.ink, text, Align::left, width);
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void as_control(Ui& ui, std::string_view id, const Box& box) {
    ui.note_control(std::string(id), box, ImGui::GetItemID());
    if (const auto words = tip_of(id)) tooltip(ui, ui.text(*words));
}

bool hit(Ui& ui, std::string_view id, const Box& box, bool* hovered) {
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({box.low.x, box.low.y});
    const std::string label = "##" + std::string(id);
    const bool clicked =
        ImGui::InvisibleButton(label.c_str(), {std::max(box.width(), 1.0F), std::max(box.height(), 1.0F)});
    if (hovered != nullptr) *hovered = ImGui::IsItemHovered();
    as_control(ui, id, box);
    ImGui::SetCursorScreenPos(cursor);
    return clicked;
}

bool button(Ui& ui, std::string_view id, const std::string& words, ButtonKind kind, const Box& box, bool enabled) {
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered) && enabled;
    const ButtonColors colors = colors_of(ui.palette, kind);
    const FontRole role = kind == ButtonKind::primary ? FontRole::body_bold : FontRole::body_medium;
    put_box(box, !enabled ? ui.palette.field : hovered ? colors.hovered : colors.ground, ui.px(corner));
    const float inside = box.width() - ui.px(2 * grid);
    put_fitted(ui, id, role, {(box.low.x + box.high.x) / 2, middle_line(ui, role, box)},
               enabled ? colors.ink : ui.palette.disabled_ink, words, inside, Align::centre);
    return clicked;
}

bool icon_button(Ui& ui, std::string_view id, Icon icon, const std::string& what, ButtonKind kind, const Box& box,
                 bool enabled) {
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered) && enabled;
    const ButtonColors colors = colors_of(ui.palette, kind);
    if (!enabled) {
        put_icon(ui, icon, box, kind == ButtonKind::on_top ? ui.palette.top_second_ink : ui.palette.disabled_ink);
        tooltip(ui, what);
        return false;
    }
    if (hovered || kind == ButtonKind::quiet) put_box(box, hovered ? colors.hovered : colors.ground, ui.px(corner));
    put_icon(ui, icon, box, colors.ink);
    tooltip(ui, what);
    return clicked;
}

bool wide_button(Ui& ui, std::string_view id, const std::string& words, ButtonKind kind, bool enabled) {
    return button(ui, id, words, kind, take(ui, ui.px(34)), enabled);
}

std::optional<int> choice(Ui& ui, std::string_view id, int current, std::span<const std::string> options,
                          const Box& box) {
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    put_box(box, hovered ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    const float inset = ui.px(10);
    const float arrow = ui.px(18);
    const std::string shown = current >= 0 && current < static_cast<int>(options.size())
                                  ? options[static_cast<std::size_t>(current)]
                                  : std::string();
    put_fitted(ui, id, FontRole::small_medium, {box.low.x + inset, middle_line(ui, FontRole::small_medium, box)},
               ui.palette.ink, shown, box.width() - inset - arrow - ui.px(grid));
    const Point centre{box.high.x - arrow / 2 - ui.px(3), (box.low.y + box.high.y) / 2};
    const float wing = ui.px(4);
    put_line({centre.x - wing, centre.y - wing / 2}, {centre.x, centre.y + wing / 2}, ui.palette.second_ink, ui.px(1.4F));
    put_line({centre.x, centre.y + wing / 2}, {centre.x + wing, centre.y - wing / 2}, ui.palette.second_ink, ui.px(1.4F));

    const std::string popup = "##list_" + std::string(id);
    if (clicked) ImGui::OpenPopup(popup.c_str());
    std::optional<int> picked;
    float width = box.width();
    for (const std::string& option : options)
        width = std::max(width, text_size(ui, FontRole::small_medium, option).x + 2 * inset + ui.px(2 * grid));
    const float row = ui.px(28);
    ImGui::SetNextWindowPos({box.high.x - width, box.high.y + ui.px(2)});
    ImGui::SetNextWindowSize({width, row * static_cast<float>(options.size()) + ui.px(2 * grid)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(grid), ui.px(grid)});
    if (ImGui::BeginPopup(popup.c_str())) {
        for (int i = 0; i < static_cast<int>(options.size()); ++i) {
            const Box place = take(ui, row);
            bool on = false;
            if (hit(ui, std::string(id) + "." + std::to_string(i), place, &on)) {
                picked = i;
                ImGui::CloseCurrentPopup();
            }
            if (on || i == current) put_box(place, on ? ui.palette.field_hover : ui.palette.field, ui.px(3));
            put_text(ui, FontRole::small_medium,
                     {place.low.x + inset - ui.px(grid) / 2, middle_line(ui, FontRole::small_medium, place)},
                     ui.palette.ink, options[static_cast<std::size_t>(i)]);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    return picked && *picked != current ? picked : std::nullopt;
}

std::optional<int> stepper(Ui& ui, std::string_view id, int value, int lowest, int highest, const Box& box,
                           const std::string& words) {
    put_box(box, ui.palette.field, ui.px(corner));
    const float side = box.height();
    const std::string name(id);
    std::optional<int> changed;
    const Box less{box.low, {box.low.x + side, box.high.y}};
    const Box more{{box.high.x - side, box.low.y}, box.high};
    if (icon_button(ui, name + ".less", icons::minus, {}, ButtonKind::quiet, less) && value > lowest) changed = value - 1;
    if (icon_button(ui, name + ".more", icons::plus, {}, ButtonKind::quiet, more) && value < highest) changed = value + 1;
    put_text(ui, FontRole::small_medium,
             {(box.low.x + box.high.x) / 2, middle_line(ui, FontRole::small_medium, box)}, ui.palette.ink,
             words.empty() ? format_integer(value, ui.language()) : words, Align::centre);
    return changed;
}

bool check_box(Ui& ui, std::string_view id, const std::string& words, bool on) {
    const Box box = take(ui, ui.px(24));
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    const float side = ui.px(16);
    const float top = (box.low.y + box.high.y - side) / 2;
    const Box square{{box.low.x, top}, {box.low.x + side, top + side}};
    if (on) {
        put_box(square, ui.palette.action, ui.px(3));
        put_check_mark({square.low.x + side / 2, square.low.y + side / 2}, side * 0.34F, ui.palette.on_action, ui.px(1.8F));
    } else {
        put_box(square, hovered ? ui.palette.field_hover : ui.palette.field, ui.px(3));
        put_frame(square, ui.palette.second_ink, ui.px(3), ui.px(1));
    }
    put_fitted(ui, id, FontRole::small, {square.high.x + ui.px(2 * grid), middle_line(ui, FontRole::small, box)},
               ui.palette.ink, words, box.width() - side - ui.px(2 * grid));
    return clicked;
}

void share_bar(const Ui& ui, const Box& box, double share) {
    const float radius = ui.px(2);
    put_box(box, ui.palette.track, radius);
    const float width = box.width() * static_cast<float>(std::clamp(share, 0.0, 1.0));
    if (width >= 1) put_box({box.low, {box.low.x + width, box.high.y}}, ui.palette.bar, std::min(radius, width / 2));
}

void progress_bar(const Ui& ui, const Box& box, double fraction) {
    const float radius = box.height() / 2;
    put_box(box, ui.palette.track, radius);
    const float width = std::max(box.width() * static_cast<float>(std::clamp(fraction, 0.0, 1.0)), box.height());
    put_box({box.low, {box.low.x + width, box.high.y}}, ui.palette.action, radius);
}

}  // namespace maillage::app::gui
