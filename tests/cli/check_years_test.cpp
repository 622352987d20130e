// SPDX-License-Identifier: Apache-2.0
// `check --years`: the same table in text, JSON and CSV, whatever the day looked at.
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

TEST(CheckYears, ElevenSitesStandAtTheEndOf2018) {
    const json timeline = json_of(1, occitanie("check"))["timeline"];
    ASSERT_FALSE(timeline.empty());
    int opened = 0;
    int closed = 0;
    int year = timeline[0]["year"];
    for (const auto& row : timeline) {
        EXPECT_EQ(row["year"], year++) << "no year is left out";
        opened += row["opened"].get<int>();
        closed += row["closed"].get<int>();
        int sites = 0;
        EXPECT_EQ(row["departments"].size(), 13U);
        for (const auto& department : row["departments"]) sites += department["sites"].get<int>();
        EXPECT_EQ(row["sites"], sites);
        EXPECT_EQ(row["sites"].get<int>(), opened - closed + row["undated"].get<int>());
        // The same as a check on that day.
        const std::string day = std::to_string(row["year"].get<int>()) + "-12-31";
        EXPECT_EQ(row["sites"], json_of(1, occitanie("check", {"--as-of", day}))["sites"].size()) << day;
    }
    EXPECT_EQ(timeline.back()["sites"], 11);
    EXPECT_EQ(json_of(1, occitanie("check", {"--as-of", "2017-01-01"}))["timeline"], timeline);
}

TEST(CheckYears, CsvHoldsARowPerYearAndDepartment) {
    const json timeline = json_of(1, occitanie("check"))["timeline"];
    const Ended printed = maillage(occitanie("check", {"--years", "--format", "csv"}));
    EXPECT_EQ(printed.exit, 1);
    const auto lines = lines_of(printed.out);
    ASSERT_EQ(lines.size(), 1 + timeline.size() * 13);
    EXPECT_EQ(lines[0], "year,code,name,sites,undated,opened,opened_or_before,closed,places,places_unknown");
    EXPECT_TRUE(lines[1].starts_with(std::to_string(timeline[0]["year"].get<int>()) + ",09,Ariège,")) << lines[1];
}

TEST(CheckYears, TheTextShowsTheYearsOnlyWhereAsked) {
    const Ended asked = maillage(occitanie("check", {"--years", "--lang", "fr"}));
    EXPECT_NE(asked.out.find("Année par année"), std::string::npos);
    EXPECT_FALSE(has_placeholder(asked.out));
    EXPECT_EQ(maillage(occitanie("check", {"--lang", "fr"})).out.find("Année par année"), std::string::npos);
}

/// The national programme has a site without any date (Marcq-en-Barœul): counted every year, opened in none.
TEST(CheckYears, ASiteWithoutADateIsMarked) {
    const json timeline = json_of(0, {"check", "--programme", "gen"})["timeline"];
    ASSERT_FALSE(timeline.empty());
    for (const auto& row : timeline) EXPECT_EQ(row["undated"], 1);
}

}  // namespace
}  // namespace maillage::cli_test
