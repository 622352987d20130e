// SPDX-License-Identifier: Apache-2.0
#include "io/column_join.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/column_roles.h"
#include "io/commune_column.h"
#include "io/input_error.h"
#include "io/layer_reader.h"
#include "io/number_text.h"

namespace maillage::io {
namespace {

struct JoinRequest {
    std::string file;
    std::string code;
    std::string column;
};

/// From the right: a path may hold colons, column names seldom do.
std::optional<JoinRequest> parsed(const std::string& text) {
    const std::size_t last = text.rfind(':');
    if (last == std::string::npos || last == 0) return std::nullopt;
    const std::size_t middle = text.rfind(':', last - 1);
    if (middle == std::string::npos) return std::nullopt;
    JoinRequest request{text.substr(0, middle), text.substr(middle + 1, last - middle - 1),
                        text.substr(last + 1)};
    if (request.file.empty() || request.code.empty() || request.column.empty()) return std::nullopt;
    return request;
}

std::string column_names(const LayerTable& table) {
    std::string list;
    for (const LayerField& field : table.fields) list += (list.empty() ? "" : ", ") + field.name;
    return list;
}

Error no_column(const LayerTable& table, const std::string& column) {
    Message what = message("join.no_column"_text).with("column", column).with("columns", column_names(table));
    return input_error(table.file, table.name, std::move(what), "join.no_column_remedy"_text);
}

/// The layer that holds both columns.
Result<const LayerTable*> table_with(const std::vector<LayerTable>& tables, const JoinRequest& request) {
    for (const LayerTable& table : tables)
        if (find_column(table, request.code) && find_column(table, request.column)) return &table;
    if (tables.empty())
        return fail(input_error(request.file, {}, message("layer.none"_text), "layer.none_remedy"_text));
    const LayerTable& first = tables.front();
    return fail(no_column(first, find_column(first, request.code) ? request.column : request.code));
}

class Join {
  public:
    Join(const LayerTable& table, std::size_t code, std::size_t column,
         const territory::TerritorySet& territory)
        : table_(table),
          code_(code),
          column_(column),
          territory_(territory),
          communes_(resolve_communes(table, code, territory)) {
        joined_.name = table.fields[column].name;
        joined_.values.assign(territory.communes.size(), -1);
        joined_.warnings = table.warnings;
    }

    Result<JoinedColumn> run() {
        const auto matched = std::ranges::count_if(
            communes_.commune, [](territory::Index commune) { return commune != territory::no_index; });
        if (matched == 0)
            return fail(input_error(table_.file, table_.name, message("join.no_match"_text),
                                    "join.no_match_remedy"_text));
        std::vector<std::optional<std::size_t>> first_row(territory_.communes.size());
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const territory::Index commune = communes_.commune[row];
            const auto& unknown = communes_.unknown_rows;
            if (!unknown.empty() && unknown.front() == row) return fail(unknown_code());
            if (commune == territory::no_index) continue;
            if (first_row[commune]) return fail(duplicate(row, commune, *first_row[commune]));
            first_row[commune] = row;
            if (Status taken = take(row, commune); !taken) return fail(taken.error());
        }
        warn();
        return std::move(joined_);
    }

  private:
    /// Left out silently, its people would be missing from every figure; all such rows are told at once.
    [[nodiscard]] Error unknown_code() const {
        const std::size_t row = communes_.unknown_rows.front();
        Message what = message("join.unknown_code"_text)
                           .with("found", table_.cell(row, code_).value_or(""))
                           .with("geography", territory_.vintage.geography)
                           .with("count", static_cast<std::int64_t>(communes_.unknown_rows.size()))
                           .with("rows", rows_text(table_, communes_.unknown_rows));
        return table_.row_error(row, std::move(what), "join.unknown_code_remedy"_text);
    }

    [[nodiscard]] Error duplicate(std::size_t row, territory::Index commune, std::size_t first) const {
        Message what = message("join.duplicate"_text)
                           .with("code", territory_.communes.code[commune].text())
                           .with("first", table_.place_of(first));
        return table_.row_error(row, std::move(what), "join.duplicate_remedy"_text);
    }

    Status take(std::size_t row, territory::Index commune) {
        const auto text = table_.cell(row, column_);
        if (!text) return {};
        const auto value = number_from_text(*text);
        const auto refused = [&](TextKey what) {
            return fail(table_.row_error(row, message(what).with("found", *text).with("column", joined_.name),
                                         "join.number_remedy"_text));
        };
        if (!value) return refused("join.not_a_number"_text);
        if (!std::isfinite(*value)) return refused("join.not_finite"_text);
        if (*value < 0) return refused("join.negative"_text);
        const auto above = [&](TextKey what, double limit) {
            return fail(table_.row_error(row,
                                         message(what)
                                             .with("found", *text)
                                             .with("column", joined_.name)
                                             .with("limit", static_cast<std::int64_t>(limit)),
                                         "join.too_large_remedy"_text));
        };
        if (*value > joined_value_limit) return above("join.too_large"_text, joined_value_limit);
        total_ += *value;
        if (total_ > joined_total_limit) return above("join.total_too_large"_text, joined_total_limit);
        joined_.values[commune] = *value;
        return {};
    }

    void warn() {
        communes_.warn(joined_.warnings);
        std::int64_t absent = 0;
        for (const double value : joined_.values) absent += value < 0 ? 1 : 0;
        if (absent > 0) joined_.warnings.push_back(message("join.absent"_text).with("count", absent));
    }

    const LayerTable& table_;
    std::size_t code_;
    std::size_t column_;
    const territory::TerritorySet& territory_;
    CommuneColumn communes_;
    double total_ = 0;
    JoinedColumn joined_;
};

}  // namespace

Result<JoinedColumn> read_joined_column(const std::string& text, const territory::TerritorySet& territory) {
    const auto request = parsed(text);
    if (!request)
        return fail(Error{ErrorKind::usage,
                          message("join.form"_text).with("given", text),
                          {},
                          {},
                          message("join.form_remedy"_text)});
    const auto tables = read_layers(request->file, ValidityCheck::none);
    if (!tables) return fail(tables.error());
    const auto table = table_with(*tables, *request);
    if (!table) return fail(table.error());
    return Join(**table, *find_column(**table, request->code), *find_column(**table, request->column),
                territory)
        .run();
}

}  // namespace maillage::io
