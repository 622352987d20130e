// SPDX-License-Identifier: Apache-2.0
#include "base/codes.h"

#include <gtest/gtest.h>

#include <unordered_set>

namespace maillage {
namespace {

TEST(Codes, KeepTheirLeadingZeroAndLetters) {
    EXPECT_EQ(CommuneCode::parse("09225")->text(), "09225");
    EXPECT_EQ(CommuneCode::parse("2A004")->text(), "2A004");
    EXPECT_EQ(DepartmentCode::parse("2A")->view(), "2A");
}

TEST(Codes, RefuseWhatIsEmptyTooLongOrOfOtherCharacters) {
    EXPECT_FALSE(CommuneCode::parse(""));
    EXPECT_FALSE(CommuneCode::parse("092250"));
    EXPECT_FALSE(CommuneCode::parse("92 25"));
    EXPECT_FALSE(CommuneCode::parse("é"));
    EXPECT_FALSE(CommuneCode::parse(std::string_view("0\0009", 3)));
    EXPECT_TRUE(CommuneCode::parse("9225"));
    EXPECT_TRUE(SiteId::parse("my_site-2"));
}

TEST(Codes, AreOrderedByBytesAndAPrefixComesFirst) {
    const auto code = [](std::string_view text) { return CommuneCode::parse(text).value(); };
    EXPECT_LT(code("09225"), code("11069"));
    EXPECT_LT(code("29999"), code("2A004"));
    EXPECT_LT(code("2A004"), code("2B001"));
    EXPECT_LT(code("0922"), code("09225"));
    EXPECT_LT(CommuneCode{}, code("01001"));
}

TEST(Codes, DefaultIsNone) {
    EXPECT_TRUE(CommuneCode{}.empty());
    EXPECT_EQ(CommuneCode{}.text(), "");
    EXPECT_FALSE(CommuneCode::parse("01001")->empty());
}

TEST(Codes, HashAgreesWithEquality) {
    std::unordered_set<RegionCode> regions{RegionCode::parse("76").value(), RegionCode::parse("76").value(),
                                           RegionCode::parse("32").value()};
    EXPECT_EQ(regions.size(), 2u);
}

}  // namespace
}  // namespace maillage
