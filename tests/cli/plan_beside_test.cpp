// SPDX-License-Identifier: Apache-2.0
// `plan`: the optimum never stands alone. Keys and words of alternatives, losses, the price of the rule and ways out.
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

TEST(PlanBeside, EveryKeyIsThereAndAgreesWithThePlan) {
    const json answer = json_of(0, occitanie("plan", {"--new", "3", "--alternatives", "4"}));
    EXPECT_EQ(answer["alternatives_proven"], true);
    ASSERT_EQ(answer["alternatives"].size(), 4u);
    for (std::size_t k = 0; k < 4; ++k) {
        const json& plan = answer["alternatives"][k];
        EXPECT_EQ(plan["rank"], k + 1);
        EXPECT_EQ(plan["difference"].get<std::int64_t>(),
                  plan["value"].get<std::int64_t>() - answer["value"].get<std::int64_t>());
        EXPECT_EQ(plan["sites"].size(), 14u);
        for (const char* key : {"share_worse", "practical_tie", "added", "removed"}) EXPECT_TRUE(plan.contains(key)) << key;
    }
    for (const auto& site : answer["sites"])
        EXPECT_EQ(site["loss_if_dropped"].is_null(), site["state"] == "existing") << site["name"];
    const json& price = answer["price_of_rule"];
    EXPECT_EQ(price["difference"].get<std::int64_t>(),
              answer["value"].get<std::int64_t>() - price["value_without"].get<std::int64_t>());
    EXPECT_EQ(price["zones"].size(), 13u);
    EXPECT_TRUE(answer["relaxations"].empty());
    EXPECT_TRUE(answer["conflict"].empty());
}

TEST(PlanBeside, WithoutAlternativesNoneAreTold) {
    const json answer = json_of(0, occitanie("plan", {"--new", "3"}));
    EXPECT_TRUE(answer["alternatives"].empty());
    EXPECT_TRUE(answer["alternatives_proven"].is_null());
}

TEST(PlanBeside, ATableOfEachInMarkdown) {
    const Ended ended = maillage(occitanie("plan", {"--new", "3", "--alternatives", "3", "--format", "md", "--lang", "en"}));
    EXPECT_EQ(ended.exit, 0);
    for (const char* words : {"If a site drops out", "Price of the rule per department", "The best plans", "| rank"})
        EXPECT_NE(ended.out.find(words), std::string::npos) << words;
    EXPECT_FALSE(has_placeholder(ended.out));
}

TEST(PlanBeside, AlternativesStandInCsvBelowTheSites) {
    const Arguments asked{"--new", "3", "--alternatives", "3"};
    const json answer = json_of(0, occitanie("plan", asked));
    Arguments as_csv = asked;
    as_csv.insert(as_csv.end(), {"--format", "csv"});
    const auto lines = lines_of(maillage(occitanie("plan", as_csv)).out);
    ASSERT_EQ(lines.size(), 1u + 14u + 3u);
    EXPECT_TRUE(lines[0].starts_with("table,state,code,")) << lines[0];
    EXPECT_TRUE(lines[0].ends_with(",rank,value,difference,share_worse,practical_tie,added,removed")) << lines[0];
    for (std::size_t k = 0; k < 3; ++k)
        EXPECT_TRUE(lines[15 + k].starts_with("alternatives,,,,,,,," + std::to_string(k + 1) + "," +
                                              answer["alternatives"][k]["value"].dump() + ","))
            << lines[15 + k];
}

TEST(PlanBeside, WhereNoPlanExistsTheWayOutIsInTheDocument) {
    const json answer = json_of(1, occitanie("plan", {"--new", "1"}));
    ASSERT_EQ(answer["relaxations"].size(), 1u);
    const json& change = answer["relaxations"][0]["changes"][0];
    EXPECT_EQ(change["rule"], "sites_total");
    EXPECT_EQ(change["number"], 12);
    EXPECT_EQ(change["to"], 14);
    EXPECT_FALSE(answer["conflict"].empty());
}

TEST(PlanBeside, OtherObjectivesAndNumbersAreWrongUsage) {
    for (const Arguments& wrong :
         {Arguments{"--alternatives", "0"}, Arguments{"--alternatives", "101"}, Arguments{"--alternatives-differ", "2"},
          Arguments{"--alternatives", "5", "--objective", "p-center"}}) {
        Arguments all{"--new", "3"};
        all.insert(all.end(), wrong.begin(), wrong.end());
        const Ended ended = maillage(occitanie("plan", all));
        EXPECT_EQ(ended.exit, 2) << ended.err;
        EXPECT_TRUE(ended.out.empty());
    }
}

TEST(PlanBeside, ATimeLimitKeepsThePlan) {
    const json answer = json_of(0, occitanie("plan", {"--new", "3", "--alternatives", "100", "--time-limit", "0"}));
    EXPECT_EQ(answer["sites"].size(), 14u);
    EXPECT_EQ(answer["alternatives_proven"], false);
    ASSERT_FALSE(answer["alternatives"].empty());
}

}  // namespace
}  // namespace maillage::cli_test
