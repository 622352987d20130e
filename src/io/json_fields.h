// SPDX-License-Identifier: Apache-2.0
// Reads the keys of one JSON object, and refuses what it was not asked for: the counterpart of toml_fields.h. The first
// failure is kept in a log that every object of the file shares; after it the getters return empty values, so that a
// reader reads straight down and asks `log.status()` once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/value.h"
#include "io/toml_fields.h"

namespace maillage::io {

/// The first failure found in one file, with its place: "sites[3].events[0].date".
class JsonLog {
  public:
    explicit JsonLog(std::filesystem::path file) : file_(std::move(file)) {}

    void fail_at(std::string place, Message what, Message remedy);
    [[nodiscard]] bool failed() const { return error_.has_value(); }
    [[nodiscard]] Status status() const;

  private:
    std::filesystem::path file_;
    std::optional<Error> error_;
};

/// Longest text of a project: a note of some pages.
inline constexpr std::size_t json_text_limit = 100'000;

class JsonFields {
  public:
    /// `object` outlives this. An object that is none is refused in the log.
    JsonFields(const Value& object, std::string place, JsonLog& log);

    [[nodiscard]] std::string place_of(std::string_view key) const;
    [[nodiscard]] JsonLog& log() const { return *log_; }
    [[nodiscard]] bool has(std::string_view key) const { return object_->find(key) != nullptr; }

    /// Required and not empty.
    std::string text(std::string_view key);
    /// Empty where absent.
    std::string optional_text(std::string_view key);
    /// None where absent.
    std::vector<std::string> texts(std::string_view key, std::size_t most);
    std::vector<double> numbers(std::string_view key, double above, double most, std::size_t most_of_them);
    bool flag(std::string_view key);
    std::optional<bool> optional_flag(std::string_view key);
    /// Whole number from low to high; `absent` where the key is absent.
    std::int32_t integer_or(std::string_view key, std::int32_t absent, std::int32_t low, std::int32_t high);
    std::optional<std::int32_t> optional_integer(std::string_view key, std::int32_t low, std::int32_t high);
    /// The same for sums that 32 bits do not hold.
    std::optional<std::int64_t> optional_large_integer(std::string_view key, std::int64_t low, std::int64_t high);
    /// Finite number from low to high.
    double number(std::string_view key, double low, double high);
    std::optional<Date> optional_day(std::string_view key);

    template <class Enum, std::size_t Count>
    Enum word_or(std::string_view key, const TomlWords<Enum, Count>& words, Enum absent) {
        if (!has(key)) return absent;
        const std::string given = text(key);
        for (const auto& [name, value] : words)
            if (name == given) return value;
        std::string expected;
        for (const auto& entry : words) (expected += expected.empty() ? "" : ", ") += entry.first;
        refuse_word(key, given, expected);
        return absent;
    }

    std::optional<JsonFields> optional_object(std::string_view key);
    /// A list of objects: none where absent.
    std::vector<JsonFields> objects(std::string_view key, std::size_t most);
    /// The members of an object whose keys are data, in their order: none where absent.
    std::vector<std::pair<std::string, JsonFields>> members(std::string_view key, std::size_t most);

    /// Refuses every key that no getter asked for. Call it last.
    void finish();

    /// Refuses the value of a key with a text of the reader's own.
    void refuse(std::string_view key, Message what, Message remedy) const;

  private:
    const Value* asked(std::string_view key);
    const Value::List* list(std::string_view key, std::size_t most);
    void refuse_kind(std::string_view key, TextKey what) const;
    void refuse_word(std::string_view key, const std::string& given, const std::string& expected) const;

    const Value* object_;
    std::string place_;
    JsonLog* log_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace maillage::io
