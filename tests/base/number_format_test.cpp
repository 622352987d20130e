// SPDX-License-Identifier: Apache-2.0
// Expected texts come from the Imprimerie nationale's Lexique: U+202F in thousands, U+00A0 before % and units.
#include "base/number_format.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>

namespace maillage {
namespace {

constexpr auto fr = Language::french;
constexpr auto en = Language::english;

TEST(NumberFormat, Integers) {
    EXPECT_EQ(format_integer(0, fr), "0");
    EXPECT_EQ(format_integer(999, fr), "999");
    EXPECT_EQ(format_integer(1000, fr), "1\u202f000");
    EXPECT_EQ(format_integer(6080731, fr), "6\u202f080\u202f731");
    EXPECT_EQ(format_integer(6080731, en), "6,080,731");
    EXPECT_EQ(format_integer(-12345, fr), "\u221212\u202f345");
    EXPECT_EQ(format_integer(-999, en), "\u2212999");
    EXPECT_EQ(format_integer(std::numeric_limits<std::int64_t>::min(), en), "\u22129,223,372,036,854,775,808");
    EXPECT_EQ(format_integer(std::numeric_limits<std::int64_t>::max(), en), "9,223,372,036,854,775,807");
}

TEST(NumberFormat, Decimals) {
    EXPECT_EQ(format_decimal(12345.67, 2, fr), "12\u202f345,67");
    EXPECT_EQ(format_decimal(12345.67, 2, en), "12,345.67");
    EXPECT_EQ(format_decimal(0, 1, fr), "0,0");
    EXPECT_EQ(format_decimal(41.5, 0, fr), "42");
    EXPECT_EQ(format_decimal(-0.5, 1, fr), "\u22120,5");
    EXPECT_EQ(format_decimal(999999.96, 1, fr), "1\u202f000\u202f000,0");
    EXPECT_EQ(format_decimal(1.5, 9, en), "1.500000000");
    EXPECT_EQ(format_decimal(10.0 / 13.0, 9, en), "0.769230769");
}

TEST(NumberFormat, RoundsHalvesOfTheDecimalValueAwayFromZero) {
    EXPECT_EQ(format_decimal(0.5, 0, fr), "1");
    EXPECT_EQ(format_decimal(1.5, 0, fr), "2");
    EXPECT_EQ(format_decimal(2.5, 0, fr), "3");
    EXPECT_EQ(format_decimal(0.125, 2, fr), "0,13");
    EXPECT_EQ(format_decimal(-0.125, 2, fr), "\u22120,13");
    // 1.005 and 2.675 have no exact double; readers see the decimal they typed.
    EXPECT_EQ(format_decimal(1.005, 2, fr), "1,01");
    EXPECT_EQ(format_decimal(2.675, 2, fr), "2,68");
    EXPECT_EQ(format_decimal(0.05, 1, fr), "0,1");
    EXPECT_EQ(format_decimal(0.45, 1, fr), "0,5");
    EXPECT_EQ(format_decimal(0.0449, 1, fr), "0,0");
    EXPECT_EQ(format_decimal(8.345, 2, en), "8.35");
    EXPECT_EQ(format_decimal(0.4999999, 0, fr), "0");
}

TEST(NumberFormat, CarriesAndLargeValuesKeepEveryFigure) {
    EXPECT_EQ(format_decimal(9.995, 2, en), "10.00");
    EXPECT_EQ(format_decimal(0.95, 1, en), "1.0");
    EXPECT_EQ(format_decimal(99.5, 0, en), "100");
    EXPECT_EQ(format_decimal(9007199254740991.0, 0, en), "9,007,199,254,740,991");
    EXPECT_EQ(format_decimal(1e15 + 0.125, 1, en), "1,000,000,000,000,000.1");
    EXPECT_EQ(format_decimal(1e22, 0, en), "10,000,000,000,000,000,000,000");
    EXPECT_EQ(format_decimal(1e-300, 3, en), "0.000");
    EXPECT_EQ(format_decimal(0.00051, 3, en), "0.001");
    EXPECT_EQ(format_decimal(0.00049, 3, en), "0.000");
}

TEST(NumberFormat, AlmostZeroHasNoSign) {
    EXPECT_EQ(format_decimal(-0.04, 1, fr), "0,0");
    EXPECT_EQ(format_decimal(-0.0, 0, fr), "0");
    EXPECT_EQ(format_decimal(-0.05, 1, fr), "\u22120,1");
}

TEST(NumberFormat, WhatIsNoNumberIsShownAsUnknown) {
    EXPECT_EQ(format_decimal(std::nan(""), 1, fr), "–");
    EXPECT_EQ(format_decimal(HUGE_VAL, 1, fr), "∞");
    EXPECT_EQ(format_decimal(-HUGE_VAL, 1, en), "\u2212∞");
}

TEST(NumberFormat, Shares) {
    EXPECT_EQ(format_share(0.78, 0, fr), "78\u00a0%");
    EXPECT_EQ(format_share(0.78, 0, en), "78%");
    EXPECT_EQ(format_share(0.4567, 1, fr), "45,7\u00a0%");
    EXPECT_EQ(format_share(0, 0, fr), "0\u00a0%");
    EXPECT_EQ(format_share(1, 1, en), "100.0%");
}

TEST(NumberFormat, SharesRoundTheDecimalTheyStandFor) {
    // 0.285 × 100 is 28.499999999999996 in doubles.
    EXPECT_EQ(format_share(0.285, 0, fr), "29\u00a0%");
    EXPECT_EQ(format_share(0.145, 0, en), "15%");
}

TEST(NumberFormat, UnitsKeepToTheirNumber) {
    EXPECT_EQ(format_with_unit(41.5, 1, "km", fr), "41,5\u00a0km");
    EXPECT_EQ(format_with_unit(1234, 0, "m", en), "1,234\u00a0m");
}

TEST(NumberFormat, Dates) {
    EXPECT_EQ(format_date({2017, 9, 6}, fr), "6 septembre 2017");
    EXPECT_EQ(format_date({2018, 5, 1}, fr), "1er mai 2018");
    EXPECT_EQ(format_date({2017, 8, 31}, fr), "31 août 2017");
    EXPECT_EQ(format_date({2017, 9, 6}, en), "6 September 2017");
    EXPECT_EQ(format_date({2018, 5, 1}, en), "1 May 2018");
}

TEST(NumberFormat, IgnoresTheLocaleOfTheProcess) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"fr_FR.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) std::setlocale(LC_ALL, name);
    EXPECT_EQ(format_decimal(1234.5, 1, en), "1,234.5");
    std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace maillage
