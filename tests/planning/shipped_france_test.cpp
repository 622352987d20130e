// SPDX-License-Identifier: Apache-2.0
// The fast ways against the plain ones on the 34 935 communes of the shipped territory, overseas included.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <random>

#include "base/feedback.h"
#include "io/territory_reader.h"
#include "planning/candidate_catchment.h"
#include "planning/live_allocation.h"
#include "planning/zoning.h"

namespace maillage::planning {
namespace {

std::filesystem::path shipped() { return std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/france.gpkg"; }

class ShippedFrance : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(std::filesystem::exists(shipped())) << "geodata/france.gpkg belongs to the repository";
        SilentFeedback feedback;
        territory_ = *io::read_territory(shipped(), feedback);
        scope_ = *territory::parse_scope(*territory_, "france");
        costs_.emplace(*territory_);
    }
    std::vector<Host> random_hosts(int count) {
        std::vector<Host> hosts;
        for (int j = 0; j < count; ++j) {
            hosts.push_back(commune_host(*territory_, random_commune()));
            hosts.back().id = *SiteId::parse("s" + std::to_string(j));
        }
        return hosts;
    }
    territory::Index random_commune() { return static_cast<territory::Index>(random_() % territory_->communes.size()); }

    std::mt19937 random_{2024};
    territory::Territory territory_;
    territory::Scope scope_;
    std::optional<CostModel> costs_;
};

/// What block_zoning promises: inside one block every place is nearer than any place of another. So a site in each of them
/// keeps anybody from being served across the sea.
TEST_F(ShippedFrance, NoBlockIsNearerToAnotherThanItIsWide) {
    const Zoning blocks = block_zoning(*territory_);
    std::vector<std::vector<geo::EllipsoidPoint>> points(blocks.size());
    // Of the metropole its corners: the box around it holds every distance inside.
    double west = 180, east = -180, south = 90, north = -90;
    for (territory::Index i = 0; i < territory_->communes.size(); ++i) {
        const geo::LonLat at = territory_->communes.point[i];
        points[static_cast<std::size_t>(blocks.zone_of[i])].push_back(geo::on_ellipsoid(at));
        if (blocks.zone_of[i] != 0) continue;
        west = std::min(west, at.lon), east = std::max(east, at.lon);
        south = std::min(south, at.lat), north = std::max(north, at.lat);
    }
    const auto metropole = geo::distance(geo::on_ellipsoid({west, south}), geo::on_ellipsoid({east, north}));
    for (std::size_t block = 1; block < blocks.size(); ++block) {
        int width = 0;
        int gap = std::numeric_limits<int>::max();
        int to_metropole = std::numeric_limits<int>::max();
        for (const auto& one : points[block]) {
            for (const auto& own : points[block]) width = std::max(width, geo::distance(one, own).value);
            for (const auto& foreign : points[0]) to_metropole = std::min(to_metropole, geo::distance(one, foreign).value);
            for (std::size_t other = 1; other < blocks.size(); ++other)
                for (const auto& foreign : points[other])
                    if (other != block) gap = std::min(gap, geo::distance(one, foreign).value);
        }
        gap = std::min(gap, to_metropole);
        EXPECT_LT(width, gap) << blocks.code[block];
        EXPECT_LT(metropole.value, to_metropole) << blocks.code[block];
        EXPECT_LT(least_sea.value, gap) << blocks.code[block];
    }
}

TEST_F(ShippedFrance, AllocationEqualsEveryPairMeasured) {
    for (const int count : {1, 2, 40}) {
        const std::vector<Host> hosts = random_hosts(count);
        std::vector<geo::EllipsoidPoint> places;
        for (const Host& host : hosts) places.push_back(geo::on_ellipsoid(host.place));
        const Allocation found = allocate(*costs_, scope_.communes, hosts);
        for (std::size_t i = 0; i < scope_.communes.size(); ++i) {
            std::size_t best = 0;
            Meters least = costs_->cost(scope_.communes[i], hosts[0].commune, places[0]);
            for (std::size_t j = 1; j < hosts.size(); ++j) {
                const Meters cost = costs_->cost(scope_.communes[i], hosts[j].commune, places[j]);
                if (cost > least || (cost == least && !comes_before(hosts[j], hosts[best]))) continue;
                best = j;
                least = cost;
            }
            ASSERT_EQ(found.host[i], static_cast<std::int32_t>(best)) << territory_->communes.code[i].view();
            ASSERT_EQ(found.cost[i], least) << territory_->communes.code[i].view();
        }
    }
}

TEST_F(ShippedFrance, AMovingSiteGivesTheFullAllocation) {
    std::vector<Host> hosts = random_hosts(30);
    const LiveAllocation live(*costs_, scope_.communes, hosts, 11);
    Allocation found;
    for (int move = 0; move < 25; ++move) {
        const territory::Index commune = move % 5 == 0 ? hosts[3].commune : random_commune();
        hosts[11].commune = commune;
        hosts[11].place = territory_->communes.point[commune];
        live.with(hosts[11], found);
        const Allocation wanted = allocate(*costs_, scope_.communes, hosts);
        ASSERT_EQ(found.host, wanted.host) << move;
        ASSERT_EQ(found.cost, wanted.cost) << move;
    }
}

TEST_F(ShippedFrance, WhatACandidateAddsIsTheDifferenceOfTwoCoverages) {
    const Demand demand = population_demand(*territory_);
    const ScopeIndex index = index_scope(*territory_, scope_, demand);
    const Bands bands = default_candidate_bands();
    const Situation situation{*territory_, scope_, *costs_, demand, {}, bands};
    std::vector<Host> hosts = random_hosts(20);
    const Allocation now = allocate(*costs_, scope_.communes, hosts);
    const Tables before = tabulate(situation, index, hosts, now);
    for (int round = 0; round < 8; ++round) {
        const Host candidate = candidate_host(*territory_, random_commune());
        const CandidateCatchment found = candidate_catchment({situation, index, hosts, now}, candidate, bands);
        hosts.push_back(candidate);
        const Tables after = tabulate(situation, hosts);
        hosts.pop_back();
        for (std::size_t band = 0; band < bands.size(); ++band)
            EXPECT_EQ(found.added[band], after.coverage.within[band] - before.coverage.within[band]);
        EXPECT_EQ(found.persons, after.sites.back().persons);
        EXPECT_EQ(found.mean_km, after.coverage.mean_km);
        EXPECT_EQ(found.own_mean_km, after.sites.back().mean_km);
        for (const Destination& from : found.taken) {
            const auto j = static_cast<std::size_t>(from.host);
            EXPECT_EQ(from.persons, before.sites[j].persons - after.sites[j].persons);
        }
    }
}

}  // namespace
}  // namespace maillage::planning
