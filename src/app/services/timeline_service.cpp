// SPDX-License-Identifier: Apache-2.0
#include "app/services/timeline_service.h"

#include "app/services/format.h"
#include "io/exporters/csv_exporter.h"
#include "io/json_writer.h"

namespace maillage::app {
namespace {

using planning::YearCount;

/// Nothing where sites stand and no text says how many places any of them has: unknown is not zero.
std::optional<std::int64_t> known_places(const YearCount& count) {
    if (count.open > 0 && count.places_unknown == count.open) return std::nullopt;
    return count.places;
}

struct CountColumn {
    const char* key;
    TextKey header;
    Value (*of)(const YearCount& count);
};

constexpr CountColumn count_columns[] = {
    {"sites", "column.year_sites"_text, [](const YearCount& count) { return Value(count.open); }},
    {"undated", "column.year_undated"_text, [](const YearCount& count) { return Value(count.undated); }},
    {"opened", "column.year_opened"_text, [](const YearCount& count) { return Value(count.opened); }},
    {"opened_or_before", "column.year_opened_or_before"_text,
     [](const YearCount& count) { return Value(count.opened_or_before); }},
    {"closed", "column.year_closed"_text, [](const YearCount& count) { return Value(count.closed); }},
    {"places", "column.places"_text,
     [](const YearCount& count) {
         const auto places = known_places(count);
         return places ? Value(*places) : Value();
     }},
    {"places_unknown", "column.year_places_unknown"_text,
     [](const YearCount& count) { return Value(count.places_unknown); }},
};

void set_counts(Value& value, const YearCount& count) {
    for (const CountColumn& column : count_columns) value.set(column.key, column.of(count));
}

void add_columns(Table& table, const Catalog& catalog) {
    for (const CountColumn& column : count_columns)
        table.columns.push_back({column.key, catalog.text(column.header), true});
}

void add_cells(std::vector<Cell>& row, const YearCount& count, Language language) {
    for (const CountColumn& column : count_columns) {
        Value raw = column.of(count);
        const auto* number = std::get_if<std::int64_t>(&raw.content());
        std::string shown = number == nullptr ? "–" : format_integer(*number, language);
        row.push_back({std::move(raw), std::move(shown)});
    }
}

/// A year is a name, not a number of things: no separator of thousands.
Cell year_cell(int year) { return {Value(year), std::to_string(year)}; }

Section total_section(const planning::YearlyTable& table, const Catalog& catalog) {
    Section section;
    section.title = catalog.text("report.years"_text);
    if (table.years.empty()) section.lines.push_back(catalog.text("timeline.nothing_dated"_text));
    if (!table.years.empty() && table.years.back().all.undated > 0)
        section.lines.push_back(catalog.text("timeline.undated"_text));
    if (table.ended_undated > 0)
        section.lines.push_back(catalog.text(
            message("timeline.ended_undated"_text).with("count", std::int64_t{table.ended_undated})));
    section.table.id = "years";
    section.table.columns = {{"year", catalog.text("column.year"_text), true}};
    add_columns(section.table, catalog);
    for (const planning::YearRow& year : table.years) {
        std::vector<Cell> row = {year_cell(year.year)};
        add_cells(row, year.all, catalog.language());
        section.table.rows.push_back(std::move(row));
    }
    return section;
}

Section department_section(const Workspace& workspace, const planning::YearlyTable& table, const Catalog& catalog) {
    const auto& departments = workspace.territory->departments;
    Section section;
    section.title = catalog.text("report.years_by_department"_text);
    section.table.id = "timeline";
    section.table.columns = {{"year", catalog.text("column.year"_text), true},
                             {"code", catalog.text("column.code"_text)},
                             {"name", catalog.text("column.department"_text)}};
    add_columns(section.table, catalog);
    for (const planning::YearRow& year : table.years)
        for (std::size_t row = 0; row < table.departments.size(); ++row) {
            std::vector<Cell> cells = {year_cell(year.year), text_cell(departments.code[table.departments[row]].text()),
                                       text_cell(departments.name[table.departments[row]])};
            add_cells(cells, year.departments[row], catalog.language());
            section.table.rows.push_back(std::move(cells));
        }
    return section;
}

}  // namespace

planning::YearlyTable timeline_of(const Workspace& workspace) {
    std::vector<planning::PlacedSite> placed;
    for (const LocatedSite& site : workspace.sites)
        placed.push_back({&site.site, workspace.territory->communes.department[site.host.commune]});
    return planning::yearly_table(workspace.scope, placed);
}

Value timeline_value(const Workspace& workspace, const planning::YearlyTable& table) {
    Value years{Value::List{}};
    for (const planning::YearRow& row : table.years) {
        Value year;
        year.set("year", row.year);
        set_counts(year, row.all);
        Value departments{Value::List{}};
        for (std::size_t at = 0; at < table.departments.size(); ++at) {
            Value department;
            department.set("code", workspace.territory->departments.code[table.departments[at]].text());
            set_counts(department, row.departments[at]);
            departments.push(std::move(department));
        }
        year.set("departments", std::move(departments));
        years.push(std::move(year));
    }
    return years;
}

void add_timeline(const Workspace& workspace, Report& report, const Catalog& catalog) {
    const planning::YearlyTable table = timeline_of(workspace);
    report.sections.push_back(total_section(table, catalog));
    report.sections.push_back(department_section(workspace, table, catalog));
    report.main_table = report.sections.back().table.id;
}

std::string timeline_csv(const Workspace& workspace, const planning::YearlyTable& table) {
    const auto& departments = workspace.territory->departments;
    std::string text = "year,code,name";
    for (const CountColumn& column : count_columns) text += std::string(",") + column.key;
    text += '\n';
    for (const planning::YearRow& year : table.years)
        for (std::size_t row = 0; row < table.departments.size(); ++row) {
            text += std::to_string(year.year) + "," +
                    io::csv_text_cell(departments.code[table.departments[row]].view()) + "," +
                    io::csv_text_cell(departments.name[table.departments[row]]);
            for (const CountColumn& column : count_columns) {
                const Value value = column.of(year.departments[row]);
                text += "," + (value.is_null() ? std::string() : io::json_text(value, io::JsonLayout::compact));
            }
            text += '\n';
        }
    return text;
}

}  // namespace maillage::app
