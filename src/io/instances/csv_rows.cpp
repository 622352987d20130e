// SPDX-License-Identifier: Apache-2.0
#include "io/instances/csv_rows.h"

#include <algorithm>

#include "io/instances/text_lines.h"

namespace maillage::io {
namespace {

constexpr std::string_view separators = ";,\t|";

std::size_t count_outside_quotes(std::string_view line, char separator) {
    bool quoted = false;
    std::size_t count = 0;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        count += !quoted && c == separator ? 1 : 0;
    }
    return count;
}

/// A line of more is no row of a table: a cell takes 32 bytes, whatever the file holds.
constexpr std::size_t most_cells = std::size_t{1} << 22;

/// `most` and one more, so that a row that is too long is seen to be.
std::vector<std::string> cells_of(std::string_view line, char separator, std::size_t most) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t k = 0; k < line.size(); ++k) {
        const char c = line[k];
        if (c == '"' && quoted && k + 1 < line.size() && line[k + 1] == '"') {
            cells.back() += c;
            ++k;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            if (cells.size() > most) break;
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    for (std::string& cell : cells) cell = std::string(trimmed(cell));
    return cells;
}

/// Without the line break, which may be CR LF; blanks and separators at the ends stay.
std::string_view take_line(std::string_view& left) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

CsvRows::CsvRows(std::string_view text) : left_(text) {
    std::string_view rest = text;
    std::string_view line;
    while (!rest.empty() && trimmed(line).empty()) line = take_line(rest);
    if (trimmed(line).empty()) return;
    std::size_t most = 0;
    for (const char separator : separators) {
        const std::size_t count = count_outside_quotes(line, separator);
        if (count <= most) continue;
        most = count;
        separator_ = separator;
    }
    if (most >= most_cells) separator_ = '\0';
    most_in_row_ = most + 1;
}

std::vector<std::string> CsvRows::next() {
    while (!left_.empty()) {
        const std::string_view line = take_line(left_);
        ++number_;
        if (!trimmed(line).empty()) return cells_of(line, separator_, most_in_row_);
    }
    return {};
}

std::vector<std::string> first_csv_row(std::string_view text) {
    CsvRows rows(text);
    return rows.is_csv() ? rows.next() : std::vector<std::string>{};
}

}  // namespace maillage::io
