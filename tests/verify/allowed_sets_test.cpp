// SPDX-License-Identifier: Apache-2.0
// The cheapest allowed completion against looking at every set.
#include "verify/allowed_sets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "support/random_location_problem.h"

namespace maillage::verify {
namespace {

using test_support::Dice;

/// Zones of two or three levels, each made of whole zones of the level below or of candidates as they come.
Problem random_rules(Dice& dice, std::size_t candidates) {
    Problem problem;
    problem.costs = MatrixCosts{candidates, std::vector<std::int64_t>(candidates, 0)};
    problem.weights = {1};
    const auto levels = static_cast<std::size_t>(dice.between(1, 3));
    for (std::size_t level = 0; level < levels; ++level) {
        std::vector<std::int64_t> zones;
        const bool nests = level > 0 && dice.chance(80);
        const int shift = dice.below(2);
        for (std::size_t j = 0; j < candidates; ++j)
            zones.push_back(nests ? std::max<std::int64_t>(problem.zonings.back()[j], shift) : dice.between(-1, 2));
        problem.zonings.push_back(zones);
        for (int zone = 0; zone < 3; ++zone) {
            if (dice.chance(50)) problem.zone_rules.push_back({level, zone, dice.below(3), {}});
            if (dice.chance(40)) problem.zone_rules.push_back({level, zone, 0, dice.below(3)});
        }
    }
    if (dice.chance(30)) problem.forbidden.push_back(dice.below(static_cast<int>(candidates)));
    return problem;
}

std::int64_t counted(const Problem& problem, const ZoneRule& rule, unsigned set) {
    std::int64_t count = 0;
    for (std::size_t j = 0; j < problem.candidates(); ++j)
        count += (set >> j & 1U) != 0 && problem.zonings[rule.level][j] == rule.zone;
    return count;
}

bool is_allowed(const Problem& problem, unsigned set, SiteNumber sites) {
    if (std::popcount(set) < sites.least || std::popcount(set) > sites.most) return false;
    return std::all_of(problem.zone_rules.begin(), problem.zone_rules.end(), [&](const ZoneRule& rule) {
        const std::int64_t count = counted(problem, rule, set);
        return count >= rule.minimum && count <= rule.maximum.value_or(count);
    });
}

/// Whether two rules that say something share free candidates and each has some of its own.
bool crosses(const Problem& problem) {
    unsigned free = (1U << problem.candidates()) - 1;
    for (const std::int32_t j : problem.forbidden) free &= ~(1U << static_cast<unsigned>(j));
    std::vector<unsigned> sets;
    for (const ZoneRule& rule : problem.zone_rules) {
        unsigned own = 0;
        for (std::size_t j = 0; j < problem.candidates(); ++j)
            own |= counted(problem, rule, 1U << j) != 0 ? 1U << j : 0;
        own &= free;
        if (rule.minimum > 0 || rule.maximum.value_or(100) < std::popcount(own)) sets.push_back(own);
    }
    for (const unsigned a : sets)
        for (const unsigned b : sets)
            if ((a & b) != 0 && (a & ~b) != 0 && (b & ~a) != 0) return true;
    return false;
}

TEST(AllowedSets, CheapestIsTheCheapestOfAll) {
    int nested = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        Dice dice(seed);
        const auto candidates = static_cast<std::size_t>(dice.between(1, 8));
        const Problem problem = random_rules(dice, candidates);
        const std::int64_t most = dice.between(0, 5);
        const SiteNumber sites{dice.chance(50) ? most : dice.below(2), most};
        const NestedRules rules = nested_rules(problem, {}, sites);
        ASSERT_EQ(rules.crossing.has_value(), crosses(problem)) << "seed " << seed;
        if (rules.crossing) continue;
        ++nested;
        std::vector<std::int64_t> earning;
        for (std::size_t j = 0; j < candidates; ++j) earning.push_back(dice.between(-5, 2));
        Decisions decisions(rules);
        for (std::size_t j = 0; j < candidates; ++j)
            if (dice.chance(30)) decisions.decide(j, dice.chance(50) ? Side::open : Side::closed);
        for (const std::int32_t j : problem.forbidden) {
            decisions.undo(static_cast<std::size_t>(j));
            decisions.decide(static_cast<std::size_t>(j), Side::closed);
        }
        const Completion completion(rules, decisions, earning);
        const auto expect = [&](std::size_t flipped, Side side, const Cheapest& found) {
            std::optional<std::int64_t> least;
            for (unsigned set = 0; set < (1U << candidates); ++set) {
                std::int64_t sum = 0;
                bool fits = is_allowed(problem, set, sites);
                for (std::size_t j = 0; j < candidates; ++j) {
                    const Side own = j == flipped ? side : decisions.side(j);
                    const bool in = (set >> j & 1U) != 0;
                    fits = fits && !(own == Side::open && !in) && !(own == Side::closed && in);
                    sum += in ? earning[j] : 0;
                }
                if (fits && (!least || sum < *least)) least = sum;
            }
            // A minimum in a zone without candidates is refused before any proof.
            ASSERT_EQ(found.exists, least.has_value()) << "seed " << seed;
            if (least) {
                ASSERT_EQ(found.sum, *least) << "seed " << seed;
            }
        };
        expect(candidates, Side::undecided, completion.cheapest());
        for (std::size_t j = 0; j < candidates; ++j) {
            if (decisions.side(j) != Side::undecided) continue;
            expect(j, Side::open, completion.with(j, Side::open));
            expect(j, Side::closed, completion.with(j, Side::closed));
        }
    }
    EXPECT_GT(nested, 3000);
}

TEST(AllowedSets, PricedRulesAreNoneOfTheNested) {
    Problem problem;
    problem.costs = MatrixCosts{3, {0, 0, 0}};
    problem.weights = {1};
    problem.zonings = {{1, 1, 0}, {0, 1, 1}};
    problem.zone_rules = {{0, 1, 1, 1}, {1, 1, 0, 1}};
    const SiteNumber two{2, 2};
    EXPECT_EQ(nested_rules(problem, {}, two).crossing, (std::pair<std::size_t, std::size_t>{0, 1}));
    const std::vector<PricedRule> second = {{PricedRule::Kind::maximum, 1}};
    EXPECT_FALSE(nested_rules(problem, second, two).crossing);
    const std::vector<PricedRule> half = {{PricedRule::Kind::maximum, 0}};
    EXPECT_TRUE(nested_rules(problem, half, two).crossing) << "its minimum is left";
}

TEST(AllowedSets, ASumBeyond64BitsIsTold) {
    Problem problem;
    problem.costs = MatrixCosts{3, {0, 0, 0}};
    problem.weights = {1};
    const std::vector<std::int64_t> earning(3, -(std::int64_t{1} << 62));
    for (const std::int64_t sites : {2, 3}) {
        const NestedRules rules = nested_rules(problem, {}, {sites, sites});
        const Decisions decisions(rules);
        EXPECT_EQ(Completion(rules, decisions, earning).cheapest().overflows, sites == 3);
    }
}

}  // namespace
}  // namespace maillage::verify
