// SPDX-License-Identifier: Apache-2.0
// Covers and centers from outside: value, unit and radius against the coverage that the same answer counts by another way.
#include <gtest/gtest.h>

#include <cmath>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

json plan(Arguments more) {
    more.insert(more.end(), {"--from-scratch", "--candidates", "epci-main"});
    return json_of(0, occitanie("plan", more));
}

void expect_proven(const json& answer, const char* objective, const char* unit) {
    EXPECT_EQ(answer["status"], "optimal");
    EXPECT_EQ(answer["objective"], objective);
    EXPECT_EQ(answer["unit"], unit);
    EXPECT_EQ(answer["value"], answer["bound"]);
    EXPECT_EQ(answer["gap"], 0);
}

TEST(PlanObjectives, MaxCoverIsWorthThePersonsItsCoverageCounts) {
    const json answer = plan({"--objective", "max-cover", "--sites-total", "13"});
    expect_proven(answer, "max-cover", "persons");
    EXPECT_EQ(answer["radius_km"], 30);
    EXPECT_EQ(answer["value"], answer["coverage"]["within_km"]["30"]);
    const json nearer = plan({"--objective", "max-cover", "--sites-total", "13", "--radius", "20"});
    EXPECT_EQ(nearer["radius_km"], 20);
    EXPECT_EQ(nearer["value"], nearer["coverage"]["within_km"]["20"]);
    EXPECT_LT(nearer["value"], answer["value"]);
}

TEST(PlanObjectives, SetCoverCoversEverybodyWithTheNumberItProves) {
    const json answer = plan({"--objective", "set-cover", "--radius", "50"});
    expect_proven(answer, "set-cover", "sites");
    EXPECT_EQ(answer["value"], answer["sites"].size());
    EXPECT_EQ(answer["sites_total"], answer["value"]);
    EXPECT_EQ(answer["coverage"]["within_km"]["50"], answer["coverage"]["population"]);
    EXPECT_LE(answer["metre_persons_bound"], answer["metre_persons"]);
    const double mean = answer["metre_persons"].get<double>() / answer["coverage"]["population"].get<double>() / 1000;
    EXPECT_NEAR(answer["coverage"]["mean_km"].get<double>(), mean, 1e-4);
    // One site fewer leaves somebody out: max-cover with that number, whose sites obey the same rule, says so too.
    const json fewer = plan({"--objective", "max-cover", "--radius", "50", "--sites-total",
                             std::to_string(answer["value"].get<int>() - 1)});
    EXPECT_LT(fewer["bound"], answer["coverage"]["population"]);
}

TEST(PlanObjectives, PCenterIsWorthTheLongestDistanceOfItsCoverage) {
    const json answer = plan({"--objective", "p-center", "--sites-total", "13"});
    expect_proven(answer, "p-center", "metres");
    EXPECT_FALSE(answer.contains("radius_km"));
    EXPECT_NEAR(answer["value"].get<double>() / 1000, answer["coverage"]["max_km"].get<double>(), 1e-3);
}

TEST(PlanObjectives, ASetCoverOutOfReachNamesHowManyAndTheFirst) {
    const json answer =
        json_of(1, occitanie("plan", {"--objective", "set-cover", "--from-scratch", "--candidates", "epci-main"}));
    EXPECT_EQ(answer["status"], "infeasible");
    ASSERT_EQ(answer["reason"].size(), 1u);
    const std::string words = answer["reason"][0];
    EXPECT_NE(words.find("Cressensac-Sarrazac"), std::string::npos) << words;
    EXPECT_NE(words.find("30 km"), std::string::npos) << words;
}

TEST(PlanObjectives, TheReportNamesObjectiveRadiusAndProof) {
    const Ended ended = maillage({"--lang", "en", "plan", "--programme", "ern-occitanie", "--from-scratch", "--candidates",
                                  "epci-main", "--objective", "max-cover", "--sites-total", "13"});
    EXPECT_EQ(ended.exit, 0) << ended.err;
    for (const char* words : {"the most people within 30 km of a site", "people within 30 km of a site, that is",
                              "no plan covers more than", "Optimal, proven"})
        EXPECT_NE(ended.out.find(words), std::string::npos) << words << " is not in:\n" << ended.out;
}

}  // namespace
}  // namespace maillage::cli_test
