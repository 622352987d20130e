// SPDX-License-Identifier: Apache-2.0
// Three new sites for Occitanie: one each in Gard, Pyrénées-Orientales and Tarn, against every triple there is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "cli/command.h"
#include "cli/france_oracle.h"

namespace maillage::cli_test {
namespace {

using testing::ElementsAre;

struct ThreeNewSites : testing::Test {
    static const json& answer() {
        static const json document = json_of(0, occitanie("plan", {"--new", "3"}));
        return document;
    }
    static FranceOracle& france() {
        static FranceOracle by_hand("76");
        return by_hand;
    }
};

TEST_F(ThreeNewSites, AreProvenOnePerMissingDepartmentWithEveryKey) {
    EXPECT_EQ(answer()["status"], "optimal");
    EXPECT_EQ(answer()["gap"], 0);
    EXPECT_EQ(answer()["value"], answer()["bound"]);
    EXPECT_EQ(answer()["objective"], "p-median");
    EXPECT_EQ(answer()["sites"].size(), 14u);
    std::vector<std::string> departments;
    for (const auto& site : answer()["sites"])
        if (site["state"] == "proposed") departments.push_back(site["department"]);
    std::sort(departments.begin(), departments.end());
    EXPECT_THAT(departments, ElementsAre("30", "66", "81"));
    std::vector<std::string> hosts = known_hosts();
    std::sort(hosts.begin(), hosts.end());
    EXPECT_EQ(codes_of(answer(), "existing"), hosts);
    for (const char* key : {"status", "objective", "value", "bound", "gap", "unit", "seconds", "sites", "warnings",
                            "tie", "reason"})
        EXPECT_TRUE(answer().contains(key)) << key;
    EXPECT_TRUE(answer()["value"].is_number_integer());
    for (const auto& site : answer()["sites"])
        for (const char* key : {"code", "name", "department", "lon", "lat", "state", "persons", "mean_km", "home_share"})
            EXPECT_TRUE(site.contains(key)) << key << " in " << site.dump();
}

/// Σ persons · metres of the printed plan, counted again with PROJ.
TEST_F(ThreeNewSites, AreWorthWhatIsPrinted) {
    const OracleAllocation counted = france().allocate(codes_of(answer(), ""));
    EXPECT_NEAR(answer()["value"].get<double>(), static_cast<double>(counted.value),
                static_cast<double>(counted.slack));
    for (const auto& site : answer()["sites"]) {
        EXPECT_NEAR(site["lon"].get<double>(), france().at(site["code"]).longitude, 1e-7) << site["name"];
        EXPECT_NEAR(site["lat"].get<double>(), france().at(site["code"]).latitude, 1e-7) << site["name"];
    }
    std::int64_t persons = 0;
    double metre_persons = 0;
    for (const auto& site : answer()["sites"]) {
        persons += site["persons"].get<std::int64_t>();
        metre_persons += site["persons"].get<double>() * site["mean_km"].get<double>() * 1000;
    }
    EXPECT_EQ(persons, 6'080'731);
    EXPECT_NEAR(metre_persons / answer()["value"].get<double>(), 1, 1e-6);
}

/// The rule forces one site in each of the three departments, so the triples are all there is to choose from.
TEST_F(ThreeNewSites, EqualTheBestOfAllTriples) {
    const std::set<std::string> hosts(known_hosts().begin(), known_hosts().end());
    std::map<std::string, std::vector<std::string>> choices;
    for (const auto& code : france().default_candidates(hosts)) {
        const std::string& department = france().at(code).department;
        if (!hosts.contains(code) && (department == "30" || department == "66" || department == "81"))
            choices[department].push_back(code);
    }
    const OracleAllocation today = france().allocate(known_hosts());
    const auto& communes = france().communes();
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    std::vector<std::string> chosen;
    std::vector<std::int64_t> with_one(communes.size());
    std::vector<std::int64_t> with_two(communes.size());
    for (const auto& gard : choices["30"]) {
        for (std::size_t i = 0; i < communes.size(); ++i)
            with_one[i] = std::min(today.metres[i], france().costs(gard).metres[i]);
        for (const auto& catalan : choices["66"]) {
            for (std::size_t i = 0; i < communes.size(); ++i)
                with_two[i] = std::min(with_one[i], france().costs(catalan).metres[i]);
            for (const auto& tarn : choices["81"]) {
                const auto& metres = france().costs(tarn).metres;
                std::int64_t value = 0;
                for (std::size_t i = 0; i < communes.size(); ++i)
                    value += std::min(with_two[i], metres[i]) * communes[i].population;
                if (value >= best) continue;
                best = value;
                chosen = {gard, catalan, tarn};
            }
        }
    }
    EXPECT_GT(choices["30"].size() * choices["66"].size() * choices["81"].size(), 1'000u);
    EXPECT_EQ(codes_of(answer(), "proposed"), chosen);
    EXPECT_NEAR(answer()["value"].get<double>(), static_cast<double>(best),
                static_cast<double>(france().allocate(codes_of(answer(), "")).slack));
}

/// The best site for Tarn serves mostly people of Haute-Garonne: said, with its place and department.
TEST_F(ThreeNewSites, AProposalThatServesItsNeighboursIsNamed) {
    int under_half = 0;
    for (const auto& site : answer()["sites"]) {
        if (site["state"] != "proposed" || site["home_share"] >= 0.5) continue;
        ++under_half;
        EXPECT_EQ(site["department"], "81");
        bool warned = false;
        for (const std::string warning : answer()["warnings"])
            warned = warned || (warning.find(site["name"].get<std::string>()) != std::string::npos &&
                                warning.find("Tarn") != std::string::npos);
        EXPECT_TRUE(warned) << site["name"] << " in " << answer()["warnings"].dump();
    }
    EXPECT_EQ(under_half, 1);
    const Ended text = maillage(occitanie("plan", {"--new", "3"}));
    for (const std::string warning : answer()["warnings"])
        EXPECT_NE(text.out.find(warning), std::string::npos) << "the text shows it too: " << warning;
}

TEST_F(ThreeNewSites, AreWhatTheRuleAsksForWhenNoNumberIsGiven) {
    EXPECT_EQ(codes_of(json_of(0, occitanie("plan")), "proposed"), codes_of(answer(), "proposed"));
    EXPECT_EQ(codes_of(json_of(0, occitanie("plan", {"--sites-total", "14"})), "proposed"),
              codes_of(answer(), "proposed"));
}

/// On 6 September 2017 seven departments were missing.
TEST(PlanAsOf, StartsFromWhatWasKnown) {
    const json answer = json_of(0, occitanie("plan", {"--as-of", "2017-09-06", "--new", "7"}));
    std::vector<std::string> departments;
    for (const auto& site : answer["sites"])
        if (site["state"] == "proposed") departments.push_back(site["department"]);
    std::sort(departments.begin(), departments.end());
    EXPECT_THAT(departments, ElementsAre("09", "12", "30", "46", "66", "81", "82"));
    EXPECT_EQ(codes_of(answer, "existing").size(), 6u);
}

}  // namespace
}  // namespace maillage::cli_test
