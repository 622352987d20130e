// SPDX-License-Identifier: Apache-2.0
// What was known on a day: six departments at the start of September 2017, ten from mid-November on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

using testing::ElementsAre;

std::vector<std::string> departments_met(const json& answer) {
    std::vector<std::string> codes;
    for (const auto& department : answer["departments"])
        if (department["met"]) codes.push_back(department["code"]);
    return codes;
}

TEST(CheckAsOf, SixDepartmentsOnTheDayOfCarcassonne) {
    const json answer = json_of(1, occitanie("check", {"--as-of", "2017-09-06"}));
    EXPECT_THAT(departments_met(answer), ElementsAre("11", "31", "32", "34", "48", "65"));
    EXPECT_EQ(answer["sites"].size(), 6u);
    EXPECT_THAT(codes_of(answer, ""), ElementsAre("11069", "31483", "32013", "34145", "48095", "65286"));
}

struct Day {
    const char* date;
    std::size_t departments;
    std::size_t sites;
};

class CheckOnADay : public testing::TestWithParam<Day> {};

TEST_P(CheckOnADay, CountsWhatHasBegun) {
    const json answer = json_of(1, occitanie("check", {"--as-of", GetParam().date}));
    EXPECT_EQ(departments_met(answer).size(), GetParam().departments);
    EXPECT_EQ(answer["sites"].size(), GetParam().sites);
    EXPECT_EQ(answer["unmet"].size(), 13 - GetParam().departments);
}

// The day before each session is the edge: a session counts from its own day on.
INSTANTIATE_TEST_SUITE_P(Days, CheckOnADay,
                         testing::Values(Day{"2017-10-30", 6, 6}, Day{"2017-10-31", 7, 7}, Day{"2017-11-01", 7, 7},
                                         Day{"2017-11-02", 8, 8}, Day{"2017-11-05", 8, 8}, Day{"2017-11-06", 9, 9},
                                         Day{"2017-11-12", 9, 9}, Day{"2017-11-13", 10, 10},
                                         Day{"2018-04-30", 10, 10}, Day{"2018-05-31", 10, 11}),
                         [](const auto& chosen) {
                             std::string name = chosen.param.date;
                             std::erase(name, '-');
                             return name;
                         });

/// The claim and what stands behind it on the day asked for: 13 said, 6 shown.
TEST(CheckAsOf, TheClaimIsHeldAgainstThatDay) {
    const json answer = json_of(1, occitanie("check", {"--as-of", "2017-09-06"}));
    bool found = false;
    for (const auto& claim : answer["claims"]) {
        if (claim["said"] != 13) continue;
        found = true;
        EXPECT_EQ(claim["shown"], 6);
    }
    EXPECT_TRUE(found);
    const json later = json_of(1, occitanie("check", {"--as-of", "2017-11-13"}));
    for (const auto& claim : later["claims"]) EXPECT_TRUE(claim["said"] != 13 || claim["shown"] == 10) << claim;
}

/// Five of the six were inferred from the text: said where they are listed.
TEST(CheckAsOf, InferredSitesAreMarked) {
    const Ended ended = maillage(occitanie("check", {"--as-of", "2017-09-06", "--lang", "fr"}));
    for (const char* name : {"Mende", "Lunel", "Auch", "Saint-Gaudens", "Lourdes"})
        EXPECT_GE(count_of(ended.out, name), 2u) << name << " stands in the table and among the inferred";
    EXPECT_NE(ended.out.find("déduit"), std::string::npos);
}

TEST(CheckAsOf, ADateThatIsNoneIsWrongUsage) {
    for (const char* date : {"2017-13-01", "2017-02-30", "06/09/2017", "hier", "2017-9-6", ""}) {
        const Ended ended = maillage(occitanie("check", {"--as-of", date}));
        EXPECT_EQ(ended.exit, 2) << "'" << date << "': " << ended.out.substr(0, 200);
        EXPECT_TRUE(ended.out.empty());
        EXPECT_FALSE(ended.err.empty());
    }
}

}  // namespace
}  // namespace maillage::cli_test
