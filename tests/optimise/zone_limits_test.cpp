// SPDX-License-Identifier: Apache-2.0
// The greedy cheapest set and the price of forcing one candidate in or out, against all subsets.
#include "optimise/kernel/zone_limits.h"

#include <gtest/gtest.h>

#include "optimise/kernel/zone_counts.h"
#include "support/random_zone_limits.h"

namespace maillage::optimise {
namespace {

bool allowed(const ZoneLimits& limits, unsigned set) {
    std::vector<int> count(limits.minimum.size(), 0);
    for (std::size_t candidate = 0; candidate < limits.zone.size(); ++candidate)
        if ((set >> candidate & 1U) != 0)
            for (int zone = limits.zone[candidate]; zone >= 0; zone = limits.outer[zone]) ++count[zone];
    for (std::size_t zone = 0; zone < count.size(); ++zone)
        if (count[zone] < limits.minimum[zone] || count[zone] > limits.maximum[zone]) return false;
    return true;
}

std::int64_t sum(const test_support::ZoneCase& one, unsigned set) {
    std::int64_t total = 0;
    for (std::size_t candidate = 0; candidate < one.price.size(); ++candidate)
        if ((set >> candidate & 1U) != 0) total += one.price[candidate];
    return total;
}

/// Least total among the allowed sets for which `accepts`; impossible where there is none.
template <class Accepts>
std::int64_t least(const test_support::ZoneCase& one, const Accepts& accepts) {
    std::int64_t best = impossible;
    for (unsigned set = 0; set < 1U << one.price.size(); ++set)
        if (accepts(set) && allowed(one.limits, set)) best = std::min(best, sum(one, set));
    return best;
}

TEST(ZoneLimits, FeasibleExactlyWhereASetExists) {
    int feasible = 0;
    for (int seed = 0; seed < 4000; ++seed) {
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        const bool exists = least(one, [](unsigned) { return true; }) != impossible;
        ASSERT_EQ(one.limits.feasible(), exists) << seed;
        feasible += exists;
    }
    EXPECT_GT(feasible, 1000);
    EXPECT_LT(feasible, 3500);
}

TEST(ZoneLimits, GreedySetIsTheCheapest) {
    for (int seed = 0; seed < 4000; ++seed) {
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        if (!one.limits.feasible()) continue;
        Base base;
        std::vector<int> order;
        cheapest_base(one.limits, one.price, base, order);
        unsigned set = 0;
        for (std::size_t candidate = 0; candidate < base.in.size(); ++candidate)
            set |= static_cast<unsigned>(base.in[candidate]) << candidate;
        ASSERT_TRUE(allowed(one.limits, set)) << seed;
        ASSERT_EQ(base.sum, sum(one, set)) << seed;
        ASSERT_EQ(base.sum, least(one, [](unsigned) { return true; })) << seed;
    }
}

TEST(ZoneLimits, ExchangeCostIsThatOfTheCheapestSetOnTheOtherSide) {
    for (int seed = 0; seed < 4000; ++seed) {
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        if (!one.limits.feasible()) continue;
        Base base;
        std::vector<int> order;
        cheapest_base(one.limits, one.price, base, order);
        const auto costs = exchange_costs(one.limits, one.price, base);
        for (std::size_t candidate = 0; candidate < costs.size(); ++candidate) {
            const std::int64_t other = least(
                one, [&](unsigned set) { return (set >> candidate & 1U) != static_cast<unsigned>(base.in[candidate]); });
            ASSERT_EQ(costs[candidate], other == impossible ? impossible : other - base.sum)
                << "seed " << seed << " candidate " << candidate;
        }
    }
}

TEST(ZoneLimits, WhatIsLeftAfterDecisionsAllowsTheSameSets) {
    for (int seed = 0; seed < 500; ++seed) {
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        test_support::Dice dice(seed + 77);
        std::vector<Decision> decisions;
        unsigned open = 0;
        unsigned decided = 0;
        for (std::size_t candidate = 0; candidate < one.price.size(); ++candidate) {
            decisions.push_back(static_cast<Decision>(dice.below(3)));
            if (decisions.back() != Decision::undecided) decided |= 1U << candidate;
            if (decisions.back() == Decision::open) open |= 1U << candidate;
        }
        const bool exists = least(one, [&](unsigned set) { return (set & decided) == open; }) != impossible;
        ASSERT_EQ(one.limits.after(decisions).feasible(), exists) << seed;
    }
}

/// Step by step: whether a set may grow, and which single moves keep an allowed one allowed.
TEST(ZoneLimits, CountsTellWhatMayBeAddedSwappedAndLeft) {
    for (int seed = 0; seed < 600; ++seed) {
        const test_support::ZoneCase one = test_support::random_zone_case(seed);
        if (!one.limits.feasible() || one.price.size() > 6) continue;
        const auto extends = [&](unsigned set) {
            return least(one, [&](unsigned other) { return (other & set) == set; }) != impossible;
        };
        const int candidates = static_cast<int>(one.price.size());
        for (unsigned set = 0; set < 1U << candidates; ++set) {
            if (!extends(set)) continue;
            std::vector<std::uint8_t> open;
            for (int candidate = 0; candidate < candidates; ++candidate) open.push_back(set >> candidate & 1U);
            const ZoneCounts counts(one.limits, open);
            for (int in = 0; in < candidates; ++in) {
                if (open[in] != 0) continue;
                ASSERT_EQ(counts.may_add(in), extends(set | 1U << in)) << seed;
                if (!allowed(one.limits, set)) continue;
                ASSERT_EQ(counts.zones_allow_entry(in), allowed(one.limits, set | 1U << in)) << seed;
                for (int out = 0; out < candidates; ++out) {
                    if (open[out] == 0) continue;
                    ASSERT_EQ(counts.zones_allow_swap(in, out), allowed(one.limits, (set | 1U << in) & ~(1U << out)));
                    ASSERT_EQ(counts.zones_allow_leave(out), allowed(one.limits, set & ~(1U << out))) << seed;
                }
            }
        }
    }
}

}  // namespace
}  // namespace maillage::optimise
