// SPDX-License-Identifier: Apache-2.0
// The zones' prices that a start basis holds, as duals of the cheapest allowed set: never above it, and exactly its price
// where zones lie beside each other.
#include "optimise/kernel/start_basis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/random_zone_limits.h"

namespace maillage::optimise {
namespace {

/// Per zone, what it adds to the prices around it.
std::vector<std::int64_t> zone_prices(const test_support::ZoneCase& one, const StartBasis& start) {
    std::vector<std::int64_t> price(start.held.size(), 0);
    std::vector<std::int64_t> around(start.held.size() + 1, 0);
    for (std::size_t zone = price.size(); zone-- > 0;) {
        const int outer = one.limits.outer[zone];
        const std::int64_t inherited = outer < 0 ? 0 : around[static_cast<std::size_t>(outer)];
        around[zone] = start.held[zone] < 0 ? inherited : one.price[static_cast<std::size_t>(start.held[zone])];
        price[zone] = around[zone] - inherited;
    }
    return price;
}

/// The value of these duals: a lower bound on what any allowed set costs.
std::int64_t dual_value(const test_support::ZoneCase& one, const std::vector<std::int64_t>& zone_price) {
    std::int64_t total = 0;
    for (std::size_t zone = 0; zone < zone_price.size(); ++zone)
        total += zone_price[zone] * (zone_price[zone] > 0 ? one.limits.minimum[zone] : one.limits.maximum[zone]);
    for (std::size_t candidate = 0; candidate < one.price.size(); ++candidate) {
        std::int64_t reduced = one.price[candidate];
        for (int zone = one.limits.zone[candidate]; zone >= 0; zone = one.limits.outer[static_cast<std::size_t>(zone)])
            reduced -= zone_price[static_cast<std::size_t>(zone)];
        total += std::min<std::int64_t>(0, reduced);
    }
    return total;
}

TEST(StartBasis, HoldsNoCandidateTwiceAndItsPricesAreABound) {
    for (int seed = 0; seed < 4000; ++seed) {
        SCOPED_TRACE(seed);
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        if (!one.limits.feasible()) continue;
        const StartBasis start = start_basis(one.limits, one.price);
        std::set<int> seen;
        for (const int site : start.held) {
            if (site < 0) continue;
            ASSERT_TRUE(seen.insert(site).second);
        }
        ASSERT_LE(dual_value(one, zone_prices(one, start)), start.base.sum);
    }
}

TEST(StartBasis, OfZonesBesideEachOtherItsPricesAreTheDuals) {
    int priced = 0;
    for (int seed = 0; seed < 4000; ++seed) {
        SCOPED_TRACE(seed);
        test_support::ZoneCase one = test_support::random_zone_case(seed);
        const int all = static_cast<int>(one.limits.outer.size()) - 1;
        for (int zone = 0; zone < all; ++zone) {
            one.limits.outer[static_cast<std::size_t>(zone)] = all;
            one.limits.maximum[static_cast<std::size_t>(zone)] = 9;
        }
        if (!one.limits.feasible()) continue;
        const StartBasis start = start_basis(one.limits, one.price);
        ASSERT_EQ(dual_value(one, zone_prices(one, start)), start.base.sum);
        priced += static_cast<int>(std::ranges::count_if(start.held, [](int site) { return site >= 0; }));
    }
    EXPECT_GT(priced, 1000);
}

}  // namespace
}  // namespace maillage::optimise
