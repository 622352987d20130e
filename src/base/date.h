// SPDX-License-Identifier: Apache-2.0
// Calendar days (ISO 8601, proleptic Gregorian) without times or zones.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace maillage {

struct Date {
    int year = 0;
    int month = 1;
    int day = 1;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// "2017-09-06" → the day; nothing for another form or a day that does not exist (2017-02-30). Years 1000 to 9999.
std::optional<Date> parse_date(std::string_view text);
/// "2017-09-06".
std::string iso_text(Date date);
/// Days since 1970-01-01, for differences and time axes.
int day_number(Date date);

}  // namespace maillage
