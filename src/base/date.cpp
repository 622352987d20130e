// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace maillage {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::chrono::year_month_day calendar_day(Date date) {
    return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
            std::chrono::day(static_cast<unsigned>(date.day))};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1000 || *month < 1 || *day < 1) return std::nullopt;
    const Date date{*year, *month, *day};
    if (!calendar_day(date).ok()) return std::nullopt;
    return date;
}

std::string iso_text(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

int day_number(Date date) {
    return static_cast<int>(std::chrono::sys_days(calendar_day(date)).time_since_epoch().count());
}

}  // namespace maillage
