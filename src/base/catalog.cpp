// SPDX-License-Identifier: Apache-2.0
#include "base/catalog.h"

#include <cmath>

namespace maillage {
namespace {

const TextArgument* find_argument(const Message& message, std::string_view name) {
    for (const auto& [key, value] : message.arguments)
        if (key == name) return &value;
    return nullptr;
}

std::string written(const TextArgument& argument, Language language) {
    if (const auto* words = std::get_if<std::string>(&argument)) return *words;
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return format_integer(*number, language);
    if (const auto* day = std::get_if<Date>(&argument)) return format_date(*day, language);
    const auto& decimal = std::get<DecimalArgument>(argument);
    return format_decimal(decimal.value, decimal.digits, language);
}

bool is_singular(const TextArgument& argument, Language language) {
    double value = 0;
    if (const auto* number = std::get_if<std::int64_t>(&argument)) value = static_cast<double>(*number);
    if (const auto* decimal = std::get_if<DecimalArgument>(&argument)) value = decimal->value;
    return language == Language::french ? std::abs(value) < 2 : value == 1;
}

/// The text for one `{…}`; an unknown name stays visible as written.
std::string expanded(std::string_view slot, const Message& message, Language language) {
    const std::size_t bar = slot.find('|');
    const TextArgument* argument = find_argument(message, slot.substr(0, bar));
    if (argument == nullptr) return "{" + std::string(slot) + "}";
    if (bar == std::string_view::npos) return written(*argument, language);
    const std::size_t second = slot.find('|', bar + 1);
    if (second == std::string_view::npos) return std::string(slot.substr(bar + 1));
    return std::string(is_singular(*argument, language) ? slot.substr(bar + 1, second - bar - 1)
                                                        : slot.substr(second + 1));
}

}  // namespace

std::string Catalog::text(const Message& message) const {
    const auto found = templates_.find(message.key.id);
    if (found == templates_.end()) return std::string(message.key.id);
    const std::string_view pattern = found->second;
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos) {
            out += pattern[i++];
            continue;
        }
        out += expanded(pattern.substr(i + 1, close - i - 1), message, language_);
        i = close + 1;
    }
    return out;
}

std::string Catalog::text(const Error& error) const {
    std::string out;
    if (!error.file.empty()) out += error.file;
    if (!error.place.empty()) out += (out.empty() ? "" : ", ") + error.place;
    if (!out.empty()) out += language_ == Language::french ? "\u00a0: " : ": ";
    out += text(error.message);
    if (!error.remedy.key.id.empty()) out += " " + text(error.remedy);
    return out;
}

}  // namespace maillage
