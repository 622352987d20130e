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

/// The rows of a table that name a commune, each once.
class Join {
  public:
    Join(const LayerTable& table, std::size_t code, std::size_t column, const territory::TerritorySet& territory)
        : table_(table), code_(code), column_(column), territory_(territory),
          communes_(resolve_communes(table, code, territory)) {}

    [[nodiscard]] const LayerTable& table() const { return table_; }
    [[nodiscard]] const std::string& name() const { return table_.fields[column_].name; }

    /// Calls `take(row, commune, cell)` for every filled cell, in the order of the rows; its first error ends it.
    template <class Take>
    Status each(const Take& take) const {
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
            const auto cell = table_.cell(row, column_);
            if (!cell) continue;
            if (Status taken = take(row, commune, *cell); !taken) return taken;
        }
        return {};
    }

    /// What the file itself is warned of, and communes of which it says nothing.
    [[nodiscard]] std::vector<Message> warnings(std::int64_t absent) const {
        std::vector<Message> warnings = table_.warnings;
        communes_.warn(warnings);
        if (absent > 0) warnings.push_back(message("join.absent"_text).with("count", absent));
        return warnings;
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

    const LayerTable& table_;
    std::size_t code_;
    std::size_t column_;
    const territory::TerritorySet& territory_;
    CommuneColumn communes_;
};

/// Numbers of persons, each within its limit and together too.
class Persons {
  public:
    explicit Persons(const Join& join) : join_(join) {}

    Result<double> read(std::size_t row, const std::string& text) {
        const auto value = number_from_text(text);
        const auto refused = [&](TextKey what) {
            return fail(join_.table().row_error(row, message(what).with("found", text).with("column", join_.name()),
                                                "join.number_remedy"_text));
        };
        if (!value) return refused("join.not_a_number"_text);
        if (!std::isfinite(*value)) return refused("join.not_finite"_text);
        if (*value < 0) return refused("join.negative"_text);
        const auto above = [&](TextKey what, double limit) {
            return fail(join_.table().row_error(row,
                                                message(what)
                                                    .with("found", text)
                                                    .with("column", join_.name())
                                                    .with("limit", static_cast<std::int64_t>(limit)),
                                                "join.too_large_remedy"_text));
        };
        if (*value > joined_value_limit) return above("join.too_large"_text, joined_value_limit);
        total_ += *value;
        if (total_ > joined_total_limit) return above("join.total_too_large"_text, joined_total_limit);
        return *value;
    }

  private:
    const Join& join_;
    double total_ = 0;
};

/// The layers of the file that `text` names, and in them the columns.
class JoinSource {
  public:
    static Result<JoinSource> open(const std::string& text) {
        const auto request = parsed(text);
        if (!request)
            return fail(Error{ErrorKind::usage, message("join.form"_text).with("given", text), {}, {},
                              message("join.form_remedy"_text)});
        auto tables = read_layers(request->file, ValidityCheck::none);
        if (!tables) return fail(tables.error());
        const auto table = table_with(*tables, *request);
        if (!table) return fail(table.error());
        const auto at = static_cast<std::size_t>(*table - tables->data());
        return JoinSource(std::move(*tables), at, *request);
    }

    [[nodiscard]] Join join(const territory::TerritorySet& territory) const {
        const LayerTable& table = tables_[at_];
        return {table, *find_column(table, request_.code), *find_column(table, request_.column), territory};
    }

  private:
    JoinSource(std::vector<LayerTable> tables, std::size_t at, JoinRequest request)
        : tables_(std::move(tables)), at_(at), request_(std::move(request)) {}

    std::vector<LayerTable> tables_;
    std::size_t at_;
    JoinRequest request_;
};

}  // namespace

Result<JoinedColumn> read_joined_column(const std::string& text, const territory::TerritorySet& territory) {
    const auto source = JoinSource::open(text);
    if (!source) return fail(source.error());
    const Join join = source->join(territory);
    JoinedColumn joined{join.name(), std::vector<double>(territory.communes.size(), -1), {}};
    Persons persons(join);
    const Status read = join.each([&](std::size_t row, territory::Index commune, const std::string& cell) -> Status {
        const auto value = persons.read(row, cell);
        if (!value) return fail(value.error());
        joined.values[commune] = *value;
        return {};
    });
    if (!read) return fail(read.error());
    joined.warnings = join.warnings(std::ranges::count_if(joined.values, [](double value) { return value < 0; }));
    return joined;
}

Result<JoinedWords> read_joined_words(const std::string& text, const territory::TerritorySet& territory) {
    const auto source = JoinSource::open(text);
    if (!source) return fail(source.error());
    const Join join = source->join(territory);
    JoinedWords joined{join.name(), std::vector<std::string>(territory.communes.size()), {}};
    const Status read = join.each([&](std::size_t row, territory::Index commune, const std::string& cell) -> Status {
        const std::size_t begin = cell.find_first_not_of(" \t\r\n");
        const std::size_t end = cell.find_last_not_of(" \t\r\n");
        const std::string word = cell.substr(begin, end - begin + 1);  // a blank cell never comes here
        if (word.size() > joined_word_limit)
            return fail(join.table().row_error(row,
                                               message("join.word_too_long"_text)
                                                   .with("column", join.name())
                                                   .with("limit", static_cast<std::int64_t>(joined_word_limit)),
                                               "join.word_too_long_remedy"_text));
        joined.words[commune] = word;
        return {};
    });
    if (!read) return fail(read.error());
    joined.warnings =
        join.warnings(std::ranges::count_if(joined.words, [](const std::string& word) { return word.empty(); }));
    return joined;
}

}  // namespace maillage::io
