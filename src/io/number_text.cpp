// SPDX-License-Identifier: Apache-2.0
#include "io/number_text.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace maillage::io {
namespace {

void erase_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at))
        text.erase(at, what.size());
}

}  // namespace

std::optional<double> number_from_text(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::nullopt;
    std::string digits(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
    for (const std::string_view space : {" ", "\u00a0", "\u202f"}) erase_all(digits, space);
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    if (commas > 1 || (commas == 1 && digits.find('.') != std::string::npos)) return std::nullopt;
    std::replace(digits.begin(), digits.end(), ',', '.');
    double number = 0;
    const char* start = digits.data() + (digits.starts_with('+') ? 1 : 0);
    const auto [end, failure] = std::from_chars(start, digits.data() + digits.size(), number);
    if (failure != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace maillage::io
