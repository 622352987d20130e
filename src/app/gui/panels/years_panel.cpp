// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/years_panel.h"

#include <algorithm>
#include <span>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/format.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using planning::YearCount;
using planning::YearlyTable;
using planning::YearRow;

// Style px.
constexpr float name_width = 232;
constexpr float year_width = 62;
constexpr float bar_width = 14;  ///< free for the scroll bar
constexpr float row_height = 24;
constexpr float most_height = 384;

constexpr TextKey measures[] = {"window.years_open"_text, "window.years_opened"_text, "window.years_closed"_text,
                                "window.years_places"_text};

/// Places are unknown, not zero, where no open site says how many; a least number where some do not.
std::string places_text(const YearCount& count, Language language) {
    if (count.open > 0 && count.places_unknown == count.open) return "–";
    const std::string places = format_integer(count.places, language);
    return count.places_unknown > 0 ? "≥ " + places : places;
}

std::string cell_text(const YearCount& count, YearMeasure measure, Language language) {
    switch (measure) {
        case YearMeasure::open: return format_integer(count.open, language);
        case YearMeasure::opened: return format_integer(count.opened, language);
        case YearMeasure::closed: return format_integer(count.closed, language);
        case YearMeasure::places: break;
    }
    return places_text(count, language);
}

/// The years that fit, moved back as asked.
std::span<const YearRow> shown_years(const Ui& ui, const YearlyTable& table, float width) {
    const float free = width - ui.px(name_width) - ui.px(bar_width);
    const auto fit = static_cast<std::size_t>(std::max(free / ui.px(year_width), 1.0F));
    const std::size_t all = table.years.size();
    const std::size_t count = std::min(fit, all);
    const std::size_t back = std::min(static_cast<std::size_t>(ui.state.time.years_back), all - count);
    return std::span(table.years).subspan(all - count - back, count);
}

float right_of(const Ui& ui, const Box& row, std::size_t at, std::size_t count) {
    return row.high.x - ui.px(bar_width) - ui.px(year_width) * static_cast<float>(count - 1 - at);
}

void draw_measure(Ui& ui) {
    const Box row = take(ui, ui.px(30));
    std::vector<std::string> words;
    for (const TextKey key : measures) words.push_back(ui.text(key));
    const Box box{row.low, {row.low.x + ui.px(340), row.high.y}};
    if (const auto picked = choice(ui, "years_measure", static_cast<int>(ui.state.time.measure), words, box))
        ui.act([measure = static_cast<YearMeasure>(*picked)](Session& session) { session.set_year_measure(measure); });
}

void draw_head(Ui& ui, std::span<const YearRow> years, const YearlyTable& table) {
    const Box row = take(ui, ui.px(26));
    const float top = middle_line(ui, FontRole::small_bold, row);
    for (std::size_t i = 0; i < years.size(); ++i)
        put_text(ui, FontRole::small_bold, {right_of(ui, row, i, years.size()), top}, ui.palette.ink,
                 std::to_string(years[i].year), Align::right);
    put_box({{row.low.x, row.high.y - std::max(ui.px(1), 1.0F)}, row.high}, ui.palette.hairline);
    if (years.size() == table.years.size()) return;
    const float side = ui.px(22);
    const auto place = [&](float x) {
        return Box{{row.low.x + x, row.low.y}, {row.low.x + x + side, row.low.y + side}};
    };
    const auto step = [&](const char* id, float x, int columns, float direction, bool enabled) {
        const Box box = place(x);
        bool hovered = false;
        if (hit(ui, id, box, &hovered) && enabled) ui.act([columns](Session& session) { session.step_years(columns); });
        put_box(box, hovered && enabled ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
        put_triangle({(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2}, ui.px(5), {direction, 0},
                     enabled ? ui.palette.ink : ui.palette.disabled_ink);
    };
    step("years_step_back", 0, -1, -1, years.front().year > table.years.front().year);
    step("years_step_on", side + ui.px(grid), 1, 1, years.back().year < table.years.back().year);
}

template <class CountOf>
void draw_row(Ui& ui, const std::string& id, const std::string& code, const std::string& name, FontRole role,
              std::span<const YearRow> years, CountOf count_of) {
    const Box row = take(ui, ui.px(row_height));
    const float top = middle_line(ui, role, row);
    const float indent = code.empty() ? 0 : ui.px(34);
    put_text(ui, FontRole::small, {row.low.x, top}, ui.palette.second_ink, code);
    put_fitted(ui, "years_name_" + id, role, {row.low.x + indent, top}, ui.palette.ink, name,
               ui.px(name_width) - indent - ui.px(2 * grid));
    const YearMeasure measure = ui.state.time.measure;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const std::string text = cell_text(count_of(years[i]), measure, ui.language());
        put_fitted(ui, "years_cell_" + id + "_" + std::to_string(years[i].year), role,
                   {right_of(ui, row, i, years.size()), top}, text == "0" ? ui.palette.second_ink : ui.palette.ink, text,
                   ui.px(year_width) - ui.px(grid), Align::right);
    }
}

void draw_departments(Ui& ui, const YearlyTable& table, std::span<const YearRow> years) {
    const auto& departments = ui.state.time.counted->territory->departments;
    const float needed = ui.px(row_height) * static_cast<float>(table.departments.size());
    const float space = ImGui::GetStyle().ItemSpacing.y * static_cast<float>(table.departments.size());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    if (ImGui::BeginChild("years_rows", {0, std::min(needed + space, ui.px(most_height))})) {
        for (std::size_t at = 0; at < table.departments.size(); ++at) {
            const std::string code = departments.code[table.departments[at]].text();
            draw_row(ui, code, code, departments.name[table.departments[at]], FontRole::small, years,
                     [at](const YearRow& year) -> const YearCount& { return year.departments[at]; });
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

void draw_notes(Ui& ui, const YearlyTable& table) {
    const auto note = [&](const std::string& text) {
        gap(ui, grid);
        paragraph(ui, FontRole::small, ui.palette.second_ink, text);
    };
    const YearMeasure measure = ui.state.time.measure;
    const auto any = [&](auto has) { return std::ranges::any_of(table.years, has); };
    if (measure == YearMeasure::opened && any([](const YearRow& year) { return year.all.opened_or_before > 0; }))
        note(ui.text("window.years_opened_note"_text));
    if (measure == YearMeasure::places && any([](const YearRow& year) { return year.all.places_unknown > 0; }))
        note(ui.text("window.years_places_note"_text));
    if (!table.years.empty() && table.years.back().all.undated > 0) note(ui.text("timeline.undated"_text));
    if (table.ended_undated > 0)
        note(ui.text(message("timeline.ended_undated"_text).with("count", std::int64_t{table.ended_undated})));
}

void draw_buttons(Ui& ui) {
    const Box row = take(ui, ui.px(34));
    const Box save{{row.high.x - ui.px(180), row.low.y}, row.high};
    const Box close{{save.low.x - ui.px(2 * grid) - ui.px(110), row.low.y}, {save.low.x - ui.px(2 * grid), row.high.y}};
    if (button(ui, "years_close", ui.text("window.close"_text), ButtonKind::quiet, close))
        ui.act([](Session& session) { session.show_years(false); });
    if (button(ui, "years_export", ui.text("window.years_export"_text), ButtonKind::primary, save))
        ui.act([](Session& session) { session.ask_save(SaveKind::years_csv); });
}

}  // namespace

void draw_years_panel(Ui& ui) {
    if (!ui.state.time.table) return;
    const YearlyTable& table = *ui.state.time.table;
    line(ui, "years_title", FontRole::lead, ui.palette.ink, ui.text("window.years"_text));
    gap(ui, 2 * grid);
    if (table.years.empty()) {
        paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("timeline.nothing_dated"_text));
    } else {
        draw_measure(ui);
        gap(ui, grid);
        const auto years = shown_years(ui, table, room(ui));
        draw_head(ui, years, table);
        draw_row(ui, "all", {}, ui.text("window.years_all"_text), FontRole::small_bold, years,
                 [](const YearRow& year) -> const YearCount& { return year.all; });
        draw_departments(ui, table, years);
        draw_notes(ui, table);
    }
    gap(ui, 3 * grid);
    draw_buttons(ui);
}

}  // namespace maillage::app::gui
