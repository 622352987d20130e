// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/date_panel.h"

#include <algorithm>
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

float place_of(const Ui& ui, const Box& bar, Date day) {
    return bar.low.x + bar.width() * static_cast<float>(ui.state.timeline.position(day));
}

/// The event under the pointer, if any.
const TimelineEvent* event_at(const Ui& ui, const Box& bar, float x) {
    const TimelineEvent* found = nullptr;
    float nearest = ui.px(7);
    for (const TimelineEvent& event : ui.state.timeline.events) {
        const float away = std::abs(x - place_of(ui, bar, event.day));
        if (away >= nearest) continue;
        nearest = away;
        found = &event;
    }
    return found;
}

void draw_bar(Ui& ui, const Box& bar) {
    const Timeline& timeline = ui.state.timeline;
    const float y = bar.low.y + ui.px(11);
    bool hovered = false;
    hit(ui, "date_bar", {bar.low, {bar.high.x, bar.low.y + ui.px(24)}}, &hovered);
    const float x = ImGui::GetIO().MousePos.x;
    const TimelineEvent* event = event_at(ui, bar, x);
    if (ImGui::IsItemActive()) {
        // Near a dot the dot is meant.
        const Date day = event != nullptr ? event->day : timeline.day_at((x - bar.low.x) / std::max(bar.width(), 1.0F));
        ui.act([day](Session& session) { session.look_at(day); });
    }
    if (event != nullptr && hovered)
        tooltip(ui, event_text(*event, ui.language()), TipTime::at_once);
    else
        tooltip(ui, ui.text("window.tip.date_bar"_text));
    const auto line_to = [&](float right, map::Color color) {
        put_box({{bar.low.x, y - ui.px(2)}, {right, y + ui.px(2)}}, color, ui.px(2));
    };
    line_to(bar.high.x, ui.palette.track);
    draw_years(ui, bar, y, bar.low.y + ui.px(23));
    const auto shown = ui.state.workspace->as_of;
    const float now = shown ? place_of(ui, bar, *shown) : bar.high.x;
    line_to(now, ui.palette.bar);
    for (const TimelineEvent& dot : timeline.events) {
        const Point centre{place_of(ui, bar, dot.day), y};
        const bool counts = !shown || dot.day <= *shown;
        put_disc(centre, ui.px(5), counts ? ui.palette.existing : ui.palette.panel);
        if (!counts) put_ring(centre, ui.px(5), ui.palette.existing, ui.px(1.6F));
    }
    put_ring({now, y}, ui.px(9), ui.palette.ink, ui.px(2.2F));
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
