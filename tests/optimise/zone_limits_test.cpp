// SPDX-License-Identifier: Apache-2.0
// The greedy cheapest set and the price of forcing one candidate in or out, against all subsets.
#include "optimise/kernel/zone_limits.h"

#include <gtest/gtest.h>

#include <bit>

#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

struct Case {
    ZoneLimits limits;
    std::vector<std::int64_t> price;
};

Case random_case(std::uint64_t seed) {
    test_support::Dice dice(seed);
    const int candidates = dice.between(1, 9);
    const int zones = dice.between(1, 4);
    Case one;
    one.limits.sites = dice.between(0, candidates);
    for (int zone = 0; zone < zones; ++zone) {
        const bool last = zone + 1 == zones;
        one.limits.minimum.push_back(last ? 0 : dice.below(3));
        one.limits.maximum.push_back(last ? one.limits.sites : dice.between(0, 4));
    }
    for (int candidate = 0; candidate < candidates; ++candidate) {
        one.limits.zone.push_back(dice.below(zones));
        one.price.push_back(-dice.below(seed % 2 == 0 ? 4 : 1000));
    }
    return one;
}

bool allowed(const ZoneLimits& limits, unsigned set) {
    if (std::popcount(set) != limits.sites) return false;
    std::vector<int> count(limits.minimum.size(), 0);
    for (std::size_t candidate = 0; candidate < limits.zone.size(); ++candidate)
        count[limits.zone[candidate]] += static_cast<int>(set >> candidate & 1U);
    for (std::size_t zone = 0; zone < count.size(); ++zone)
        if (count[zone] < limits.minimum[zone] || count[zone] > limits.maximum[zone]) return false;
    return true;
}

std::int64_t sum(const Case& one, unsigned set) {
    std::int64_t total = 0;
    for (std::size_t candidate = 0; candidate < one.price.size(); ++candidate)
        if ((set >> candidate & 1U) != 0) total += one.price[candidate];
    return total;
}

/// Least total among the allowed sets for which `accepts`; impossible where there is none.
template <class Accepts>
std::int64_t least(const Case& one, const Accepts& accepts) {
    std::int64_t best = impossible;
    for (unsigned set = 0; set < 1U << one.price.size(); ++set)
        if (accepts(set) && allowed(one.limits, set)) best = std::min(best, sum(one, set));
    return best;
}

TEST(ZoneLimits, FeasibleExactlyWhereASetExists) {
    int feasible = 0;
    for (int seed = 0; seed < 2000; ++seed) {
        const Case one = random_case(seed);
        const bool exists = least(one, [](unsigned) { return true; }) != impossible;
        ASSERT_EQ(one.limits.feasible(), exists) << seed;
        feasible += exists;
    }
    EXPECT_GT(feasible, 300);
}

TEST(ZoneLimits, GreedySetIsTheCheapest) {
    for (int seed = 0; seed < 2000; ++seed) {
        const Case one = random_case(seed);
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
    for (int seed = 0; seed < 2000; ++seed) {
        const Case one = random_case(seed);
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
        const Case one = random_case(seed);
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

}  // namespace
}  // namespace maillage::optimise
