// SPDX-License-Identifier: Apache-2.0
// Oracle: the whole allocation with the candidate behind the sites of today, compared with that of today.
#include "planning/candidate_catchment.h"

#include <gtest/gtest.h>

#include <map>

#include "planning/random_country.h"

namespace maillage::planning {
namespace {

struct World {
    explicit World(unsigned seed, int sites, DistanceModel model = {})
        : country(tests::random_country(seed, 5, 60)), scope(tests::whole(country)), costs(country),
          demand(population_demand(country)), hosts(tests::random_hosts(country, seed + 50, sites)), distance(model),
          index(index_scope(country, scope, demand)), allocation(allocate(costs, scope.communes, hosts)) {}
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    territory::TerritorySet country;
    territory::Scope scope;
    CostModel costs;
    Demand demand;
    std::vector<Host> hosts;
    DistanceModel distance;
    ScopeIndex index;
    Allocation allocation;
    Situation situation{country, scope, costs, demand, distance, {}};

    [[nodiscard]] Today today() const { return {situation, index, hosts, allocation}; }
    [[nodiscard]] std::int64_t persons(std::size_t i) const { return demand.persons[scope.communes[i]]; }
};

CandidateCatchment by_definition(const World& world, const Host& candidate, const Bands& bands) {
    CandidateCatchment wanted;
    wanted.candidate = candidate;
    std::vector<Host> hosts = world.hosts;
    hosts.push_back(candidate);
    const Allocation after = allocate(world.costs, world.scope.communes, hosts);
    const auto last = static_cast<std::int32_t>(world.hosts.size());
    const auto length = [&](Meters cost) { return world.distance.length(cost); };
    for (const Band& band : bands) {
        std::int64_t around = 0;
        std::int64_t before = 0;
        std::int64_t then = 0;
        for (std::size_t i = 0; i < world.scope.communes.size(); ++i) {
            const Meters own = world.costs.cost(world.scope.communes[i], candidate.commune,
                                                geo::on_ellipsoid(candidate.place));
            if (length(own) <= band.limit) around += world.persons(i);
            if (length(after.cost[i]) <= band.limit) then += world.persons(i);
            if (!world.hosts.empty() && length(world.allocation.cost[i]) <= band.limit) before += world.persons(i);
        }
        wanted.within.push_back(around);
        wanted.added.push_back(then - before);
    }
    std::map<std::int32_t, std::int64_t> taken;
    std::int64_t own = 0;
    std::int64_t all = 0;
    std::int64_t everybody = 0;
    for (std::size_t i = 0; i < world.scope.communes.size(); ++i) {
        all += length(after.cost[i]).value * world.persons(i);
        everybody += world.persons(i);
        if (after.host[i] != last) continue;
        wanted.persons += world.persons(i);
        own += length(after.cost[i]).value * world.persons(i);
        if (world.country.communes.department[world.scope.communes[i]] ==
            world.country.communes.department[candidate.commune])
            wanted.home += world.persons(i);
        if (world.persons(i) > 0 && !world.hosts.empty()) taken[world.allocation.host[i]] += world.persons(i);
    }
    for (const auto& [host, persons] : taken) wanted.taken.push_back({host, persons});
    std::stable_sort(wanted.taken.begin(), wanted.taken.end(),
                     [](const auto& a, const auto& b) { return a.persons > b.persons; });
    if (wanted.persons > 0) wanted.own_mean_km = static_cast<double>(own) / static_cast<double>(wanted.persons) / 1000;
    wanted.mean_km = static_cast<double>(all) / static_cast<double>(everybody) / 1000;
    return wanted;
}

void expect_same(const CandidateCatchment& found, const CandidateCatchment& wanted, const std::string& where) {
    EXPECT_EQ(found.within, wanted.within) << where;
    EXPECT_EQ(found.added, wanted.added) << where;
    EXPECT_EQ(found.persons, wanted.persons) << where;
    EXPECT_EQ(found.home, wanted.home) << where;
    ASSERT_EQ(found.taken.size(), wanted.taken.size()) << where;
    for (std::size_t k = 0; k < found.taken.size(); ++k) {
        EXPECT_EQ(found.taken[k].host, wanted.taken[k].host) << where;
        EXPECT_EQ(found.taken[k].persons, wanted.taken[k].persons) << where;
    }
    ASSERT_EQ(found.own_mean_km.has_value(), wanted.own_mean_km.has_value()) << where;
    EXPECT_NEAR(found.own_mean_km.value_or(0), wanted.own_mean_km.value_or(0), 1e-9) << where;
    ASSERT_TRUE(found.mean_km.has_value());
    EXPECT_NEAR(*found.mean_km, *wanted.mean_km, 1e-9) << where;
}

TEST(CandidateCatchment, EqualsTheWholeAllocationForEveryCommune) {
    const Bands bands = {kilometer_band(10), kilometer_band(40), kilometer_band(90)};
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const World world(seed, 4);
        for (territory::Index commune = 0; commune < world.country.communes.size(); ++commune) {
            const Host candidate = candidate_host(world.country, commune);
            expect_same(candidate_catchment(world.today(), candidate, bands), by_definition(world, candidate, bands),
                        "seed " + std::to_string(seed) + " commune " + std::to_string(commune));
        }
    }
}

TEST(CandidateCatchment, CountsBandsOnTheDistanceModelAndNearestOnTheCrowFly) {
    const World world(6, 5, *parse_distance_model("detour:1.4"));
    const Bands bands = default_candidate_bands();
    for (territory::Index commune = 0; commune < world.country.communes.size(); commune += 7) {
        const Host candidate = commune_host(world.country, commune);
        expect_same(candidate_catchment(world.today(), candidate, bands), by_definition(world, candidate, bands),
                    std::to_string(commune));
    }
}

TEST(CandidateCatchment, TheFirstSiteOfAllTakesEverybodyFromNobody) {
    const World world(2, 0);
    const Bands bands = {kilometer_band(50)};
    const Host candidate = candidate_host(world.country, 3);
    const CandidateCatchment found = candidate_catchment(world.today(), candidate, bands);
    expect_same(found, by_definition(world, candidate, bands), "first");
    EXPECT_EQ(found.persons, world.index.population);
    EXPECT_EQ(found.added, found.within);
}

TEST(CandidateCatchment, ASecondSiteInTheSamePlaceChangesNothing) {
    const World world(4, 3);
    const CandidateCatchment found =
        candidate_catchment(world.today(), candidate_host(world.country, world.hosts[1].commune), {kilometer_band(30)});
    EXPECT_EQ(found.persons, 0);
    EXPECT_EQ(found.added[0], 0);
    EXPECT_GT(found.within[0], 0);
    EXPECT_EQ(found.own_mean_km, std::nullopt);
}

TEST(CandidateCatchment, ADepartmentsCommunesAreMeasuredOneByOne) {
    const World world(8, 4);
    const Bands bands = default_candidate_bands();
    const std::vector<Host> candidates = department_candidates(world.situation, 2);
    ASSERT_EQ(candidates.size(), 60U);
    const auto found = candidate_catchments(world.today(), candidates, bands);
    for (std::size_t j = 0; j < candidates.size(); ++j) {
        EXPECT_EQ(world.country.communes.department[candidates[j].commune], 2U);
        expect_same(found[j], by_definition(world, candidates[j], bands), std::to_string(j));
    }
}

}  // namespace
}  // namespace maillage::planning
