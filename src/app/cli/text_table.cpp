// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_table.h"

#include <algorithm>

#include "app/services/csv_table.h"

namespace maillage::app {
namespace {

/// Characters of a UTF-8 text, counted as those bytes that do not continue another.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t own = width_of(text);
    const std::string space(width > own ? width - own : 0, ' ');
    return right ? space + text : text + space;
}

std::vector<std::size_t> column_widths(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::size_t width = width_of(table.columns[c].header);
        for (const auto& row : table.rows) width = std::max(width, width_of(row[c].shown));
        widths.push_back(width);
    }
    return widths;
}

void trim_end(std::string& line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
}

std::string table_text(const Table& table) {
    const auto widths = column_widths(table);
    std::string out;
    const auto add_line = [&](const auto& text_at) {
        std::string line = " ";
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            line += " " + padded(text_at(c), widths[c], table.columns[c].numeric) + " ";
        trim_end(line);
        out += line + "\n";
    };
    add_line([&](std::size_t c) -> const std::string& { return table.columns[c].header; });
    for (const auto& row : table.rows) add_line([&](std::size_t c) -> const std::string& { return row[c].shown; });
    return out;
}

std::string markdown_cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

std::string markdown_table(const Table& table) {
    std::string out = "|";
    for (const Column& column : table.columns) out += " " + markdown_cell(column.header) + " |";
    out += "\n|";
    for (const Column& column : table.columns) out += column.numeric ? "---:|" : "---|";
    out += "\n";
    for (const auto& row : table.rows) {
        out += "|";
        for (const Cell& cell : row) out += " " + markdown_cell(cell.shown) + " |";
        out += "\n";
    }
    return out;
}

}  // namespace

std::string text_of(const Report& report) {
    std::string out;
    for (const Section& section : report.sections) {
        if (!out.empty()) out += "\n";
        out += section.title + "\n";
        for (const std::string& line : section.lines) out += "  " + line + "\n";
        if (!section.table.columns.empty()) out += table_text(section.table);
    }
    return out;
}

std::string markdown_of(const Report& report) {
    std::string out;
    for (const Section& section : report.sections) {
        out += (out.empty() ? "# " : "\n## ") + section.title + "\n\n";
        for (const std::string& line : section.lines) out += line + "  \n";
        if (!section.lines.empty() && !section.table.columns.empty()) out += "\n";
        if (!section.table.columns.empty()) out += markdown_table(section.table);
    }
    return out;
}

std::string csv_of(const Report& report) {
    std::vector<const Table*> tables;
    for (const Section& section : report.sections)
        if (section.table.id == report.main_table) tables.push_back(&section.table);
    for (const std::string& asked : report.asked_tables)
        for (const Section& section : report.sections)
            if (section.table.id == asked) tables.push_back(&section.table);
    if (!report.asked_tables.empty()) return csv_tables(tables);
    return tables.empty() ? std::string() : csv_table(*tables.front());
}

}  // namespace maillage::app
