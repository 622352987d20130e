// SPDX-License-Identifier: Apache-2.0
#include "planning/catchment_tables.h"

#include <gtest/gtest.h>

#include <numeric>

#include "planning/random_country.h"

namespace maillage::planning {
namespace {

struct World {
    territory::TerritorySet country = tests::random_country(11, 5, 60);
    territory::Scope scope = tests::whole(country);
    CostModel costs{country};
    Demand demand = population_demand(country);
    std::vector<Host> hosts = tests::random_hosts(country, 12, 6);

    [[nodiscard]] Tables tables(DistanceModel distance = {}) const {
        return tabulate({country, scope, costs, demand, distance, {kilometer_band(30)}}, hosts);
    }
};

TEST(CatchmentTables, EverybodyIsCountedOnceInEachTable) {
    const World world;
    const Tables tables = world.tables();
    std::int64_t by_site = 0;
    for (const SiteRow& site : tables.sites) {
        by_site += site.persons;
        std::int64_t by_residence = 0;
        for (const Residence& residence : site.residences) by_residence += residence.persons;
        EXPECT_EQ(by_residence, site.persons);
    }
    std::int64_t by_department = 0;
    std::int64_t within = 0;
    for (const DepartmentRow& row : tables.departments) {
        by_department += row.coverage.population;
        within += row.coverage.within[0];
        std::int64_t going = 0;
        for (const Destination& to : row.goes_to) going += to.persons;
        EXPECT_EQ(going, row.coverage.population);
    }
    EXPECT_EQ(by_site, tables.coverage.population);
    EXPECT_EQ(by_department, tables.coverage.population);
    EXPECT_EQ(within, tables.coverage.within[0]);
}

TEST(CatchmentTables, HomeShareCountsResidentsOfTheHostsDepartment) {
    const World world;
    const Tables tables = world.tables();
    for (std::size_t j = 0; j < world.hosts.size(); ++j) {
        std::int64_t all = 0;
        std::int64_t home = 0;
        for (std::size_t i = 0; i < world.scope.communes.size(); ++i) {
            if (tables.allocation.host[i] != static_cast<std::int32_t>(j)) continue;
            const auto commune = world.scope.communes[i];
            all += world.demand.persons[commune];
            if (world.country.communes.department[commune] ==
                world.country.communes.department[world.hosts[j].commune])
                home += world.demand.persons[commune];
        }
        if (all == 0) {
            EXPECT_EQ(tables.sites[j].home_share, std::nullopt);
        } else {
            EXPECT_NEAR(*tables.sites[j].home_share, static_cast<double>(home) / static_cast<double>(all), 1e-12);
        }
    }
}

TEST(CatchmentTables, ListsAreSortedByPersons) {
    const Tables tables = World().tables();
    for (const DepartmentRow& row : tables.departments)
        for (std::size_t i = 1; i < row.goes_to.size(); ++i)
            EXPECT_GE(row.goes_to[i - 1].persons, row.goes_to[i].persons);
}

TEST(CatchmentTables, ADetourStretchesLengthsAndKeepsTheSites) {
    const World world;
    const Tables plain = world.tables();
    const Tables stretched = world.tables(*parse_distance_model("detour:1.3"));
    EXPECT_EQ(plain.allocation.host, stretched.allocation.host);
    for (std::size_t i = 0; i < plain.allocation.cost.size(); ++i)
        EXPECT_EQ(stretched.allocation.cost[i].value, std::lround(1.3 * plain.allocation.cost[i].value));
}

TEST(CatchmentTables, WithoutSitesThereAreNoMeansAndNobodyIsCovered) {
    World world;
    world.hosts.clear();
    const Tables tables = world.tables();
    EXPECT_EQ(tables.coverage.mean_km, std::nullopt);
    EXPECT_EQ(tables.coverage.within[0], 0);
    EXPECT_EQ(tables.departments.size(), 5u);
}

}  // namespace
}  // namespace maillage::planning
