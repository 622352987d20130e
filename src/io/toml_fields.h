// SPDX-License-Identifier: Apache-2.0
// Reads the keys of one TOML table, and refuses what it was not asked for. The first failure is kept in a log
// shared by every table of the file; after it the getters return empty values, so that a reader reads
// straight down and asks `log.status()` once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "io/toml_document.h"

namespace maillage::io {

/// The first failure found in one file.
class TomlLog {
  public:
    explicit TomlLog(std::string file) : file_(std::move(file)) {}

    void fail_at(int line, Message what, Message remedy);
    [[nodiscard]] bool failed() const { return error_.has_value(); }
    [[nodiscard]] Status status() const;

  private:
    std::string file_;
    std::optional<Error> error_;
};

/// The words a key may hold and what they stand for. Words are the format's, not a language's.
template <class Enum, std::size_t Count>
using TomlWords = std::array<std::pair<std::string_view, Enum>, Count>;

/// No text of these files is longer: the longest quoted sentence has about 300 characters.
inline constexpr std::size_t toml_text_limit = 4000;

class TomlFields {
  public:
    TomlFields(const TomlTable& table, TomlLog& log) : table_(&table), log_(&log) {}

    [[nodiscard]] int line() const { return table_->line; }
    [[nodiscard]] bool has(std::string_view key) const { return table_->find(key) != nullptr; }
    [[nodiscard]] int line_of(std::string_view key) const;
    [[nodiscard]] TomlLog& log() const { return *log_; }

    /// Required and not empty.
    std::string text(std::string_view key);
    /// Required, of a-z 0-9 and - alone: safe as part of a file name.
    std::string slug(std::string_view key);
    /// Empty where absent.
    std::string optional_text(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    bool flag(std::string_view key);
    std::optional<bool> optional_flag(std::string_view key);
    /// Whole number from low to high.
    std::int32_t integer(std::string_view key, std::int32_t low, std::int32_t high);
    std::optional<std::int32_t> optional_integer(std::string_view key, std::int32_t low, std::int32_t high);
    /// Finite number from low to high.
    double number(std::string_view key, double low, double high);
    /// A whole day, quoted: "2017-09-06".
    Date day(std::string_view key);

    template <class Enum, std::size_t Count>
    Enum word(std::string_view key, const TomlWords<Enum, Count>& words) {
        const std::string given = text(key);
        for (const auto& [name, value] : words)
            if (name == given) return value;
        std::string expected;
        for (const auto& entry : words) (expected += expected.empty() ? "" : ", ") += entry.first;
        refuse_word(key, given, expected);
        return words.front().second;
    }
    template <class Enum, std::size_t Count>
    Enum word_or(std::string_view key, const TomlWords<Enum, Count>& words, Enum absent) {
        return has(key) ? word(key, words) : absent;
    }

    /// A table of the table; nothing where absent.
    std::optional<TomlFields> optional_table(std::string_view key);
    /// `[[key]]`: none where absent.
    std::vector<TomlFields> tables(std::string_view key);

    /// Refuses every key that no getter asked for. Call it last.
    void finish();

    /// Refuses the value of a key with a text of the reader's own.
    void refuse(std::string_view key, Message what, Message remedy) const;

  private:
    const TomlValue* required(std::string_view key);
    const TomlValue* optional(std::string_view key);
    void refuse_word(std::string_view key, const std::string& given, const std::string& expected) const;
    void refuse_kind(std::string_view key, TextKey what) const;

    const TomlTable* table_;
    TomlLog* log_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace maillage::io
