// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
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

/// Adds one in the last place of a row of figures whose first is '0'.
void round_up(std::string& figures) {
    std::size_t i = figures.size() - 1;
    for (; figures[i] == '9'; --i) figures[i] = '0';
    ++figures[i];
}

/// |value| × 10^shift with `digits` decimals, "1234.50", rounded half away from zero on the decimal that the double
/// stands for (its shortest form): printf would round 1.005 and 0.125 down, and 0.285 × 100 is not 28.5.
std::string rounded(double value, int shift, int digits) {
    std::array<char, 32> buffer{};  // 17 figures, sign, point and exponent
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific).ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    int exponent = 0;
    std::from_chars(text.data() + mark + (text[mark + 1] == '+' ? 2 : 1), end, exponent);

    std::string figures(text.substr(0, 1));
    if (mark > 2) figures += text.substr(2, mark - 2);
    const int point = exponent + 1 + shift;
    // One zero in front takes a carry; more stand for a point left of the figures.
    figures.insert(0, static_cast<std::size_t>(std::max(0, -point)) + 1, '0');
    std::size_t whole = static_cast<std::size_t>(std::max(0, point)) + 1;

    const std::size_t kept = whole + static_cast<std::size_t>(digits);
    const bool up = figures.size() > kept && figures[kept] >= '5';
    figures.resize(kept, '0');
    if (up) round_up(figures);
    while (figures[0] == '0' && whole > 1) {
        figures.erase(0, 1);
        --whole;
    }
    if (digits > 0) figures.insert(whole, 1, '.');
    return figures;
}

std::string written(double value, int shift, int digits, Language language) {
    if (std::isnan(value)) return "–";
    const std::string sign = value < 0 ? std::string(minus_sign) : std::string();
    if (std::isinf(value)) return sign + "∞";
    const std::string text = rounded(value, shift, digits);
    const std::size_t point = text.find('.');
    std::string out = grouped(std::string_view(text).substr(0, point), language);
    if (point != std::string::npos) {
        out += language == Language::french ? "," : ".";
        out += std::string_view(text).substr(point + 1);
    }
    const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
    return is_zero ? out : sign + out;
}

}  // namespace

std::string format_integer(std::int64_t value, Language language) {
    const std::string text = fmt::format("{}", value);
    if (value >= 0) return grouped(text, language);
    return std::string(minus_sign) + grouped(std::string_view(text).substr(1), language);
}

std::string format_decimal(double value, int digits, Language language) { return written(value, 0, digits, language); }

std::string format_share(double share, int digits, Language language) {
    constexpr int percent = 2;  // two places of the decimal point
    const std::string number = written(share, percent, digits, language);
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
