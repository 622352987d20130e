// SPDX-License-Identifier: Apache-2.0
// `plan --curve`: consecutive numbers of sites, each with its proof, as JSON and as a table in both languages.
#include <gtest/gtest.h>

#include <tuple>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

Arguments lozere(const Arguments& rest) {
    Arguments all = {"plan", "--scope", "department:48", "--candidates", "epci-main", "--from-scratch", "--sites-total", "3"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

TEST(PlanCurve, EachNumberIsWhatThePlanWithThatNumberSays) {
    const json with = json_of(0, lozere({"--curve", "1:6"}));
    ASSERT_EQ(with["curve"].size(), 6U);
    for (int sites = 1; sites <= 6; ++sites) {
        const json& point = with["curve"][static_cast<std::size_t>(sites) - 1];
        const json plan = json_of(0, {"plan", "--scope", "department:48", "--candidates", "epci-main", "--from-scratch",
                                      "--sites-total", std::to_string(sites)});
        EXPECT_EQ(point["sites"], sites);
        EXPECT_EQ(point["status"], "optimal");
        EXPECT_EQ(point["value"], plan["value"]);
        EXPECT_EQ(point["bound"], plan["bound"]);
        EXPECT_EQ(point["mean_km"], plan["coverage"]["mean_km"]);
    }
    EXPECT_TRUE(with["elbow"].is_number_integer());
    EXPECT_EQ(with["elbow_proven"], true);
    EXPECT_EQ(with["sites"].size(), 3U) << "the plan itself stays";
}

TEST(PlanCurve, IsAbsentWhereItIsNotAskedFor) {
    const json without = json_of(0, lozere({}));
    EXPECT_FALSE(without.contains("curve"));
    EXPECT_FALSE(without.contains("elbow"));
}

TEST(PlanCurve, NumbersWithoutAPlanAndWithoutAProofAreMarked) {
    const json few = json_of(0, lozere({"--curve", "1:3", "--per-department", "2"}));
    EXPECT_EQ(few["curve"][0]["status"], "infeasible");
    EXPECT_TRUE(few["curve"][0]["value"].is_null());
    EXPECT_TRUE(few["curve"][0]["mean_km"].is_null());
    EXPECT_EQ(few["curve"][1]["status"], "optimal");
    EXPECT_TRUE(few["elbow"].is_null()) << "two points have no elbow";
    const json quick = json_of(0, lozere({"--curve", "2:5", "--time-limit", "0"}));
    for (const json& point : quick["curve"]) {
        EXPECT_EQ(point["status"], "feasible");
        EXPECT_LE(point["bound"], point["value"]);
    }
}

TEST(PlanCurve, PeopleReadItInBothLanguages) {
    for (const auto& [language, title, proof, elbow] :
         {std::tuple{"fr", "Distance moyenne selon le nombre de sites", "prouvé", "Coude"},
          std::tuple{"en", "Mean distance against the number of sites", "proven", "Elbow"}}) {
        const Ended ended = maillage(lozere({"--curve", "1:4", "--lang", language}));
        EXPECT_EQ(ended.exit, 0) << ended.err;
        for (const char* words : {title, proof, elbow, "Satopää"})
            EXPECT_NE(ended.out.find(words), std::string::npos) << words << " is not in: " << ended.out;
        EXPECT_FALSE(has_placeholder(ended.out)) << ended.out;
    }
}

/// CSV is one table: the curve's rows below the sites', told apart by the first column.
TEST(PlanCurve, StandsInCsvBelowTheSites) {
    const json with = json_of(0, lozere({"--curve", "1:4"}));
    const auto lines = lines_of(maillage(lozere({"--curve", "1:4", "--format", "csv"})).out);
    ASSERT_EQ(lines.size(), 1u + 3u + 4u);
    EXPECT_EQ(lines[0], "table,state,code,name,department,persons,mean_km,home_share,sites,gain_km,status");
    for (std::size_t i = 1; i <= 3; ++i) EXPECT_TRUE(lines[i].starts_with("sites,proposed,48")) << lines[i];
    for (std::size_t i = 0; i < 4; ++i) {
        const std::string mean = with["curve"][i]["mean_km"].dump();
        EXPECT_TRUE(lines[4 + i].starts_with("curve,,,,,," + mean)) << lines[4 + i] << " for " << mean;
        EXPECT_TRUE(lines[4 + i].ends_with(",optimal")) << lines[4 + i];
    }
    EXPECT_TRUE(lines_of(maillage(lozere({"--format", "csv"})).out)[0].starts_with("state,code")) << "as ever where not asked";
}

TEST(PlanCurve, TwoRunsWriteTheSameBytes) {
    const test::ScratchFolder folder;
    std::vector<std::string> written;
    for (const char* name : {"one.json", "two.json"}) {
        EXPECT_EQ(maillage(lozere({"--curve", "1:5", "-o", folder.file(name).string()})).exit, 0);
        written.push_back(test::bytes_of(folder.file(name)));
    }
    EXPECT_NE(written[0].find("\"curve\""), std::string::npos);
    EXPECT_EQ(written[0], written[1]);
}

TEST(PlanCurve, WhatIsNoRangeIsRefusedWithWords) {
    for (const char* range : {"", "5", "5:", ":5", "6:5", "0:4", "-1:4", "1:4x", "1-4", "1:501", "1:99999", "a:b"}) {
        const Ended ended = maillage(lozere({"--curve", range}));
        EXPECT_EQ(ended.exit, 2) << range;
        EXPECT_TRUE(ended.out.empty()) << range;
        EXPECT_NE(ended.err.find("--curve"), std::string::npos) << ended.err;
    }
}

}  // namespace
}  // namespace maillage::cli_test
