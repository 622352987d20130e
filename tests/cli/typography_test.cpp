// SPDX-License-Identifier: Apache-2.0
// The French of the terminal: its spaces, its comma, its apostrophe.
#include <gtest/gtest.h>

#include <regex>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

constexpr const char* narrow = "\u202f";   // before ; ! ? and between thousands
constexpr const char* no_break = "\u00a0";  // before : and %

struct FrenchText : testing::TestWithParam<const char*> {
    static std::string shown(const char* command) {
        return maillage(occitanie(command, {"--lang", "fr"})).out;
    }
};

TEST_P(FrenchText, SetsItsSpaces) {
    const std::string text = shown(GetParam());
    ASSERT_FALSE(text.empty());
    for (const auto& line : lines_of(text))
        for (const char* wrong : {" :", " ;", " !", " ?", " %", "'", "\" "})
            EXPECT_EQ(line.find(wrong), std::string::npos) << "'" << wrong << "' in: " << line;
    static const std::regex bare_mark("[A-Za-z0-9)](?:[;!?%]|:(?= |$))");
    static const std::regex split_thousands("[0-9] [0-9]{3}(?![0-9])");
    static const std::regex decimal_point("[0-9]\\.[0-9]");
    for (const auto& line : lines_of(text)) {
        EXPECT_FALSE(std::regex_search(line, bare_mark)) << "no space before a mark in: " << line;
        EXPECT_FALSE(std::regex_search(line, split_thousands)) << "an ordinary space in a number in: " << line;
        EXPECT_FALSE(std::regex_search(line, decimal_point)) << "a decimal point in: " << line;
    }
}

TEST_P(FrenchText, GroupsThousandsAndNotCodes) {
    const std::string text = shown(GetParam());
    static const std::regex grouped(std::string("[0-9]{1,3}") + narrow + "[0-9]{3}");
    EXPECT_TRUE(std::regex_search(text, grouped)) << "persons above 999";
    EXPECT_NE(text.find(std::string(no_break) + "%"), std::string::npos);
    EXPECT_NE(text.find(std::string(no_break) + ":"), std::string::npos);
    EXPECT_NE(text.find("09225"), std::string::npos) << "a code is not a number";
    EXPECT_NE(text.find("2024"), std::string::npos) << "a year is not a number";
}

INSTANTIATE_TEST_SUITE_P(Commands, FrenchText, testing::Values("check", "plan"),
                         [](const auto& chosen) { return std::string(chosen.param); });

TEST(EnglishText, HasNoFrenchSpaces) {
    for (const char* command : {"check", "plan"}) {
        const std::string text = maillage(occitanie(command, {"--lang", "en"})).out;
        EXPECT_EQ(text.find(std::string(no_break) + ":"), std::string::npos);
        static const std::regex decimal_comma("[0-9],[0-9](?![0-9]{2})");
        for (const auto& line : lines_of(text))
            EXPECT_FALSE(std::regex_search(line, decimal_comma)) << "a decimal comma in: " << line;
    }
}

}  // namespace
}  // namespace maillage::cli_test
