// SPDX-License-Identifier: Apache-2.0
// The coverage of Occitanie by its eleven sites, recomputed from the tables with PROJ's geodesic.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/command.h"
#include "cli/france_oracle.h"

namespace maillage::cli_test {
namespace {

struct Weighted {
    std::int64_t metres;
    std::int64_t persons;
};

struct Recomputed : testing::Test {
    static FranceOracle& france() {
        static FranceOracle occitanie_by_hand("76");
        return occitanie_by_hand;
    }
    static const json& answer() {
        static const json document = json_of(1, occitanie("check"));
        return document;
    }
    static const OracleAllocation& allocation() {
        static const OracleAllocation nearest = france().allocate(known_hosts());
        return nearest;
    }
    /// Inhabited communes, nearest first.
    static std::vector<Weighted> by_distance() {
        std::vector<Weighted> all;
        for (std::size_t i = 0; i < france().communes().size(); ++i)
            if (france().communes()[i].population > 0)
                all.push_back({allocation().metres[i], france().communes()[i].population});
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.metres < b.metres; });
        return all;
    }
    static double quantile_km(double q) {
        std::int64_t persons = 0;
        for (const auto& [metres, weight] : by_distance()) {
            persons += weight;
            if (static_cast<double>(persons) >= q * static_cast<double>(france().population()))
                return static_cast<double>(metres) / 1000;
        }
        return 0;
    }
};

TEST_F(Recomputed, CountsOfTheRegion) {
    EXPECT_EQ(france().communes().size(), 4453u);
    EXPECT_EQ(france().population(), 6'080'731);
    EXPECT_EQ(answer()["coverage"]["population"], france().population());
}

TEST_F(Recomputed, PersonsAndMeanOfEachSite) {
    std::vector<std::int64_t> persons(known_hosts().size());
    std::vector<std::int64_t> at_home(known_hosts().size());
    std::vector<double> metre_persons(known_hosts().size());
    for (std::size_t i = 0; i < france().communes().size(); ++i) {
        const auto& commune = france().communes()[i];
        const int site = allocation().site[i];
        persons[site] += commune.population;
        metre_persons[site] += static_cast<double>(allocation().metres[i] * commune.population);
        if (commune.department == france().at(known_hosts()[site]).department) at_home[site] += commune.population;
    }
    for (std::size_t s = 0; s < known_hosts().size(); ++s) {
        const auto found = std::find_if(answer()["sites"].begin(), answer()["sites"].end(),
                                        [&](const json& site) { return site["code"] == known_hosts()[s]; });
        ASSERT_NE(found, answer()["sites"].end()) << known_hosts()[s];
        const auto whole = static_cast<double>(persons[s]);
        EXPECT_EQ((*found)["persons"], persons[s]) << known_hosts()[s];
        EXPECT_NEAR((*found)["mean_km"].get<double>(), metre_persons[s] / whole / 1000, 1e-5) << known_hosts()[s];
        EXPECT_NEAR((*found)["home_share"].get<double>(), static_cast<double>(at_home[s]) / whole, 1e-6);
    }
}

TEST_F(Recomputed, PersonsWithinEachRadius) {
    for (const int radius : {15, 30, 45, 60}) {
        std::int64_t persons = 0;
        std::map<std::string, std::int64_t> by_department;
        for (std::size_t i = 0; i < france().communes().size(); ++i) {
            if (allocation().metres[i] > 1000 * radius) continue;
            persons += france().communes()[i].population;
            by_department[france().communes()[i].department] += france().communes()[i].population;
        }
        EXPECT_EQ(answer()["coverage"]["within_km"][std::to_string(radius)], persons) << radius << " km";
        for (const auto& department : answer()["departments"])
            EXPECT_EQ(department["population_covered"][std::to_string(radius)], by_department[department["code"]])
                << department["name"] << ", " << radius << " km";
    }
}

TEST_F(Recomputed, WhereEachDepartmentGoes) {
    std::map<std::pair<std::string, std::string>, std::int64_t> flows;
    for (std::size_t i = 0; i < france().communes().size(); ++i)
        flows[{france().communes()[i].department, known_hosts()[allocation().site[i]]}] +=
            france().communes()[i].population;
    std::erase_if(flows, [](const auto& flow) { return flow.second == 0; });
    std::map<std::pair<std::string, std::string>, std::int64_t> printed;
    for (const auto& department : answer()["departments"])
        for (const auto& way : department["goes_to"]) printed[{department["code"], way["code"]}] = way["persons"];
    EXPECT_EQ(printed, flows);
}

TEST_F(Recomputed, MeanQuantilesAndGini) {
    const json& coverage = answer()["coverage"];
    const auto total = static_cast<double>(france().population());
    EXPECT_NEAR(coverage["mean_km"].get<double>(), static_cast<double>(allocation().value) / total / 1000, 1e-5);
    EXPECT_NEAR(coverage["median_km"].get<double>(), quantile_km(0.5), 1.1e-3);
    EXPECT_NEAR(coverage["p90_km"].get<double>(), quantile_km(0.9), 1.1e-3);
    EXPECT_NEAR(coverage["max_km"].get<double>(), static_cast<double>(by_distance().back().metres) / 1000, 1.1e-3);
    double gini = 1;
    double sum = 0;
    for (const auto& [metres, persons] : by_distance()) {
        const double before = sum;
        sum += static_cast<double>(metres * persons) / static_cast<double>(allocation().value);
        gini -= (before + sum) * static_cast<double>(persons) / total;
    }
    EXPECT_NEAR(coverage["gini"].get<double>(), gini, 1e-5);
}

/// A constant detour stretches every distance alike, so the same commune goes to the same site.
TEST_F(Recomputed, ADetourStretchesTheMean) {
    const json stretched = json_of(1, occitanie("check", {"--distance", "detour:1.3"}));
    EXPECT_NEAR(stretched["coverage"]["mean_km"].get<double>(),
                1.3 * answer()["coverage"]["mean_km"].get<double>(), 0.001);
    std::int64_t persons = 0;
    std::int64_t slack = 0;
    for (std::size_t i = 0; i < france().communes().size(); ++i) {
        const double metres = 1.3 * static_cast<double>(allocation().metres[i]);
        if (metres <= 30'000) persons += france().communes()[i].population;
        if (std::abs(metres - 30'000) <= 2) slack += france().communes()[i].population;
    }
    EXPECT_NEAR(stretched["coverage"]["within_km"]["30"].get<double>(), static_cast<double>(persons),
                static_cast<double>(slack));
}

}  // namespace
}  // namespace maillage::cli_test
