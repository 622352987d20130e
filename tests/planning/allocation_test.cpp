// SPDX-License-Identifier: Apache-2.0
#include "planning/allocation.h"

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "planning/random_country.h"

namespace maillage::planning {
namespace {

/// The rule of docs/domain.md word by word: every pair measured, smallest cost, then code of the host, then site id.
std::pair<std::int32_t, Meters> by_definition(const CostModel& costs, territory::Index commune,
                                              const std::vector<Host>& hosts) {
    std::int32_t best = no_site;
    Meters best_cost{};
    for (std::size_t j = 0; j < hosts.size(); ++j) {
        const Meters cost = costs.cost(commune, hosts[j].commune, geo::on_ellipsoid(hosts[j].place));
        const bool wins = best == no_site || cost < best_cost ||
                          (cost == best_cost && comes_before(hosts[j], hosts[static_cast<std::size_t>(best)]));
        if (!wins) continue;
        best = static_cast<std::int32_t>(j);
        best_cost = cost;
    }
    return {best, best_cost};
}

TEST(Allocation, EqualsTheDefinitionOnRandomCountries) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const auto country = tests::random_country(seed, 4, 40);
        const CostModel costs(country);
        const auto hosts = tests::random_hosts(country, seed + 100, 1 + static_cast<int>(seed % 25));
        const auto scope = tests::whole(country);
        const Allocation found = allocate(costs, scope.communes, hosts);
        for (std::size_t i = 0; i < scope.communes.size(); ++i) {
            const auto [host, cost] = by_definition(costs, scope.communes[i], hosts);
            EXPECT_EQ(found.host[i], host) << "seed " << seed << " commune " << i;
            EXPECT_EQ(found.cost[i], cost) << "seed " << seed << " commune " << i;
        }
    }
}

TEST(Allocation, IsTheSameOnAnyNumberOfThreads) {
    const auto country = tests::random_country(7, 30, 100);
    const CostModel costs(country);
    const auto hosts = tests::random_hosts(country, 8, 40);
    const auto scope = tests::whole(country);
    const int before = thread_count();
    set_thread_count(1);
    const Allocation one = allocate(costs, scope.communes, hosts);
    set_thread_count(4);
    const Allocation four = allocate(costs, scope.communes, hosts);
    set_thread_count(before);
    EXPECT_EQ(one.host, four.host);
    EXPECT_EQ(one.cost, four.cost);
}

TEST(Allocation, WithoutHostsNobodyHasASite) {
    const auto country = tests::random_country(1, 1, 3);
    const Allocation found = allocate(CostModel(country), tests::whole(country).communes, {});
    EXPECT_EQ(found.host, std::vector<std::int32_t>(3, no_site));
}

TEST(Allocation, InsideItsOwnCommuneADistanceIsAtLeastHalfTheRootOfTheArea) {
    auto country = tests::random_country(1, 1, 2);
    country.communes.point = {{1.0, 44.0}, {1.0, 44.0}};
    country.communes.area = {{400'000'000}, {401'234'567}};  // ½·√: 10 000 m and 10 015.42… m
    const CostModel costs(country);
    const auto scope = tests::whole(country);
    const Allocation at_home = allocate(costs, scope.communes, std::vector{commune_host(country, 0)});
    EXPECT_EQ(at_home.cost[0], Meters{10'000});
    EXPECT_EQ(at_home.cost[1], Meters{0}) << "another commune's site has no inner distance";
    EXPECT_EQ(costs.inner_distance(1), Meters{10'015});
}

TEST(Allocation, ANearerSiteElsewhereBeatsOneAtHome) {
    auto country = tests::random_country(1, 1, 2);
    country.communes.point = {{1.0, 44.0}, {1.01, 44.0}};
    country.communes.area = {{400'000'000}, {1'000'000}};
    const CostModel costs(country);
    const std::vector hosts = {commune_host(country, 0), commune_host(country, 1)};
    const Allocation found = allocate(costs, tests::whole(country).communes, hosts);
    EXPECT_EQ(found.host[0], 1) << "800 m to the neighbour against 10 km estimated at home";
}

}  // namespace
}  // namespace maillage::planning
