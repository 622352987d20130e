// SPDX-License-Identifier: Apache-2.0
#include "planning/catchment_tables.h"

#include <gtest/gtest.h>

#include <map>
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

TEST(CatchmentTables, EachDepartmentIsMeasuredAsIfItWereAlone) {
    const World world;
    const Tables tables = world.tables(*parse_distance_model("detour:1.2"));
    for (const DepartmentRow& row : tables.departments) {
        std::vector<Meters> cost;
        std::vector<std::int64_t> persons;
        std::map<std::int32_t, std::int64_t> going;
        for (std::size_t i = 0; i < world.scope.communes.size(); ++i) {
            const auto commune = world.scope.communes[i];
            if (world.country.communes.department[commune] != row.department) continue;
            cost.push_back(tables.allocation.cost[i]);
            persons.push_back(world.demand.persons[commune]);
            if (persons.back() > 0) going[tables.allocation.host[i]] += persons.back();
        }
        const Coverage wanted = measure(cost, persons, {kilometer_band(30)});
        EXPECT_EQ(row.coverage.population, wanted.population);
        EXPECT_EQ(row.coverage.within, wanted.within);
        EXPECT_EQ(row.coverage.mean_km, wanted.mean_km);
        EXPECT_EQ(row.coverage.median, wanted.median);
        EXPECT_EQ(row.coverage.p90, wanted.p90);
        EXPECT_EQ(row.coverage.longest, wanted.longest);
        EXPECT_EQ(row.coverage.worst_decile_km, wanted.worst_decile_km) << "to the last bit";
        EXPECT_EQ(row.coverage.gini, wanted.gini) << "to the last bit";
        ASSERT_EQ(row.goes_to.size(), going.size());
        for (const Destination& to : row.goes_to) EXPECT_EQ(to.persons, going[to.host]);
        for (const std::int32_t host : row.hosts)
            EXPECT_EQ(world.country.communes.department[world.hosts[static_cast<std::size_t>(host)].commune],
                      row.department);
    }
}

TEST(CatchmentTables, IntercommunalitiesCountTheirCommunesInTheScope) {
    World world;
    for (territory::Index i = 0; i < world.country.communes.size(); ++i) {
        auto& epci = world.country.communes.intercommunality[i];
        if (i % 10 == 3) epci = territory::no_index;  // an island without one
        if (i % 10 == 4) epci = (epci + 1) % 5;       // one that straddles departments
    }
    world.scope = *territory::parse_scope(world.country, "department:02,03");
    const Tables tables = world.tables();
    ASSERT_EQ(tables.intercommunalities.size(), 3U) << "two and the neighbour that reaches in";
    std::int64_t counted = 0;
    for (const IntercommunalityRow& row : tables.intercommunalities) {
        std::int64_t population = 0;
        std::int64_t within = 0;
        for (std::size_t i = 0; i < world.scope.communes.size(); ++i) {
            const auto commune = world.scope.communes[i];
            if (world.country.communes.intercommunality[commune] != row.intercommunality) continue;
            population += world.demand.persons[commune];
            if (tables.allocation.cost[i] <= Meters{30'000}) within += world.demand.persons[commune];
        }
        EXPECT_EQ(row.population, population);
        EXPECT_EQ(row.within, std::vector<std::int64_t>{within});
        counted += population;
    }
    EXPECT_GT(counted, 0);
}

TEST(CatchmentTables, AHostOutsideTheScopeServesItWithoutBeingListedInADepartment) {
    World world;
    world.scope = *territory::parse_scope(world.country, "department:02");
    world.hosts = {commune_host(world.country, 200)};
    const Tables tables = world.tables();
    EXPECT_EQ(tables.sites[0].persons, tables.coverage.population);
    EXPECT_EQ(*tables.sites[0].home_share, 0.0);
    EXPECT_TRUE(tables.departments[0].hosts.empty());
}

TEST(CatchmentTables, AnIndexMadeOnceServesEveryListOfSites) {
    World world;
    const Situation situation{world.country, world.scope, world.costs, world.demand, {}, {kilometer_band(30)}};
    const ScopeIndex index = index_scope(world.country, world.scope, world.demand);
    for (int sites = 0; sites < 6; ++sites) {
        world.hosts = tests::random_hosts(world.country, static_cast<unsigned>(sites), sites);
        const Tables wanted = world.tables();
        const Tables found =
            tabulate(situation, index, world.hosts, allocate(world.costs, world.scope.communes, world.hosts));
        EXPECT_EQ(found.coverage.within, wanted.coverage.within);
        EXPECT_EQ(found.coverage.mean_km, wanted.coverage.mean_km);
        ASSERT_EQ(found.sites.size(), wanted.sites.size());
        for (std::size_t j = 0; j < found.sites.size(); ++j)
            EXPECT_EQ(found.sites[j].home_share, wanted.sites[j].home_share);
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
