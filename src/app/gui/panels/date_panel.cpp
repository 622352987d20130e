// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/date_panel.h"

#include <cmath>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// A round button with a triangle.
bool step_button(Ui& ui, const char* id, const Box& box, float direction, const std::string& what, bool enabled) {
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    tooltip(ui, what);
    put_box(box, hovered && enabled ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    put_triangle({(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2}, ui.px(6), {direction, 0},
                 enabled ? ui.palette.ink : ui.palette.hairline);
    return clicked && enabled;
}

void draw_head(Ui& ui, const Box& head) {
    const float side = ui.px(26);
    const float middle = (head.low.y + head.high.y) / 2;
    const auto place = [&](float from_right, float width) {
        return Box{{head.high.x - from_right, middle - side / 2}, {head.high.x - from_right + width, middle + side / 2}};
    };
    const std::string all = ui.text("window.date_all"_text);
    const float all_width = text_size(ui, FontRole::body_medium, all).x + ui.px(6 * grid);
    const bool at_end = !ui.state.workspace->as_of;
    float from_right = 0;
    if (!at_end) {
        from_right = all_width;
        if (button(ui, "date_all", all, ButtonKind::quiet, place(all_width, all_width)))
            ui.act([](Session& session) { session.look_at(std::nullopt); });
        from_right += ui.px(2 * grid);
    }
    if (step_button(ui, "date_next", place(from_right + side, side), 1, ui.text("window.date_next"_text), !at_end))
        ui.act([](Session& session) { session.step_date(1); });
    from_right += side + ui.px(grid);
    const bool at_start = ui.state.workspace->as_of && *ui.state.workspace->as_of <= ui.state.timeline.first;
    if (step_button(ui, "date_previous", place(from_right + side, side), -1, ui.text("window.date_previous"_text), !at_start))
        ui.act([](Session& session) { session.step_date(-1); });
    from_right += side + ui.px(3 * grid);
    put_fitted(ui, "date_title", FontRole::small_bold, {head.low.x, middle_line(ui, FontRole::small_bold, head)},
               ui.palette.ink, capitalised(situation_text(*ui.state.workspace, ui.catalog)), head.width() - from_right);
}

std::string event_text(const TimelineEvent& event, Language language) {
    std::string text = format_date(event.day, language);
    for (const std::string& site : event.sites) text += "\n" + site;
    return text;
}

void draw_years(Ui& ui, const Box& bar, float y, float below) {
    const Timeline& timeline = ui.state.timeline;
    for (int year = timeline.first.year; year <= timeline.last.year; ++year) {
        const float x = bar.low.x + bar.width() * static_cast<float>(timeline.position({year, 1, 1}));
        put_line({x, y - ui.px(5)}, {x, y + ui.px(6)}, ui.palette.hairline, ui.px(1));
        const Align align = year == timeline.last.year ? Align::right : Align::left;
        put_text(ui, FontRole::small, {x, below}, ui.palette.second_ink, std::to_string(year), align);
    }
}

void draw_bar(Ui& ui, const Box& bar) {
    const Timeline& timeline = ui.state.timeline;
    const float y = bar.low.y + ui.px(11);
    bool hovered = false;
    hit(ui, "date_bar", {bar.low, {bar.high.x, bar.low.y + ui.px(24)}}, &hovered);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsItemActive()) {
        const Date day = timeline.day_at((mouse.x - bar.low.x) / std::max(bar.width(), 1.0F));
        ui.act([day](Session& session) { session.look_at(day); });
    }
    put_box({{bar.low.x, y - ui.px(2)}, {bar.high.x, y + ui.px(2)}}, ui.palette.track, ui.px(2));
    draw_years(ui, bar, y, bar.low.y + ui.px(23));
    const auto shown = ui.state.workspace->as_of;
    const float now = shown ? bar.low.x + bar.width() * static_cast<float>(timeline.position(*shown)) : bar.high.x;
    put_box({{bar.low.x, y - ui.px(2)}, {now, y + ui.px(2)}}, ui.palette.bar, ui.px(2));
    const TimelineEvent* near = nullptr;
    float nearest = ui.px(9);
    for (const TimelineEvent& event : timeline.events) {
        const float x = bar.low.x + bar.width() * static_cast<float>(timeline.position(event.day));
        const bool counts = !shown || event.day <= *shown;
        if (counts)
            put_disc({x, y}, ui.px(5), ui.palette.existing);
        else
            put_disc({x, y}, ui.px(5), ui.palette.panel), put_ring({x, y}, ui.px(5), ui.palette.existing, ui.px(1.6F));
        if (hovered && std::abs(mouse.x - x) < nearest) {
            nearest = std::abs(mouse.x - x);
            near = &event;
        }
    }
    put_ring({now, y}, ui.px(9), ui.palette.ink, ui.px(2.2F));
    if (near != nullptr && !ImGui::IsItemActive()) tooltip(ui, event_text(*near, ui.language()));
}

}  // namespace

void draw_date_panel(Ui& ui) {
    if (!ui.state.workspace || ui.state.timeline.empty()) return;
    draw_head(ui, take(ui, ui.px(26)));
    gap(ui, grid);
    const Box bar = take(ui, ui.px(40));
    const float inset = ui.px(9);
    draw_bar(ui, {{bar.low.x + inset, bar.low.y}, {bar.high.x - inset, bar.high.y}});
}

}  // namespace maillage::app::gui
