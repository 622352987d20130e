// SPDX-License-Identifier: Apache-2.0
// Oracle: std::stable_sort.
#include "planning/cost_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace maillage::planning {
namespace {

std::vector<std::uint32_t> by_definition(const std::vector<Meters>& cost, const std::vector<std::int64_t>& persons) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < cost.size(); ++i)
        if (persons[i] > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return cost[a] < cost[b]; });
    return order;
}

TEST(CostOrder, EqualsAStableSortWhateverTheSpreadOfCosts) {
    std::mt19937 random(3);
    for (const std::int32_t largest : {0, 1, 4095, 4096, 900'000, 16'777'215, 16'777'216, 1 << 30,
                                       std::numeric_limits<std::int32_t>::max()}) {
        std::uniform_int_distribution<std::int32_t> any(0, largest);
        std::vector<Meters> cost;
        std::vector<std::int64_t> persons;
        for (int i = 0; i < 3000; ++i) {
            cost.push_back(i % 3 == 2 ? cost.back() : Meters{any(random)});
            persons.push_back(static_cast<std::int64_t>(random() % 4));
        }
        cost[7] = {largest};
        persons[7] = 1;
        EXPECT_EQ(order_by_cost(cost, persons), by_definition(cost, persons)) << largest;
    }
}

TEST(CostOrder, NobodyNoOrder) {
    EXPECT_TRUE(order_by_cost({}, {}).empty());
    EXPECT_TRUE(order_by_cost(std::vector<Meters>{{4}}, std::vector<std::int64_t>{0}).empty());
}

}  // namespace
}  // namespace maillage::planning
