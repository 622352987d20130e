// SPDX-License-Identifier: Apache-2.0
// Texts as values. No room but `app` speaks a language: the others return a key of assets/i18n/*.json with its
// arguments, and base/catalog.h turns that into French or English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace maillage {

/// A key of assets/i18n/fr.json. Written `"check.rule_met"_text`; a lint test finds each such literal in the files.
struct TextKey {
    std::string_view id;
    friend bool operator==(TextKey, TextKey) = default;
};

consteval TextKey operator""_text(const char* id, std::size_t size) { return TextKey{{id, size}}; }

/// How a number inside a text is written (digits after the separator, unit of the text itself).
struct DecimalArgument {
    double value;
    int digits;
};

/// Argument of a text: words as they are, or a number or day that the catalog writes in the reader's language.
using TextArgument = std::variant<std::string, std::int64_t, DecimalArgument, Date>;

/// A text to be: key and named arguments. Cheap to move, comparable by key in tests.
struct Message {
    TextKey key;
    std::vector<std::pair<std::string, TextArgument>> arguments;

    Message& with(std::string name, std::string words) & { return add(std::move(name), std::move(words)); }
    Message& with(std::string name, std::int64_t number) & { return add(std::move(name), number); }
    Message& with(std::string name, Date day) & { return add(std::move(name), day); }
    Message& with(std::string name, double value, int digits) & {
        return add(std::move(name), DecimalArgument{value, digits});
    }
    Message&& with(std::string name, std::string words) && { return std::move(add(std::move(name), std::move(words))); }
    Message&& with(std::string name, std::int64_t number) && { return std::move(add(std::move(name), number)); }
    Message&& with(std::string name, Date day) && { return std::move(add(std::move(name), day)); }
    Message&& with(std::string name, double value, int digits) && {
        return std::move(add(std::move(name), DecimalArgument{value, digits}));
    }

    Message& add(std::string name, TextArgument argument);
};

inline Message message(TextKey key) { return Message{key, {}}; }

}  // namespace maillage
