// SPDX-License-Identifier: Apache-2.0
#include "io/toml_fields.h"

#include <algorithm>
#include <cmath>

namespace maillage::io {

void TomlLog::fail_at(int line, Message what, Message remedy) {
    if (error_) return;
    error_ = Error{ErrorKind::input, std::move(what), file_, line_place(line), std::move(remedy)};
}

Status TomlLog::status() const {
    if (error_) return fail(*error_);
    return {};
}

int TomlFields::line_of(std::string_view key) const {
    const TomlValue* value = table_->find(key);
    return value == nullptr ? line() : value->line;
}

const TomlValue* TomlFields::optional(std::string_view key) {
    asked_.emplace(key);
    return table_->find(key);
}

const TomlValue* TomlFields::required(std::string_view key) {
    const TomlValue* value = optional(key);
    if (value == nullptr)
        log_->fail_at(line(), message("toml.missing_key"_text).with("key", std::string(key)),
                      message("toml.missing_key_remedy"_text).with("key", std::string(key)));
    return value;
}

void TomlFields::refuse(std::string_view key, Message what, Message remedy) const {
    log_->fail_at(line_of(key), std::move(what), std::move(remedy));
}

void TomlFields::refuse_kind(std::string_view key, TextKey what) const {
    refuse(key, message(what).with("key", std::string(key)), message("toml.value_remedy"_text));
}

void TomlFields::refuse_word(std::string_view key, const std::string& given,
                             const std::string& expected) const {
    refuse(key, message("toml.bad_word"_text).with("key", std::string(key)).with("word", given),
           message("toml.bad_word_remedy"_text).with("words", expected));
}

std::string TomlFields::text(std::string_view key) {
    const TomlValue* value = required(key);
    if (value == nullptr) return {};
    const auto* words = std::get_if<std::string>(&value->content);
    if (words == nullptr || words->empty() || words->size() > toml_text_limit) {
        refuse_kind(key, "toml.expected_text"_text);
        return {};
    }
    return *words;
}

std::string TomlFields::slug(std::string_view key) {
    std::string words = text(key);
    const bool plain = std::all_of(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain)
        refuse(key, message("toml.expected_slug"_text).with("key", std::string(key)).with("text", words),
               message("toml.value_remedy"_text));
    return words;
}

std::string TomlFields::optional_text(std::string_view key) {
    return optional(key) == nullptr ? std::string() : text(key);
}

std::vector<std::string> TomlFields::texts(std::string_view key) {
    std::vector<std::string> out;
    const TomlValue* value = optional(key);
    if (value == nullptr) return out;
    const auto* items = std::get_if<TomlArray>(&value->content);
    if (items == nullptr) {
        refuse_kind(key, "toml.expected_texts"_text);
        return out;
    }
    for (const TomlValue& item : *items) {
        const auto* words = std::get_if<std::string>(&item.content);
        if (words == nullptr || words->empty() || words->size() > toml_text_limit) {
            refuse_kind(key, "toml.expected_texts"_text);
            return {};
        }
        out.push_back(*words);
    }
    return out;
}

std::optional<bool> TomlFields::optional_flag(std::string_view key) {
    const TomlValue* value = optional(key);
    if (value == nullptr) return std::nullopt;
    const bool* truth = std::get_if<bool>(&value->content);
    if (truth == nullptr) {
        refuse_kind(key, "toml.expected_flag"_text);
        return std::nullopt;
    }
    return *truth;
}

bool TomlFields::flag(std::string_view key) {
    return optional_flag(key).value_or(false);
}

std::int32_t TomlFields::integer(std::string_view key, std::int32_t low, std::int32_t high) {
    const TomlValue* value = required(key);
    if (value == nullptr) return low;
    const auto* whole = std::get_if<std::int64_t>(&value->content);
    if (whole == nullptr || *whole < low || *whole > high) {
        refuse(key,
               message("toml.expected_integer"_text)
                   .with("key", std::string(key))
                   .with("low", std::int64_t{low})
                   .with("high", std::int64_t{high}),
               message("toml.value_remedy"_text));
        return low;
    }
    return static_cast<std::int32_t>(*whole);
}

std::optional<std::int32_t> TomlFields::optional_integer(std::string_view key, std::int32_t low,
                                                         std::int32_t high) {
    if (optional(key) == nullptr) return std::nullopt;
    return integer(key, low, high);
}

double TomlFields::number(std::string_view key, double low, double high) {
    const TomlValue* value = required(key);
    if (value == nullptr) return low;
    double given = std::nan("");
    if (const auto* whole = std::get_if<std::int64_t>(&value->content)) given = static_cast<double>(*whole);
    if (const auto* decimal = std::get_if<double>(&value->content)) given = *decimal;
    // Written so that NaN fails too.
    if (!(given >= low && given <= high)) {
        refuse(key,
               message("toml.expected_number"_text)
                   .with("key", std::string(key))
                   .with("low", low, 0)
                   .with("high", high, 0),
               message("toml.value_remedy"_text));
        return low;
    }
    return given;
}

Date TomlFields::day(std::string_view key) {
    const std::string given = text(key);
    const auto date = parse_date(given);
    if (!date && !log_->failed())
        refuse(key, message("toml.bad_day"_text).with("key", std::string(key)).with("text", given),
               message("toml.bad_day_remedy"_text));
    return date.value_or(Date{});
}

std::optional<TomlFields> TomlFields::optional_table(std::string_view key) {
    const TomlValue* value = optional(key);
    if (value == nullptr) return std::nullopt;
    const auto* inner = std::get_if<TomlTable>(&value->content);
    if (inner == nullptr) {
        refuse_kind(key, "toml.expected_table"_text);
        return std::nullopt;
    }
    return TomlFields(*inner, *log_);
}

std::vector<TomlFields> TomlFields::tables(std::string_view key) {
    std::vector<TomlFields> out;
    const TomlValue* value = optional(key);
    if (value == nullptr) return out;
    const auto* items = std::get_if<TomlArray>(&value->content);
    if (items == nullptr) {
        refuse_kind(key, "toml.expected_tables"_text);
        return out;
    }
    for (const TomlValue& item : *items) {
        const auto* inner = std::get_if<TomlTable>(&item.content);
        if (inner == nullptr) {
            refuse_kind(key, "toml.expected_tables"_text);
            return out;
        }
        out.emplace_back(*inner, *log_);
    }
    return out;
}

void TomlFields::finish() {
    for (const auto& [key, value] : table_->entries) {
        if (asked_.contains(key)) continue;
        log_->fail_at(value.line, message("toml.unknown_key"_text).with("key", key),
                      message("toml.unknown_key_remedy"_text));
    }
}

}  // namespace maillage::io
