// SPDX-License-Identifier: Apache-2.0
// The cheapest allowed completion against looking at every set.
#include "verify/allowed_sets.h"

#include <gtest/gtest.h>

#include <bit>

#include "support/random_location_problem.h"

namespace maillage::verify {
namespace {

using test_support::Dice;

Problem random_rules(Dice& dice, std::size_t candidates) {
    Problem problem;
    problem.costs = MatrixCosts{candidates, std::vector<std::int64_t>(candidates, 0)};
    problem.weights = {1};
    for (std::size_t j = 0; j < candidates; ++j) problem.zones.push_back(dice.between(-1, 2));
    for (int zone = 0; zone < 3; ++zone) {
        if (dice.chance(50)) problem.zone_rules.push_back({zone, dice.below(3), {}});
        if (dice.chance(40)) problem.zone_rules.push_back({zone, 0, dice.below(3)});
    }
    return problem;
}

bool is_allowed(const Problem& problem, unsigned set, std::int64_t sites) {
    if (std::popcount(set) != sites) return false;
    for (const ZoneRule& rule : problem.zone_rules) {
        std::int64_t count = 0;
        for (std::size_t j = 0; j < problem.zones.size(); ++j) count += (set >> j & 1U) != 0 && problem.zones[j] == rule.zone;
        if (count < rule.minimum || (rule.maximum && count > *rule.maximum)) return false;
    }
    return true;
}

TEST(AllowedSets, CheapestIsTheCheapestOfAll) {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        const auto candidates = static_cast<std::size_t>(dice.between(1, 8));
        const Problem problem = random_rules(dice, candidates);
        const Rules rules = rules_of(problem);
        const std::int64_t sites = dice.between(0, 5);
        std::vector<std::int64_t> earning;
        for (std::size_t j = 0; j < candidates; ++j) earning.push_back(-dice.below(6));
        Decisions decisions(rules);
        for (std::size_t j = 0; j < candidates; ++j)
            if (dice.chance(30)) decisions.decide(j, dice.chance(50) ? Side::open : Side::closed);
        const Completion completion(rules, decisions, earning, sites);
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
            // A rule on a zone without candidates is refused before any proof.
            if (rules.empty_zone) return;
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
}

TEST(AllowedSets, ASumBeyond64BitsIsTold) {
    Problem problem;
    problem.costs = MatrixCosts{3, {0, 0, 0}};
    problem.weights = {1};
    const Rules rules = rules_of(problem);
    const std::vector<std::int64_t> earning(3, -(std::int64_t{1} << 62));
    const Decisions decisions(rules);
    EXPECT_FALSE(Completion(rules, decisions, earning, 2).cheapest().overflows);
    EXPECT_TRUE(Completion(rules, decisions, earning, 3).cheapest().overflows);
}

}  // namespace
}  // namespace maillage::verify
