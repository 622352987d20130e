// SPDX-License-Identifier: Apache-2.0
// Oracle: `allocate` over the whole list of sites at each place.
#include "planning/live_allocation.h"

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "planning/random_country.h"

namespace maillage::planning {
namespace {

void expect_same(const Allocation& found, const Allocation& wanted, const std::string& where) {
    EXPECT_EQ(found.host, wanted.host) << where;
    EXPECT_EQ(found.cost, wanted.cost) << where;
}

struct World {
    explicit World(unsigned seed, int sites)
        : country(tests::random_country(seed, 5, 60)), scope(tests::whole(country)), costs(country),
          hosts(tests::random_hosts(country, seed + 50, sites)) {}
    territory::TerritorySet country;
    territory::Scope scope;
    CostModel costs;
    std::vector<Host> hosts;

    [[nodiscard]] Allocation full() const { return allocate(costs, scope.communes, hosts); }
};

TEST(LiveAllocation, EqualsTheFullAllocationOnRandomMoves) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        World world(seed, 2 + static_cast<int>(seed));
        std::mt19937 random(seed);
        const std::size_t moving = random() % world.hosts.size();
        const LiveAllocation live(world.costs, world.scope.communes, world.hosts, moving);
        Allocation reused;
        for (int move = 0; move < 40; ++move) {
            Host& host = world.hosts[moving];
            const auto commune = static_cast<territory::Index>(random() % world.country.communes.size());
            host.commune = commune;
            host.place = world.country.communes.point[commune];
            if (move % 2 == 1) host.place.lon += 0.01;  // a site's own position
            const std::string where = "seed " + std::to_string(seed) + " move " + std::to_string(move);
            expect_same(live.with(host), world.full(), where);
            live.with(host, reused);
            expect_same(reused, world.full(), where + ", memory used again");
        }
    }
}

TEST(LiveAllocation, TiesFollowCodeThenIdThenPosition) {
    // Every site on the place of another, with each order of their ids.
    for (unsigned seed = 1; seed <= 8; ++seed) {
        World world(seed, 6);
        for (std::size_t moving = 0; moving < world.hosts.size(); ++moving)
            for (std::size_t onto = 0; onto < world.hosts.size(); ++onto)
                for (const char* id : {"a", "s0", "s3", "z"}) {
                    World moved = world;
                    const LiveAllocation live(moved.costs, moved.scope.communes, world.hosts, moving);
                    moved.hosts[moving] = world.hosts[onto];
                    moved.hosts[moving].id = *SiteId::parse(id);
                    expect_same(live.with(moved.hosts[moving]), moved.full(), "onto " + std::to_string(onto) + " " + id);
                }
    }
}

TEST(LiveAllocation, TheOnlySiteServesEverybodyWherever) {
    World world(3, 1);
    const LiveAllocation live(world.costs, world.scope.communes, world.hosts, 0);
    EXPECT_EQ(live.without().host, std::vector<std::int32_t>(world.scope.communes.size(), no_site));
    for (const territory::Index commune : {0U, 17U, 299U}) {
        world.hosts[0] = commune_host(world.country, commune);
        expect_same(live.with(world.hosts[0]), world.full(), std::to_string(commune));
    }
}

TEST(LiveAllocation, ASiteIsAddedBehindTheOthersOrTakenAway) {
    World world(5, 4);
    const Allocation before = world.full();
    const LiveAllocation added(world.costs, world.scope.communes, world.hosts, world.hosts.size());
    expect_same(added.without(), before, "before it is added");
    world.hosts.push_back(commune_host(world.country, 42));
    expect_same(added.with(world.hosts.back()), world.full(), "added");

    const LiveAllocation without(world.costs, world.scope.communes, world.hosts, 1);
    Allocation wanted;
    std::vector<Host> others = world.hosts;
    others.erase(others.begin() + 1);
    wanted = allocate(world.costs, world.scope.communes, others);
    for (std::int32_t& host : wanted.host) host += host >= 1 ? 1 : 0;
    expect_same(without.without(), wanted, "taken away");
}

TEST(LiveAllocation, IsTheSameOnAnyNumberOfThreads) {
    const World world(9, 20);
    const LiveAllocation live(world.costs, world.scope.communes, world.hosts, 4);
    const int before = thread_count();
    set_thread_count(1);
    const Allocation one = live.with(commune_host(world.country, 100));
    set_thread_count(4);
    const Allocation four = live.with(commune_host(world.country, 100));
    set_thread_count(before);
    expect_same(four, one, "threads");
}

}  // namespace
}  // namespace maillage::planning
