// SPDX-License-Identifier: Apache-2.0
#include "app/services/csv_table.h"

#include <algorithm>
#include <variant>

#include "io/exporters/csv_exporter.h"
#include "io/json_writer.h"

namespace maillage::app {
namespace {

/// Texts guarded and quoted, numbers as they are, nothing for null.
std::string csv_cell(const Value& value) {
    if (value.is_null()) return {};
    if (const auto* text = std::get_if<std::string>(&value.content())) return io::csv_text_cell(*text);
    return io::json_text(value, io::JsonLayout::compact);
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cells[i];
    return line + "\n";
}

}  // namespace

std::string csv_table(const Table& table) {
    std::vector<std::string> header;
    for (const Column& column : table.columns) header.push_back(column.key);
    std::string out = csv_line(header);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) cells.push_back(csv_cell(cell.raw));
        out += csv_line(cells);
    }
    return out;
}

std::string csv_tables(const std::vector<const Table*>& tables) {
    std::vector<std::string> header{"table"};
    std::vector<std::vector<std::size_t>> places(tables.size());  // of each table's columns in the header
    for (std::size_t t = 0; t < tables.size(); ++t) {
        for (const Column& column : tables[t]->columns) {
            const auto found = std::find(header.begin() + 1, header.end(), column.key);
            places[t].push_back(static_cast<std::size_t>(found - header.begin()));
            if (found == header.end()) header.push_back(column.key);
        }
    }
    std::string out = csv_line(header);
    for (std::size_t t = 0; t < tables.size(); ++t) {
        for (const auto& row : tables[t]->rows) {
            std::vector<std::string> cells(header.size());
            cells[0] = csv_cell(Value(tables[t]->id));
            for (std::size_t c = 0; c < row.size(); ++c) cells[places[t][c]] = csv_cell(row[c].raw);
            out += csv_line(cells);
        }
    }
    return out;
}

}  // namespace maillage::app
