// SPDX-License-Identifier: Apache-2.0
// Costs between points against whole numbers worked out otherwise, kept as a matrix or not.
#include "optimise/point_costs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace maillage::optimise {
namespace {

std::int32_t between(PlanePoint a, PlanePoint b, Rounding rounding) {
    const auto costs = plane_costs({a, b}, {1}, rounding);
    EXPECT_TRUE(costs.has_value());
    return costs ? (*costs)->cost(0, 0) : -1;
}

TEST(PointCosts, AreRoundedAsAsked) {
    EXPECT_EQ(between({0, 0}, {3, 4}, Rounding::floor), 5);
    EXPECT_EQ(between({0, 0}, {1, 1}, Rounding::floor), 1);
    EXPECT_EQ(between({0, 0}, {2, 3}, Rounding::nearest), 4);
    EXPECT_EQ(between({0, 0}, {1.5, 0}, Rounding::nearest), 2) << "halves up";
    EXPECT_EQ(between({0, 0}, {1, 1}, Rounding::micro), 1'414'214);
}

/// Squares beyond 2⁵³ are not exact as doubles; roots are all the same: 1 352 000 000² + 52 000² = 1 352 000 001² − 1.
TEST(PointCosts, AreExactFarApart) {
    for (const auto& [dx, dy] : {std::pair<std::int64_t, std::int64_t>{884'736'743, 884'736'743},
                                 {300'000'003, 400'000'004}, {1'352'000'000, 52'000}, {1'234'567'891, 987'654'321}}) {
        const PlanePoint far{static_cast<double>(dx), static_cast<double>(dy)};
        const std::int64_t square = dx * dx + dy * dy;
        const std::int64_t down = between({0, 0}, far, Rounding::floor);
        EXPECT_LE(down * down, square);
        EXPECT_GT((down + 1) * (down + 1), square);
        EXPECT_EQ(between({0, 0}, far, Rounding::nearest), square - down * down > down ? down + 1 : down);
    }
}

TEST(PointCosts, BeyondWhatACostHoldsAreRefusedBeforeAnyIsComputed) {
    EXPECT_TRUE(plane_costs({{0, 0}, {2e9, 0}}, {0}, Rounding::floor).has_value());
    EXPECT_FALSE(plane_costs({{0, 0}, {2.2e9, 0}}, {0}, Rounding::floor).has_value());
    EXPECT_FALSE(plane_costs({{0, 0}, {3000, 0}}, {0}, Rounding::micro).has_value());
    EXPECT_FALSE(plane_costs({{0, 0}, {std::nan(""), 0}}, {0}, Rounding::floor).has_value());
}

TEST(PointCosts, GreatCirclesAreRoundedUp) {
    const auto costs = sphere_costs({{0, 0}, {0, 90}, {0, 180}, {90, 0}}, {0, 3}, 6'378'100);
    const auto quarter = static_cast<std::int32_t>(std::ceil(6'378'100 * std::numbers::pi / 2));
    EXPECT_EQ(costs->cost(0, 0), 0);
    EXPECT_EQ(costs->cost(1, 0), quarter);
    EXPECT_EQ(costs->cost(1, 1), quarter);
    EXPECT_EQ(costs->cost(2, 0), static_cast<std::int32_t>(std::ceil(6'378'100 * std::numbers::pi)));
    EXPECT_GE(costs->range().most, costs->cost(2, 0));
}

/// 6 000 × 6 000 pairs stay rows, 3 × 3 become a matrix: the same numbers, in their range.
TEST(PointCosts, RowsAndMatrixAgree) {
    std::vector<PlanePoint> points;
    std::vector<int> candidates;
    for (int k = 0; k < 6000; ++k) {
        points.push_back({static_cast<double>(k * 7919 % 10'007), static_cast<double>(k * 104'729 % 10'009)});
        candidates.push_back(k);
    }
    const auto rows = plane_costs(points, candidates, Rounding::floor);
    const auto matrix = plane_costs({points[0], points[1], points[2]}, {0, 1, 2}, Rounding::floor);
    ASSERT_TRUE(rows && matrix);
    std::vector<std::int32_t> scratch;
    std::vector<std::int32_t> other;
    const auto row = (*rows)->row(1, scratch);
    EXPECT_EQ(row.data(), scratch.data()) << "computed, not kept";
    const auto kept = (*matrix)->row(1, other);
    for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(row[j], kept[j]);
    for (const std::int32_t cost : row) EXPECT_LE(cost, (*rows)->range().most);
}

}  // namespace
}  // namespace maillage::optimise
