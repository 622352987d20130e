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

/// A step: a triangle against a bar. The play button has a triangle alone.
bool step_button(Ui& ui, const char* id, const Box& box, float direction, const std::string& what, bool enabled) {
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    tooltip(ui, what);
    put_box(box, hovered && enabled ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    const map::Color ink = enabled ? ui.palette.ink : ui.palette.hairline;
    const Point centre{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
    put_triangle({centre.x - direction * ui.px(1.5F), centre.y}, ui.px(5), {direction, 0}, ink);
    const float bar = centre.x + direction * ui.px(5);
    put_line({bar, centre.y - ui.px(5)}, {bar, centre.y + ui.px(5)}, ink, ui.px(1.8F));
    return clicked && enabled;
}

/// Acts on the press, not on the release: the press is what stops a play (shortcuts.cpp), and must not start it again.
void draw_play(Ui& ui, const Box& box) {
    const bool playing = ui.state.time.playing;
    bool hovered = false;
    hit(ui, "date_play", box, &hovered);
    if (ImGui::IsItemActivated() && !playing) ui.act([](Session& session) { session.play_time(); });
    tooltip(ui, ui.text(playing ? "window.pause"_text : "window.play"_text));
    put_box(box, hovered ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    const Point centre{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
    if (!playing) return put_triangle({centre.x + ui.px(1), centre.y}, ui.px(6), {1, 0}, ui.palette.action);
    for (const float side : {-1.0F, 1.0F}) {
        const float x = centre.x + side * ui.px(3.5F);
        put_box({{x - ui.px(1.8F), centre.y - ui.px(6)}, {x + ui.px(1.8F), centre.y + ui.px(6)}}, ui.palette.action);
    }
}

void draw_head(Ui& ui, const Box& head) {
    const float side = ui.px(26);
    const float middle = (head.low.y + head.high.y) / 2;
    float right = head.high.x;
    const auto place = [&](float width, float gap) {
        const Box box{{right - width, middle - side / 2}, {right, middle + side / 2}};
        right = box.low.x - ui.px(gap);
        return box;
    };
    // In a narrow window the buttons show their signs alone.
    const bool wide = head.width() >= ui.px(620);
    const auto pressed = [&](const char* id, TextKey key, Icon icon) {
        const std::string words = ui.text(key);
        if (!wide) return icon_button(ui, id, icon, words, ButtonKind::quiet, place(side, grid));
        const float width = text_size(ui, FontRole::body_medium, words).x + ui.px(6 * grid);
        return button(ui, id, words, ButtonKind::quiet, place(width, 2 * grid));
    };
    if (pressed("years", "window.years"_text, icons::table))
        ui.act([](Session& session) { session.show_years(true); });
    const bool at_end = !ui.state.workspace->as_of;
    if (step_button(ui, "date_next", place(side, grid), 1, ui.text("window.date_next"_text), !at_end))
        ui.act([](Session& session) { session.step_date(1); });
    draw_play(ui, place(side, grid));
    const bool at_start = ui.state.workspace->as_of && *ui.state.workspace->as_of <= ui.state.timeline.first;
    if (step_button(ui, "date_previous", place(side, 3 * grid), -1, ui.text("window.date_previous"_text), !at_start))
        ui.act([](Session& session) { session.step_date(-1); });
    // Left of the steps, which so stay under the pointer when it comes and goes.
    if (!at_end && pressed("date_all", "window.date_all"_text, icons::to_end))
        ui.act([](Session& session) { session.look_at(std::nullopt); });
    put_fitted(ui, "date_title", FontRole::small_bold, {head.low.x, middle_line(ui, FontRole::small_bold, head)},
               ui.palette.ink, capitalised(situation_text(*ui.state.workspace, ui.catalog)), right - head.low.x);
}

std::string event_text(const Ui& ui, const TimelineEvent& event) {
    std::string text = format_date(event.day, ui.language());
    for (const std::string& site : event.sites) text += "\n" + site;
    for (const std::string& site : event.ended)
        text += "\n" + ui.text(message("window.event_ended"_text).with("name", site));
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

/// Full where a site appears, open where one ends, both on a day with both; pale while still to come.
void draw_dot(const Ui& ui, Point centre, const TimelineEvent& event, bool counts) {
    const map::Color color = counts ? ui.palette.existing : ui.palette.disabled_ink;
    if (event.ended.empty()) return put_disc(centre, ui.px(5), color);
    put_disc(centre, ui.px(5), ui.palette.panel);
    put_ring(centre, ui.px(5), color, ui.px(1.8F));
    if (!event.sites.empty()) put_disc(centre, ui.px(2.4F), color);
}

void draw_bar(Ui& ui, const Box& bar) {
    const Timeline& timeline = ui.state.timeline;
    const float y = bar.low.y + ui.px(11);
    bool hovered = false;
    hit(ui, "date_bar", {bar.low, {bar.high.x, bar.low.y + ui.px(24)}}, &hovered);
    const float x = ImGui::GetIO().MousePos.x;
    const TimelineEvent* event = event_at(ui, bar, x);
    if (ImGui::IsItemActivated()) ui.act([](Session& session) { session.focus_date_bar(true); });
    if (ImGui::IsItemActive()) {
        // Near a dot the dot is meant.
        const Date day = event != nullptr ? event->day : timeline.day_at((x - bar.low.x) / std::max(bar.width(), 1.0F));
        ui.act([day](Session& session) { session.look_at(day); });
    }
    if (event != nullptr && hovered)
        tooltip(ui, event_text(ui, *event), TipTime::at_once);
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
    for (const TimelineEvent& dot : timeline.events)
        draw_dot(ui, {place_of(ui, bar, dot.day), y}, dot, !shown || dot.day <= *shown);
    const bool focused = ui.state.time.bar_has_focus;
    put_ring({now, y}, ui.px(9), focused ? ui.palette.action : ui.palette.ink, ui.px(focused ? 3.2F : 2.2F));
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
