// SPDX-License-Identifier: Apache-2.0
// `maillage check` on Occitanie: the answer, every key of the contract with its type, and sums that close.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

using testing::ElementsAre;

constexpr std::int64_t population_of_occitanie = 6'080'731;

/// The answer to the same question for every test of a case.
struct CheckOfOccitanie : testing::Test {
    static void SetUpTestSuite() { document() = json_of(1, occitanie("check")); }
    static json& document() {
        static json read;
        return read;
    }
};

TEST_F(CheckOfOccitanie, ElevenSitesServeTenOfThirteenDepartments) {
    const json& answer = document();
    EXPECT_EQ(answer["sites"].size(), 11u);
    EXPECT_EQ(answer["departments"].size(), 13u);
    EXPECT_EQ(answer["unmet"], json({"30", "66", "81"}));
    int met = 0;
    for (const auto& department : answer["departments"]) {
        EXPECT_EQ(department["met"].get<bool>(), department["sites"].get<int>() >= department["required"].get<int>());
        EXPECT_EQ(department["required"], 1);
        met += department["met"].get<bool>();
    }
    EXPECT_EQ(met, 10);
    EXPECT_EQ(answer["coverage"]["population"], population_of_occitanie);
}

TEST_F(CheckOfOccitanie, SitesAreTheElevenOfTheTexts) {
    EXPECT_THAT(codes_of(document(), ""), ElementsAre("09225", "11069", "12202", "31107", "31483", "32013", "34145",
                                                      "46042", "48095", "65286", "82112"));
}

TEST_F(CheckOfOccitanie, DepartmentsKeepTheirZeroAndOrder) {
    std::vector<std::string> codes;
    for (const auto& department : document()["departments"]) codes.push_back(department["code"]);
    EXPECT_THAT(codes,
                ElementsAre("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"));
}

void expect_keys(const json& object, const std::vector<std::pair<const char*, json::value_t>>& keys) {
    for (const auto& [key, type] : keys) {
        ASSERT_TRUE(object.contains(key)) << key << " is missing in " << object.dump();
        const bool number = type == json::value_t::number_float && object[key].is_number();
        const bool integer = type == json::value_t::number_integer && object[key].is_number_integer();
        EXPECT_TRUE(number || integer || object[key].type() == type) << key << " is " << object[key].dump();
    }
}

constexpr auto text = json::value_t::string;
constexpr auto list = json::value_t::array;
constexpr auto group = json::value_t::object;
constexpr auto yes_or_no = json::value_t::boolean;
constexpr auto whole = json::value_t::number_integer;
constexpr auto real = json::value_t::number_float;

TEST_F(CheckOfOccitanie, HasEveryKeyOfTheContract) {
    const json& answer = document();
    expect_keys(answer, {{"rules", list}, {"departments", list}, {"sites", list}, {"coverage", group},
                         {"claims", list}, {"unmet", list}, {"warnings", list}});
    ASSERT_EQ(answer["rules"].size(), 1u);
    expect_keys(answer["rules"][0],
                {{"id", text}, {"statement", text}, {"source", text}, {"met", yes_or_no}, {"detail", text}});
    for (const auto& department : answer["departments"])
        expect_keys(department, {{"code", text}, {"name", text}, {"sites", whole}, {"required", whole},
                                 {"met", yes_or_no}, {"population", whole}, {"population_covered", group},
                                 {"share", group}, {"goes_to", list}});
    for (const auto& site : answer["sites"])
        expect_keys(site, {{"code", text}, {"name", text}, {"persons", whole}, {"mean_km", real},
                           {"home_share", real}});
    expect_keys(answer["coverage"],
                {{"population", whole}, {"within_km", group}, {"share_within_km", group}, {"mean_km", real},
                 {"median_km", real}, {"p90_km", real}, {"max_km", real}, {"gini", real}});
    ASSERT_FALSE(answer["claims"].empty());
    for (const auto& claim : answer["claims"])
        expect_keys(claim, {{"id", text}, {"said", whole}, {"shown", whole}, {"verdict", text}});
    for (const auto& warning : answer["warnings"]) EXPECT_TRUE(warning.is_string());
}

TEST_F(CheckOfOccitanie, TheRuleSaysWhoIsMissing) {
    const json& rule = document()["rules"][0];
    EXPECT_FALSE(rule["met"].get<bool>());
    EXPECT_EQ(rule["source"], "S0");
    const std::string detail = rule["detail"];
    for (const char* name : {"30", "Gard", "66", "Pyrénées-Orientales", "81", "Tarn"})
        EXPECT_NE(detail.find(name), std::string::npos) << name << " in " << detail;
}

TEST_F(CheckOfOccitanie, PersonsAddUp) {
    const json& answer = document();
    std::int64_t in_sites = 0;
    std::int64_t in_departments = 0;
    std::map<std::string, std::int64_t> from_departments;
    for (const auto& site : answer["sites"]) in_sites += site["persons"].get<std::int64_t>();
    for (const auto& department : answer["departments"]) {
        in_departments += department["population"].get<std::int64_t>();
        std::int64_t gone = 0;
        double shares = 0;
        for (const auto& way : department["goes_to"]) {
            gone += way["persons"].get<std::int64_t>();
            shares += way["share"].get<double>();
            from_departments[way["code"]] += way["persons"].get<std::int64_t>();
        }
        EXPECT_EQ(gone, department["population"]) << department["name"];
        EXPECT_NEAR(shares, 1, 1e-5) << department["name"];
    }
    EXPECT_EQ(in_sites, population_of_occitanie);
    EXPECT_EQ(in_departments, population_of_occitanie);
    for (const auto& site : answer["sites"])
        EXPECT_EQ(site["persons"], from_departments[site["code"]]) << site["name"];
}

/// Covered persons grow with the radius, a share is persons over population, the departments make the whole.
TEST_F(CheckOfOccitanie, SharesGrowWithTheRadius) {
    const json& answer = document();
    std::map<std::string, std::int64_t> covered;
    for (const auto& department : answer["departments"]) {
        std::int64_t before = 0;
        for (const char* radius : {"15", "30", "45", "60"}) {
            const auto persons = department["population_covered"][radius].get<std::int64_t>();
            const double share = department["share"][radius];
            EXPECT_GE(persons, before);
            EXPECT_GE(share, 0);
            EXPECT_LE(share, 1);
            EXPECT_NEAR(share, double(persons) / department["population"].get<double>(), 1e-6);
            covered[radius] += persons;
            before = persons;
        }
    }
    for (const char* radius : {"15", "30", "45", "60"}) {
        EXPECT_EQ(answer["coverage"]["within_km"][radius], covered[radius]);
        EXPECT_NEAR(answer["coverage"]["share_within_km"][radius].get<double>(),
                    double(covered[radius]) / population_of_occitanie, 1e-6);
    }
    const json& coverage = answer["coverage"];
    EXPECT_LE(coverage["median_km"], coverage["p90_km"]);
    EXPECT_LE(coverage["p90_km"], coverage["max_km"]);
    EXPECT_GT(coverage["gini"], 0);
    EXPECT_LT(coverage["gini"], 1);
}

TEST_F(CheckOfOccitanie, ClaimsStandBesideWhatIsShown) {
    std::map<std::pair<int, int>, std::string> verdicts;
    for (const auto& claim : document()["claims"]) verdicts[{claim["said"], claim["shown"]}] = claim["verdict"];
    EXPECT_TRUE(verdicts.contains({13, 10})) << "13 departments said, 10 shown";
    EXPECT_TRUE(verdicts.contains({15, 10})) << "15 schools at the end of 2017, 10 shown";
    EXPECT_TRUE(verdicts.contains({11, 6})) << "11 sessions on 6 September 2017, 6 sites shown";
    EXPECT_TRUE(verdicts.contains({16, 11})) << "Carbonne, the sixteenth: 11 shown";
}

TEST_F(CheckOfOccitanie, ASiteThatServesMostlyAnotherDepartmentIsNamed) {
    for (const auto& site : document()["sites"]) {
        std::int64_t home = 0;
        for (const auto& department : document()["departments"])
            for (const auto& way : department["goes_to"])
                if (way["code"] == site["code"] && department["code"] == site["department"])
                    home += way["persons"].get<std::int64_t>();
        EXPECT_NEAR(site["home_share"].get<double>(), double(home) / site["persons"].get<double>(), 1e-6);
    }
}

TEST(Check, ProgrammesWithoutARulePerDepartmentAnswer) {
    for (const char* programme : {"ern-hauts-de-france", "gen"}) {
        const json answer = json_of(0, {"check", "--programme", programme});
        EXPECT_TRUE(answer["unmet"].empty()) << programme;
        EXPECT_EQ(answer["coverage"]["population"].get<std::int64_t>() > 0, true) << programme;
    }
    EXPECT_EQ(json_of(0, {"check", "--programme", "ern-hauts-de-france"})["coverage"]["population"], 5'998'916);
}

/// The two sites of Hauts-de-France are known under the label GEN.
TEST(Check, GenKnowsRoubaixAndMarcq) {
    EXPECT_THAT(codes_of(json_of(0, {"check", "--programme", "gen"}), ""), ElementsAre("59378", "59512"));
}

TEST(Check, SameBytesTwice) {
    const Ended once = maillage(occitanie("check", {"--format", "json", "--threads", "1"}));
    const Ended twice = maillage(occitanie("check", {"--format", "json", "--threads", "2"}));
    EXPECT_EQ(once.out, twice.out);
}

}  // namespace
}  // namespace maillage::cli_test
