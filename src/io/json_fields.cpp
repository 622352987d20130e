// SPDX-License-Identifier: Apache-2.0
#include "io/json_fields.h"

#include <cmath>

namespace maillage::io {
namespace {

const Value nothing;

/// Whole or not, as the text has it; not a number where it is none.
double number_of(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value.content())) return static_cast<double>(*whole);
    if (const auto* decimal = std::get_if<Value::Decimal>(&value.content())) return decimal->number;
    return std::nan("");
}

const std::string* good_text(const Value& value) {
    const auto* words = std::get_if<std::string>(&value.content());
    return words == nullptr || words->size() > json_text_limit ? nullptr : words;
}

std::string item_place(const std::string& list, std::size_t index) { return list + "[" + std::to_string(index) + "]"; }

}  // namespace

void JsonLog::fail_at(std::string place, Message what, Message remedy) {
    if (error_) return;
    error_ = Error{ErrorKind::input, std::move(what), file_.string(), std::move(place), std::move(remedy)};
}

Status JsonLog::status() const {
    if (error_) return fail(*error_);
    return {};
}

JsonFields::JsonFields(const Value& object, std::string place, JsonLog& log)
    : object_(&object), place_(std::move(place)), log_(&log) {
    if (std::holds_alternative<Value::Object>(object.content())) return;
    object_ = &nothing;
    log.fail_at(place_, message("json.expected_object"_text), message("toml.value_remedy"_text));
}

std::string JsonFields::place_of(std::string_view key) const {
    return place_.empty() ? std::string(key) : place_ + "." + std::string(key);
}

const Value* JsonFields::asked(std::string_view key) {
    asked_.emplace(key);
    return object_->find(key);
}

void JsonFields::refuse(std::string_view key, Message what, Message remedy) const {
    log_->fail_at(place_of(key), std::move(what), std::move(remedy));
}

void JsonFields::refuse_kind(std::string_view key, TextKey what) const {
    refuse(key, message(what).with("key", std::string(key)), message("toml.value_remedy"_text));
}

void JsonFields::refuse_word(std::string_view key, const std::string& given, const std::string& expected) const {
    refuse(key, message("toml.bad_word"_text).with("key", std::string(key)).with("word", given),
           message("toml.bad_word_remedy"_text).with("words", expected));
}

std::string JsonFields::text(std::string_view key) {
    const Value* value = asked(key);
    if (value == nullptr) {
        refuse(key, message("toml.missing_key"_text).with("key", std::string(key)),
               message("toml.missing_key_remedy"_text).with("key", std::string(key)));
        return {};
    }
    const std::string* words = good_text(*value);
    if (words != nullptr && !words->empty()) return *words;
    refuse_kind(key, "toml.expected_text"_text);
    return {};
}

std::string JsonFields::optional_text(std::string_view key) { return has(key) ? text(key) : std::string(); }

const Value::List* JsonFields::list(std::string_view key, std::size_t most) {
    const Value* value = asked(key);
    if (value == nullptr) return nullptr;
    const auto* items = std::get_if<Value::List>(&value->content());
    if (items != nullptr && items->size() <= most) return items;
    refuse(key, message("json.expected_list"_text).with("key", std::string(key)).with("limit", static_cast<std::int64_t>(most)),
           message("toml.value_remedy"_text));
    return nullptr;
}

std::vector<std::string> JsonFields::texts(std::string_view key, std::size_t most) {
    std::vector<std::string> out;
    const Value::List* items = list(key, most);
    if (items == nullptr) return out;
    for (const Value& item : *items) {
        const std::string* words = good_text(item);
        if (words == nullptr || words->empty()) {
            refuse_kind(key, "toml.expected_texts"_text);
            return {};
        }
        out.push_back(*words);
    }
    return out;
}

std::vector<double> JsonFields::numbers(std::string_view key, double above, double most, std::size_t most_of_them) {
    std::vector<double> out;
    const Value::List* items = list(key, most_of_them);
    if (items == nullptr) return out;
    for (const Value& item : *items) {
        const double number = number_of(item);
        if (!(number > above && number <= most)) {
            refuse(key,
                   message("toml.expected_number"_text)
                       .with("key", std::string(key))
                       .with("low", above, 0)
                       .with("high", most, 0),
                   message("toml.value_remedy"_text));
            return {};
        }
        out.push_back(number);
    }
    return out;
}

std::optional<bool> JsonFields::optional_flag(std::string_view key) {
    const Value* value = asked(key);
    if (value == nullptr) return std::nullopt;
    if (const bool* truth = std::get_if<bool>(&value->content())) return *truth;
    refuse_kind(key, "toml.expected_flag"_text);
    return std::nullopt;
}

bool JsonFields::flag(std::string_view key) { return optional_flag(key).value_or(false); }

std::optional<std::int32_t> JsonFields::optional_integer(std::string_view key, std::int32_t low, std::int32_t high) {
    const auto whole = optional_large_integer(key, low, high);
    return whole ? std::optional(static_cast<std::int32_t>(*whole)) : std::nullopt;
}

std::optional<std::int64_t> JsonFields::optional_large_integer(std::string_view key, std::int64_t low, std::int64_t high) {
    const Value* value = asked(key);
    if (value == nullptr) return std::nullopt;
    const auto* whole = std::get_if<std::int64_t>(&value->content());
    if (whole != nullptr && *whole >= low && *whole <= high) return *whole;
    refuse(key,
           message("toml.expected_integer"_text).with("key", std::string(key)).with("low", low).with("high", high),
           message("toml.value_remedy"_text));
    return std::nullopt;
}

std::int32_t JsonFields::integer_or(std::string_view key, std::int32_t absent, std::int32_t low, std::int32_t high) {
    return optional_integer(key, low, high).value_or(absent);
}

double JsonFields::number(std::string_view key, double low, double high) {
    const Value* value = asked(key);
    const double given = value == nullptr ? std::nan("") : number_of(*value);
    if (given >= low && given <= high) return given;
    refuse(key,
           message("toml.expected_number"_text)
               .with("key", std::string(key))
               .with("low", low, 0)
               .with("high", high, 0),
           message("toml.value_remedy"_text));
    return low;
}

std::optional<Date> JsonFields::optional_day(std::string_view key) {
    if (!has(key)) return std::nullopt;
    const std::string words = text(key);
    const auto day = parse_date(words);
    if (!day)
        refuse(key, message("toml.bad_day"_text).with("key", std::string(key)).with("text", words),
               message("toml.bad_day_remedy"_text));
    return day;
}

std::optional<JsonFields> JsonFields::optional_object(std::string_view key) {
    const Value* value = asked(key);
    if (value == nullptr) return std::nullopt;
    return JsonFields(*value, place_of(key), *log_);
}

std::vector<JsonFields> JsonFields::objects(std::string_view key, std::size_t most) {
    std::vector<JsonFields> out;
    if (const Value::List* items = list(key, most))
        for (std::size_t i = 0; i < items->size(); ++i)
            out.emplace_back((*items)[i], item_place(place_of(key), i), *log_);
    return out;
}

std::vector<std::pair<std::string, JsonFields>> JsonFields::members(std::string_view key, std::size_t most) {
    std::vector<std::pair<std::string, JsonFields>> out;
    const Value* value = asked(key);
    if (value == nullptr) return out;
    const auto* object = std::get_if<Value::Object>(&value->content());
    if (object == nullptr || object->size() > most) {
        log_->fail_at(place_of(key), message("json.expected_object"_text), message("toml.value_remedy"_text));
        return out;
    }
    for (const auto& [name, member] : *object)
        out.emplace_back(name, JsonFields(member, place_of(key) + "." + name, *log_));
    return out;
}

void JsonFields::finish() {
    const auto* object = std::get_if<Value::Object>(&object_->content());
    if (object == nullptr) return;
    for (const auto& [key, value] : *object)
        if (!asked_.contains(key))
            refuse(key, message("toml.unknown_key"_text).with("key", key), message("toml.unknown_key_remedy"_text));
}

}  // namespace maillage::io
