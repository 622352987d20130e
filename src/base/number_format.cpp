// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

namespace maillage {
namespace {

constexpr std::string_view narrow_no_break_space = "\u202f";
constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view minus_sign = "\u2212";

std::string grouped(std::string_view digits, Language language) {
    const std::string_view separator = language == Language::french ? narrow_no_break_space : ",";
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

}  // namespace

std::string format_integer(std::int64_t value, Language language) {
    const std::string text = fmt::format("{}", value);
    if (value >= 0) return grouped(text, language);
    return std::string(minus_sign) + grouped(std::string_view(text).substr(1), language);
}

std::string format_decimal(double value, int digits, Language language) {
    if (std::isnan(value)) return "–";
    // printf rounds halves to even on the binary value; a nudge in the last place rounds 0.125 up as readers do.
    std::string text = fmt::format("{:.{}f}", std::nextafter(std::abs(value), HUGE_VAL), digits);
    const std::size_t point = text.find('.');
    const std::string_view whole = std::string_view(text).substr(0, point);
    std::string out = grouped(whole, language);
    if (point != std::string::npos) {
        out += language == Language::french ? "," : ".";
        out += std::string_view(text).substr(point + 1);
    }
    const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
    return value < 0 && !is_zero ? std::string(minus_sign) + out : out;
}

std::string format_share(double share, int digits, Language language) {
    const std::string number = format_decimal(share * 100, digits, language);
    return language == Language::french ? number + std::string(no_break_space) + "%" : number + "%";
}

std::string format_with_unit(double value, int digits, const char* unit, Language language) {
    return format_decimal(value, digits, language) + std::string(no_break_space) + unit;
}

std::string format_date(Date date, Language language) {
    static constexpr std::array<std::string_view, 12> french = {
        "janvier", "février", "mars",      "avril",   "mai",      "juin",
        "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    static constexpr std::array<std::string_view, 12> english = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const auto& months = language == Language::french ? french : english;
    const std::string day = language == Language::french && date.day == 1 ? "1er" : fmt::format("{}", date.day);
    return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(date.month - 1)], date.year);
}

}  // namespace maillage
