// SPDX-License-Identifier: Apache-2.0
// --take-up and --capacity: what each site would have to take in, from the document's own persons and places.
#include <gtest/gtest.h>

#include <cmath>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

constexpr double rate = 0.05;
constexpr std::int64_t assumed = 20;
const Arguments asked{"--take-up", "0.05", "--capacity", "20"};

/// Each row from persons and places; then the sums.
void expect_loads(const json& document, const json& sites) {
    const json& load = document.at("load");
    EXPECT_EQ(load["take_up_per_1000"], rate);
    EXPECT_EQ(load["assumed_places"], assumed);
    ASSERT_EQ(load["sites"].size(), sites.size());
    double learners = 0;
    double overflow = 0;
    int over = 0;
    for (std::size_t k = 0; k < sites.size(); ++k) {
        const json& row = load["sites"][k];
        EXPECT_EQ(row["code"], sites[k]["code"]);
        const double due = sites[k]["persons"].get<double>() * rate / 1000;
        EXPECT_NEAR(row["learners"].get<double>(), due, 0.051) << row.dump();
        const double lacking = std::max(0.0, due - row["places"].get<double>());
        EXPECT_NEAR(row["overflow"].get<double>(), lacking, 0.051) << row.dump();
        learners += due;
        overflow += lacking;
        over += lacking > 0;
    }
    EXPECT_NEAR(load["learners"].get<double>(), learners, 0.051);
    EXPECT_NEAR(load["overflow"].get<double>(), overflow, 0.051);
    EXPECT_EQ(load["sites_over"], over);
    EXPECT_EQ(load["sites_without_places"], 0);
}

TEST(Load, OfTheStandingSitesUsesThePlacesTheTextsTell) {
    const json document = json_of(1, occitanie("check", asked));
    expect_loads(document, document["sites"]);
    for (std::size_t k = 0; k < document["sites"].size(); ++k) {
        const json& told = document["sites"][k]["places"];
        const json& row = document["load"]["sites"][k];
        EXPECT_EQ(row["places_assumed"], told.is_null());
        EXPECT_EQ(row["places"], told.is_null() ? json(assumed) : told);
    }
}

TEST(Load, OfAPlanCountsTheProposedSitesToo) {
    Arguments arguments = occitanie("plan", asked);
    arguments.insert(arguments.end(), {"--sites-total", "14"});
    const json document = json_of(0, arguments);
    expect_loads(document, document["sites"]);
}

TEST(Load, IsAbsentWhereNoTakeUpIsStated) {
    EXPECT_FALSE(json_of(1, occitanie("check")).contains("load"));
}

TEST(Load, TellsTheAssumptionWithTheDigitsTyped) {
    const Ended ended = maillage(occitanie("check", {"--take-up", "0.0125", "--lang", "en"}));
    EXPECT_NE(ended.out.find("0.0125 learners per 1,000 people"), std::string::npos) << ended.out;
    EXPECT_NE(ended.out.find("without a known number of places"), std::string::npos) << ended.out;
}

TEST(Load, PlacesAloneSayNothing) {
    const Ended ended = maillage(occitanie("check", {"--capacity", "20"}));
    EXPECT_EQ(ended.exit, 2);
    EXPECT_NE(ended.err.find("--take-up"), std::string::npos) << ended.err;
}

TEST(Load, InCsvTheTableIsTheReport) {
    Arguments arguments = occitanie("check", asked);
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Ended ended = maillage(arguments);
    EXPECT_EQ(lines_of(ended.out).front(), "code,name,persons,learners,places,overflow");
}

}  // namespace
}  // namespace maillage::cli_test
