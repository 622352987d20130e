// SPDX-License-Identifier: Apache-2.0
// The costs of every kind against numbers known otherwise: PROJ's geodesic, right triangles, arcs of the sphere.
#include "verify/cost_source.h"

#include <geodesic.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "support/random_location_problem.h"
#include "verify/geodesic_costs.h"

namespace maillage::verify {
namespace {

using test_support::Dice;

TEST(PlaneCosts, AreRoundedAsAsked) {
    CostData data = PlaneCosts{PlaneCosts::Rounding::floor, {{0, 0}, {3, 4}, {1, 1}}, {0, 1, 2}};
    EXPECT_EQ(cost_source(data)->cost(0, 1), 5);
    EXPECT_EQ(cost_source(data)->cost(0, 2), 1);
    EXPECT_EQ(cost_source(data)->cost(1, 2), 3) << "3.605… down";
    std::get<PlaneCosts>(data).rounding = PlaneCosts::Rounding::nearest;
    EXPECT_EQ(cost_source(data)->cost(1, 2), 4);
    std::get<PlaneCosts>(data).rounding = PlaneCosts::Rounding::micro;
    EXPECT_EQ(cost_source(data)->cost(0, 2), 1'414'214);
}

/// Squares beyond 2⁵³ are not exact as doubles; roots are all the same: 1 352 000 000² + 52 000² = 1 352 000 001² − 1.
TEST(PlaneCosts, AreExactFarApart) {
    for (const auto& [dx, dy] : {std::pair<std::int64_t, std::int64_t>{884'736'743, 884'736'743},
                                 {300'000'003, 400'000'004}, {1'352'000'000, 52'000}, {1'234'567'891, 987'654'321}}) {
        CostData data = PlaneCosts{PlaneCosts::Rounding::floor,
                                   {{0, 0}, {static_cast<double>(dx), static_cast<double>(dy)}}, {0, 1}};
        const std::int64_t square = dx * dx + dy * dy;
        const std::int64_t down = cost_source(data)->cost(0, 1);
        EXPECT_LE(down * down, square);
        EXPECT_GT((down + 1) * (down + 1), square);
        std::get<PlaneCosts>(data).rounding = PlaneCosts::Rounding::nearest;
        EXPECT_EQ(cost_source(data)->cost(0, 1), square - down * down > down ? down + 1 : down);
    }
}

/// Where the distance is at most r, so is the cost, for whole r: it is rounded up.
TEST(SphereCosts, AreArcsRoundedUp) {
    const double radius = 6'378'100;
    const CostData sphere = SphereCosts{radius, {{0, 0}, {0, 90}, {0, 180}, {45, 30}, {45, 30.001}}, {0, 1, 2, 3, 4}};
    const auto source = cost_source(sphere);
    EXPECT_EQ(source->cost(0, 0), 0);
    EXPECT_EQ(source->cost(0, 1), static_cast<std::int64_t>(std::ceil(radius * std::numbers::pi / 2)));
    EXPECT_EQ(source->cost(0, 2), static_cast<std::int64_t>(std::ceil(radius * std::numbers::pi)));
    const double small = radius * std::cos(45 * std::numbers::pi / 180) * 0.001 * std::numbers::pi / 180;
    EXPECT_EQ(source->cost(3, 4), static_cast<std::int64_t>(std::ceil(small)));
}

struct Metropole {
    GeodesicCosts data;
    explicit Metropole(std::uint64_t seed) {
        Dice dice(seed);
        const auto lon = [&] { return -5 + dice.below(14'000) / 1000.0; };
        const auto lat = [&] { return 42 + dice.below(9'000) / 1000.0; };
        for (int i = 0; i < 60; ++i) data.clients.push_back({lon(), lat(), dice.below(5000)});
        for (int j = 0; j < 60; ++j) data.candidates.push_back({lon(), lat(), -1});
    }
};

double geodesic(const GeodesicCosts::Client& a, const GeodesicCosts::Candidate& b) {
    geod_geodesic grs80{};
    geod_init(&grs80, 6378137.0, 1 / 298.257222101);
    double length = 0;
    geod_inverse(&grs80, a.lat, a.lon, b.lat, b.lon, &length, nullptr, nullptr);
    return length;
}

TEST(GeodesicCosts, AreTheGeodesicInWholeMetres) {
    const Metropole world(1);
    const auto source = geodesic_source(world.data);
    for (std::size_t i = 0; i < 60; ++i)
        for (std::size_t j = 0; j < 60; ++j) {
            const double length = geodesic(world.data.clients[i], world.data.candidates[j]);
            EXPECT_LE(std::abs(static_cast<double>(source->cost(i, j)) - length), 0.5 + series_error_m(length));
            EXPECT_LE(source->least(i, j), source->cost(i, j));
            EXPECT_GE(static_cast<double>(source->least(i, j)), length * 0.998 - 2) << "a bound worth having";
        }
}

TEST(GeodesicCosts, AtHomeAreAtLeastTheInnerDistanceThenTheDetourIsTaken) {
    GeodesicCosts data;
    data.clients = {{2.35, 48.85, 1800}, {5.37, 43.3, 900}};
    data.candidates = {{2.35, 48.85, 0}, {2.35, 48.85, 1}};
    EXPECT_EQ(geodesic_source(data)->cost(0, 0), 1800);
    EXPECT_EQ(geodesic_source(data)->cost(0, 1), 0) << "the candidate lies there, but is another's";
    data.detour = 1.25;
    EXPECT_EQ(geodesic_source(data)->cost(0, 0), 2250);
    EXPECT_EQ(geodesic_source(data)->cost(1, 0),
              std::llround(1.25 * static_cast<double>(std::llround(geodesic(data.clients[1], data.candidates[0])))));
}

TEST(CostSource, WithinAndNearestAreThoseOfTheWholeRow) {
    const Metropole world(2);
    const auto source = geodesic_source(world.data);
    std::vector<std::int64_t> row(60);
    std::vector<Near> near;
    Dice dice(3);
    for (std::size_t i = 0; i < 60; ++i) {
        const std::int64_t limit = dice.below(600'000);
        source->within(i, limit, row, near);
        std::size_t expected = 0;
        for (std::size_t j = 0; j < 60; ++j) expected += source->cost(i, j) <= limit;
        EXPECT_EQ(near.size(), expected);
        for (const Near& pair : near) EXPECT_EQ(pair.cost, source->cost(i, static_cast<std::size_t>(pair.candidate)));
        std::vector<std::int32_t> open;
        for (std::int32_t j = 0; j < 60; ++j)
            if (j == 7 || dice.chance(20)) open.push_back(j);
        std::int64_t least = source->cost(i, 7);
        for (const std::int32_t j : open) least = std::min(least, source->cost(i, static_cast<std::size_t>(j)));
        EXPECT_EQ(source->nearest(i, open), least);
    }
}

}  // namespace
}  // namespace maillage::verify
