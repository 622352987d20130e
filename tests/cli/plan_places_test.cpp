// SPDX-License-Identifier: Apache-2.0
// --within-capacity: nobody is sent to a full site. Held against the document's own sums, the plan without
// it, and itself with more places.
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::ScratchFolder;

/// Three departments of which one holds a great city: places there run out first.
Arguments three_departments(const Arguments& rest) {
    Arguments arguments{"plan",      "--scope",        "department:09,31,48", "--candidates",
                        "epci-main", "--from-scratch", "--per-department",    "1"};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return arguments;
}

Arguments with_places(const std::string& take_up, const std::string& capacity, const Arguments& rest) {
    Arguments arguments =
        three_departments({"--take-up", take_up, "--capacity", capacity, "--within-capacity"});
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return arguments;
}

std::string refusal(const Arguments& arguments, int exit = 2) {
    const Ended ended = maillage(arguments);
    EXPECT_EQ(ended.exit, exit) << ended.out << ended.err;
    return ended.err;
}

TEST(PlanPlaces, WithRoomForAllItIsTheUsualPlan) {
    const json usual = json_of(0, three_departments({"--sites-total", "5"}));
    const json placed = json_of(0, with_places("0.01", "100", {"--sites-total", "5"}));
    EXPECT_EQ(placed["status"], "optimal");
    EXPECT_EQ(placed["value"], usual["value"]);
    EXPECT_EQ(placed["bound"], usual["value"]);
    EXPECT_EQ(codes_of(placed, ""), codes_of(usual, ""));
    EXPECT_EQ(placed["within_capacity"]["persons_elsewhere"], 0);
    EXPECT_TRUE(placed["elsewhere"].empty());
    EXPECT_TRUE(usual["within_capacity"].is_null());
}

TEST(PlanPlaces, NobodyGoesToAFullSiteAndEverybodyGoesSomewhere) {
    const json placed = json_of(0, with_places("0.05", "20", {"--sites-total", "5"}));
    ASSERT_EQ(placed["status"], "optimal");
    const json& told = placed["within_capacity"];
    std::int64_t persons = 0;
    for (const auto& site : told["sites"]) {
        EXPECT_LE(site["learners"].get<double>(), site["places"].get<double>()) << site;
        EXPECT_EQ(site["places"], 20);
        EXPECT_EQ(site["places_assumed"], true);
        persons += site["persons"].get<std::int64_t>();
    }
    EXPECT_EQ(persons, placed["coverage"]["population"]);
    EXPECT_NEAR(told["mean_km"].get<double>(),
                placed["value"].get<double>() / 1000 / static_cast<double>(persons), 0.05);
    EXPECT_GT(told["mean_km"], placed["coverage"]["mean_km"])
        << "Toulouse alone has more learners than a site has places";
    std::int64_t elsewhere = 0;
    for (const auto& one : placed["elsewhere"]) elsewhere += one["persons"].get<std::int64_t>();
    EXPECT_EQ(elsewhere, told["persons_elsewhere"]);
    EXPECT_GT(elsewhere, 0);
    EXPECT_GT(placed["value"], json_of(0, three_departments({"--sites-total", "5"}))["value"]);
}

/// The plan that is best without places, its sites forced, is no better than the one that counts them.
TEST(PlanPlaces, ChoosesOtherSitesThanThePlanWithoutPlaces) {
    const json usual = json_of(0, three_departments({"--sites-total", "5"}));
    const json held =
        json_of(0, with_places("0.05", "20", {"--sites-total", "5", "--force", joined(codes_of(usual, ""))}));
    const json placed = json_of(0, with_places("0.05", "20", {"--sites-total", "5"}));
    ASSERT_NE(codes_of(placed, ""), codes_of(usual, "")) << "else places ask for nothing";
    EXPECT_EQ(codes_of(held, ""), codes_of(usual, ""));
    EXPECT_LT(placed["value"], held["value"]);
}

TEST(PlanPlaces, TooFewPlacesAreToldWithTheNumberOfSitesThatWouldDo) {
    const Ended ended = maillage(with_places("0.05", "20", {"--sites-total", "4", "--lang", "en"}));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_NE(ended.out.find("at least 5 sites"), std::string::npos) << ended.out;
    EXPECT_EQ(json_of(1, with_places("0.05", "20", {"--sites-total", "4"}))["status"], "infeasible");
    EXPECT_EQ(json_of(0, with_places("0.05", "20", {"--sites-total", "5"}))["status"], "optimal");
}

TEST(PlanPlaces, WhatIsBarelyTooLittleNeverReadsAsEnough) {
    const Ended ended = maillage({"plan", "--scope", "department:48", "--candidates", "epci-main",
                                  "--from-scratch", "--sites-total", "1", "--take-up", "0.06536",
                                  "--capacity", "5", "--within-capacity", "--lang", "en"});
    EXPECT_NE(ended.out.find("5.0002 learners are expected, and 1 site takes in only 5.0000:"),
              std::string::npos)
        << ended.out;
}

TEST(PlanPlaces, EvenAllCandidatesMayHoldTooFew) {
    const Ended ended = maillage(with_places("0.05", "1", {"--lang", "en"}));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_NE(ended.out.find("even 35 sites, the most allowed, take in only 35.0:"), std::string::npos)
        << ended.out;
}

TEST(PlanPlaces, WhereRulesContradictTheWaysOutStandAsEver) {
    const json answer = json_of(1, with_places("0.05", "24", {"--sites-total", "2"}));
    EXPECT_FALSE(answer["relaxations"].empty()) << answer;
    EXPECT_FALSE(answer["within_capacity"].is_null());
}

TEST(PlanPlaces, WithoutANumberItOpensAsManyAsHoldEverybody) {
    const json answer = json_of(0, with_places("0.05", "20", {}));
    EXPECT_EQ(answer["sites_total"], 5);
    EXPECT_EQ(answer["value"], json_of(0, with_places("0.05", "20", {"--sites-total", "5"}))["value"]);
}

TEST(PlanPlaces, PlacesOfEachCommuneComeFromAFile) {
    const ScratchFolder folder;
    const auto sites = codes_of(json_of(0, with_places("0.05", "20", {"--sites-total", "5"})), "");
    std::string rows = "INSEE,PLACES\n";
    std::string names = "code,name\n";
    for (const std::string& code : sites) {
        rows += code + (code == sites.front() ? ",6\n" : ",23\n");
        names += code + ",X\n";
    }
    const std::string column = folder.write("places.csv", rows).string() + ":INSEE:PLACES";
    const std::string candidates = folder.write("candidates.csv", names).string();
    EXPECT_NE(
        refusal(with_places("0.05", column, {"--sites-total", "5", "--lang", "en"}), 3).find("known places"),
        std::string::npos)
        << "the other candidates have none";
    const json uneven = json_of(0, {"plan", "--scope", "department:09,31,48", "--candidates", candidates,
                                    "--from-scratch", "--sites-total", "5", "--per-department", "1",
                                    "--take-up", "0.05", "--capacity", column, "--within-capacity"});
    ASSERT_EQ(uneven["within_capacity"]["sites"].size(), 5u);
    for (const auto& site : uneven["within_capacity"]["sites"]) {
        EXPECT_EQ(site["places"], site["code"] == sites.front() ? 6 : 23);
        EXPECT_LE(site["learners"].get<double>(), site["places"].get<double>());
    }
}

TEST(PlanPlaces, SlipsAreToldInWords) {
    EXPECT_NE(refusal(three_departments({"--sites-total", "5", "--within-capacity"})).find("--take-up"),
              std::string::npos);
    EXPECT_NE(refusal(three_departments({"--sites-total", "5", "--take-up", "0.05", "--within-capacity"}), 3)
                  .find("--capacity"),
              std::string::npos);
    EXPECT_NE(refusal(with_places("0.05", "few", {"--sites-total", "5"})).find("few"), std::string::npos);
    EXPECT_NE(refusal(with_places("0.05", "0", {"--sites-total", "5"})).find("0"), std::string::npos);
    for (const Arguments& beside : {Arguments{"--objective", "p-center", "--sites-total", "5"},
                                    Arguments{"--max-distance", "50", "--sites-total", "5"},
                                    Arguments{"--alternatives", "3", "--sites-total", "5"},
                                    Arguments{"--curve", "5:7", "--sites-total", "5"},
                                    Arguments{"--certificate", "proof.json", "--sites-total", "5"}})
        EXPECT_NE(refusal(with_places("0.05", "20", beside)).find("--within-capacity"), std::string::npos)
            << beside.front();
    EXPECT_NE(refusal({"plan", "--scope", "france", "--candidates", "epci-main", "--sites-total", "120",
                       "--take-up", "0.01", "--capacity", "30", "--within-capacity", "--lang", "en"})
                  .find("sea"),
              std::string::npos);
}

}  // namespace
}  // namespace maillage::cli_test
