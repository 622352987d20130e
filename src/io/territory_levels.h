// SPDX-License-Identifier: Apache-2.0
// The small tables of a territory file, and the checks all its tables share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/column_batch.h"
#include "territory/territory_set.h"

namespace maillage::io {

/// Words failures of one table with file, table and row.
class TableErrors {
  public:
    TableErrors(const Dataset& dataset, std::string table)
        : file_(dataset.path()), table_(std::move(table)) {}

    /// "communes, 09225".
    [[nodiscard]] Error at(std::string_view row, TextKey what, std::string found = {}) const;
    /// Before the row's code is known: "communes, l. 12" (1-based).
    [[nodiscard]] Error at(std::size_t row, TextKey what, std::string found = {}) const;

    /// Parses and appends the code of the next row; codes ascend strictly.
    template <class CodeType>
    Status append(std::vector<CodeType>& codes, std::optional<std::string_view> text, std::size_t row) const {
        const auto code = text ? CodeType::parse(*text) : std::nullopt;
        if (!code) return fail(at(row, "territory.bad_code"_text, std::string(text.value_or(""))));
        if (!codes.empty() && *code == codes.back()) return fail(at(*text, "territory.duplicate_code"_text));
        if (!codes.empty() && *code < codes.back()) return fail(at(*text, "territory.unsorted"_text));
        codes.push_back(*code);
        return {};
    }

    /// Name of the row: UTF-8, not empty.
    Status append_name(std::vector<std::string>& names, std::optional<std::string_view> text,
                       std::string_view row) const;

    /// Position of `text` in another table.
    template <class CodeType, class Table>
    Result<territory::Index> find(const Table& table, std::optional<std::string_view> text,
                                  std::string_view row, TextKey unknown) const {
        const auto code = text ? CodeType::parse(*text) : std::nullopt;
        const auto index = code ? table.find(*code) : std::nullopt;
        if (!index) return fail(at(row, unknown, std::string(text.value_or(""))));
        return *index;
    }

  private:
    std::filesystem::path file_;
    std::string table_;
};

/// Vintage, regions, departments and intercommunalities, in that order. Errors (input).
Status read_levels(const Dataset& dataset, territory::TerritorySet& set);

}  // namespace maillage::io
