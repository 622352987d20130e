// SPDX-License-Identifier: Apache-2.0
// Every count published for COG 2024, populations 2022 and intercommunalities of 1 January 2024, held against the
// territory that ships. Sources: INSEE, DGCL, IGN, by the packages named in geodata/MANIFEST.json.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <set>

#include "io/territory_reader.h"
#include "territory/scope.h"

namespace maillage::io {
namespace {

using namespace territory;

const TerritorySet& france() {
    static const Territory territory = [] {
        SilentFeedback feedback;
        auto read = read_territory(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata", feedback);
        EXPECT_TRUE(read) << read.error().message.key.id;
        return read ? *read : std::make_shared<const TerritorySet>();
    }();
    return *territory;
}

std::int64_t persons_in(const Scope& scope) {
    return std::accumulate(scope.communes.begin(), scope.communes.end(), std::int64_t{0},
                           [](std::int64_t sum, Index i) { return sum + france().communes.population[i]; });
}

std::size_t groups_in(const Scope& scope) {
    std::set<Index> groups;
    for (const Index i : scope.communes) groups.insert(france().communes.intercommunality[i]);
    groups.erase(no_index);
    return groups.size();
}

std::string text_of(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += name + " ";
    return out;
}

TEST(ShippedGeodata, HoldsTheCountryOfJanuary2024) {
    const TerritorySet& set = france();
    EXPECT_EQ(set.communes.size(), 34935u);
    EXPECT_EQ(set.communes.outlines.feature_count(), 34935u);
    EXPECT_EQ(set.intercommunalities.size(), 1255u);
    EXPECT_EQ(set.departments.size(), 101u);
    EXPECT_EQ(set.regions.size(), 18u);
    EXPECT_EQ(persons_in(*parse_scope(set, "france")), 68'017'091);
    EXPECT_EQ(set.vintage.geography, "COG 2024");
    EXPECT_EQ(set.vintage.population, "2022");
    EXPECT_EQ(set.vintage.intercommunalities, "2024-01-01");
}

TEST(ShippedGeodata, CountsIntercommunalitiesByKind) {
    std::map<EpciKind, int> kinds;
    for (const EpciKind kind : france().intercommunalities.kind) ++kinds[kind];
    EXPECT_EQ(kinds[EpciKind::metropole], 21);
    EXPECT_EQ(kinds[EpciKind::metropole_lyon], 1);
    EXPECT_EQ(kinds[EpciKind::communaute_urbaine], 14);
    EXPECT_EQ(kinds[EpciKind::communaute_agglomeration], 229);
    EXPECT_EQ(kinds[EpciKind::communaute_communes], 990);
}

TEST(ShippedGeodata, HoldsTheTwoRegionsOfTheProgrammes) {
    const auto occitanie = parse_scope(france(), "region:76");
    ASSERT_TRUE(occitanie);
    EXPECT_EQ(occitanie->communes.size(), 4453u);
    EXPECT_EQ(persons_in(*occitanie), 6'080'731);
    EXPECT_EQ(groups_in(*occitanie), 164u);
    std::string departments;
    for (const Index d : occitanie->departments) departments += france().departments.code[d].text() + " ";
    EXPECT_EQ(departments, "09 11 12 30 31 32 34 46 48 65 66 81 82 ");

    const auto north = parse_scope(france(), "region:32");
    ASSERT_TRUE(north);
    EXPECT_EQ(north->communes.size(), 3788u);
    EXPECT_EQ(persons_in(*north), 5'998'916);
}

TEST(ShippedGeodata, NamesTheFourIslandsWithoutIntercommunality) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < france().communes.size(); ++i)
        if (france().communes.intercommunality[i] == no_index) names.push_back(france().communes.name[i]);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (std::vector<std::string>{"L'Île-d'Yeu", "Ouessant", "Île-de-Bréhat", "Île-de-Sein"}));
}

TEST(ShippedGeodata, NamesTheSixCommunesWithoutInhabitants) {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < france().communes.size(); ++i)
        if (france().communes.population[i] == 0) codes.push_back(france().communes.code[i].text());
    EXPECT_EQ(text_of(codes), "55039 55050 55139 55189 55239 55307 ");
}

TEST(ShippedGeodata, CountsIntercommunalitiesThatStraddle) {
    std::map<Index, std::set<Index>> departments;
    std::map<Index, std::set<Index>> regions;
    const Communes& communes = france().communes;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        if (communes.intercommunality[i] == no_index) continue;
        departments[communes.intercommunality[i]].insert(communes.department[i]);
        regions[communes.intercommunality[i]].insert(communes.region[i]);
    }
    const auto straddling = [](const std::map<Index, std::set<Index>>& owners) {
        return std::count_if(owners.begin(), owners.end(),
                             [](const auto& entry) { return entry.second.size() > 1; });
    };
    EXPECT_EQ(departments.size(), 1255u);
    EXPECT_EQ(straddling(departments), 89);
    EXPECT_EQ(straddling(regions), 26);
}

TEST(ShippedGeodata, SharesNamesNeverWithinADepartment) {
    const Communes& communes = france().communes;
    std::map<std::string, int> names;
    std::set<std::pair<Index, std::string>> within;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        ++names[communes.name[i]];
        EXPECT_TRUE(within.emplace(communes.department[i], communes.name[i]).second) << communes.name[i];
    }
    int shared = 0;
    for (const auto& entry : names) shared += entry.second > 1 ? entry.second : 0;
    EXPECT_EQ(shared, 3697);
}

TEST(ShippedGeodata, DatesThePopulationOfMayotteApart) {
    const TerritorySet& set = france();
    std::int64_t mayotte = 0;
    for (std::size_t i = 0; i < set.communes.size(); ++i) {
        const bool there = set.departments.code[set.communes.department[i]].view() == "976";
        EXPECT_EQ(set.communes.population_year[i], there ? 2017 : 2022) << set.communes.code[i].view();
        if (there) mayotte += set.communes.population[i];
    }
    EXPECT_EQ(mayotte, 256'518);
}

TEST(ShippedGeodata, HasOneCommuneForEachOfTheThreeGreatCities) {
    const Communes& communes = france().communes;
    for (const char* code : {"75056", "69123", "13055"})
        EXPECT_TRUE(communes.find(*CommuneCode::parse(code))) << code;
    for (const char* code : {"75101", "69381", "13201"})
        EXPECT_FALSE(communes.find(*CommuneCode::parse(code))) << code;
}

TEST(ShippedGeodata, GivesEachDepartmentItsLegalDisplayCrs) {
    const std::map<std::string_view, int> overseas = {
        {"971", 5490}, {"972", 5490}, {"973", 2972}, {"974", 2975}, {"976", 4471}};
    const Departments& departments = france().departments;
    for (std::size_t i = 0; i < departments.size(); ++i) {
        const auto found = overseas.find(departments.code[i].view());
        EXPECT_EQ(departments.display_epsg[i], found == overseas.end() ? 2154 : found->second)
            << departments.code[i].view();
    }
}

/// A point "inside" lies in its polygon; a town hall at most 300 m outside, hence the margin in degrees.
TEST(ShippedGeodata, PutsEachPointInItsCommune) {
    const Communes& communes = france().communes;
    int outside = 0;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        if (contains(communes.outlines, i, communes.point[i])) continue;
        ++outside;
        EXPECT_EQ(communes.point_origin[i], PointOrigin::town_hall) << communes.code[i].view();
        const auto [first, last] = communes.outlines.rings_of(i);
        double west = 180, east = -180, south = 90, north = -90;
        for (std::uint32_t r = first; r < last; ++r)
            for (const geo::LonLat& vertex : communes.outlines.ring(r)) {
                west = std::min(west, vertex.lon), east = std::max(east, vertex.lon);
                south = std::min(south, vertex.lat), north = std::max(north, vertex.lat);
            }
        const geo::LonLat point = communes.point[i];
        EXPECT_TRUE(point.lon > west - .006 && point.lon < east + .006 && point.lat > south - .004 &&
                    point.lat < north + .004)
            << communes.code[i].view();
    }
    EXPECT_LT(outside, 500);
}

}  // namespace
}  // namespace maillage::io
