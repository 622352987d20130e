// SPDX-License-Identifier: Apache-2.0
// Ways out of a contradiction, and the contradiction itself, each held against looking at every set there is.
#include "optimise/relaxations.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using Kind = AskedRule::Kind;

bool some_plan(const LocationProblem& problem) {
    bool found = false;
    test_support::for_each_allowed(problem, [&](const std::vector<int>&) { found = true; });
    return found || (problem.sites_total == 0 && test_support::allowed(problem, {}));
}

constexpr std::int64_t dearer_than_all = 1'000'000;  // eight candidates of 50 000 at most

/// Any number of sites would do. Who has an envelope wants a site at least.
bool some_plan_of_any_size(LocationProblem problem) {
    for (problem.sites_total = problem.budget ? 1 : 0; problem.sites_total <= static_cast<int>(problem.candidates()); ++problem.sites_total)
        if (some_plan(problem)) return true;
    return false;
}

void change(LocationProblem& problem, const AskedRule& rule, std::optional<std::int64_t> to) {
    for (ZoneRule& of_zone : problem.zone_rules) {
        if (of_zone.zone != rule.zone) continue;
        if (rule.kind == Kind::zone_minimum) of_zone.minimum = std::min(of_zone.minimum, static_cast<int>(to.value_or(0)));
        if (rule.kind != Kind::zone_maximum || !of_zone.maximum) continue;
        if (to)
            of_zone.maximum = std::max(*of_zone.maximum, static_cast<int>(*to));
        else
            of_zone.maximum.reset();
    }
    if (rule.kind == Kind::sites_total && to) problem.sites_total = static_cast<int>(*to);
    if (rule.kind == Kind::budget && to) problem.budget->envelope = *to;
    if (rule.kind == Kind::forced || rule.kind == Kind::forbidden) problem.disposition[rule.candidate] = Disposition::free;
}

bool possible_after(LocationProblem problem, const Relaxation& changes) {
    for (const RuleChange& one : changes) change(problem, one.rule, one.to);
    return some_plan(problem);
}

/// One step back towards what the rule asked; nothing where that is the rule itself.
std::optional<RuleChange> one_step_less(const RuleChange& one) {
    if (!one.to) return std::nullopt;
    const std::int64_t back = *one.to < one.rule.number ? *one.to + 1 : *one.to - 1;
    return back == one.rule.number ? std::nullopt : std::optional(RuleChange{one.rule, back});
}

/// Every other problem has an envelope.
template <class Check>
void for_each_impossible(const Check& check) {
    int seen = 0;
    for (int seed = 0; seed < 3000; ++seed) {
        const bool pays = seed % 2 == 1;
        const auto problem =
            test_support::random_problem({.clients = 1, .candidates = 3 + seed / 2 % 5, .budget = pays}, seed / 2);
        if (some_plan(problem)) continue;
        SCOPED_TRACE(seed);
        check(problem);
        ++seen;
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(seen, 200);
}

TEST(Relaxations, EachMakesAPlanPossibleAndNoChangeIsIdleOrTooLarge) {
    for_each_impossible([](const LocationProblem& problem) {
        const auto all = relaxations(problem);
        ASSERT_FALSE(all.empty());
        for (const Relaxation& changes : all) {
            EXPECT_TRUE(possible_after(problem, changes));
            for (std::size_t k = 0; k < changes.size(); ++k) {
                Relaxation fewer = changes;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
                EXPECT_FALSE(possible_after(problem, fewer));
                Relaxation smaller = changes;
                const auto less = one_step_less(changes[k]);
                if (!less) continue;
                smaller[k] = *less;
                EXPECT_FALSE(possible_after(problem, smaller)) << "a smaller change would do";
            }
        }
        EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Relaxation::size));
    });
}

TEST(Relaxations, EverySingleNumberThatWouldDoIsThere) {
    for_each_impossible([](const LocationProblem& problem) {
        const auto all = relaxations(problem);
        const auto has = [&](Kind kind, int zone) {
            return std::ranges::any_of(all, [&](const Relaxation& changes) {
                return changes.size() == 1 && changes[0].rule.kind == kind && changes[0].rule.zone == zone;
            });
        };
        EXPECT_EQ(has(Kind::sites_total, -1), some_plan_of_any_size(problem));
        if (problem.budget) {
            EXPECT_EQ(has(Kind::budget, -1), possible_after(problem, {{{Kind::budget}, dearer_than_all}}));
        }
        for (const ZoneRule& rule : problem.zone_rules) {
            const AskedRule minimum{Kind::zone_minimum, rule.zone, -1, 0};
            const AskedRule maximum{Kind::zone_maximum, rule.zone, -1, 0};
            if (rule.minimum > 0) {
                EXPECT_EQ(has(minimum.kind, rule.zone), possible_after(problem, {{minimum, 0}}));
            }
            if (rule.maximum) {
                EXPECT_EQ(has(maximum.kind, rule.zone), possible_after(problem, {{maximum, std::nullopt}}));
            }
        }
    });
}

/// The problem with nothing asked but these rules.
bool possible_with(const LocationProblem& problem, const std::vector<AskedRule>& rules) {
    LocationProblem only = problem;
    only.zone_rules.clear();
    only.disposition.assign(problem.candidates(), Disposition::free);
    only.budget.reset();
    bool counted = false;
    for (const AskedRule& rule : rules) switch (rule.kind) {
            case Kind::sites_total: counted = true; break;
            case Kind::zone_minimum: only.zone_rules.push_back({rule.zone, static_cast<int>(rule.number)}); break;
            case Kind::zone_maximum: only.zone_rules.push_back({rule.zone, 0, static_cast<int>(rule.number)}); break;
            case Kind::forced: only.disposition[rule.candidate] = Disposition::forced; break;
            case Kind::forbidden: only.disposition[rule.candidate] = Disposition::forbidden; break;
            case Kind::budget: only.budget = Budget{problem.budget->opening, rule.number}; break;
            case Kind::reach: ADD_FAILURE() << "a reach is not looked at"; break;
        }
    return counted ? some_plan(only) : some_plan_of_any_size(only);
}

TEST(Contradiction, IsOneAndIrreducible) {
    for_each_impossible([](const LocationProblem& problem) {
        const auto rules = contradiction(problem);
        ASSERT_FALSE(rules.empty());
        EXPECT_FALSE(possible_with(problem, rules));
        for (std::size_t k = 0; k < rules.size(); ++k) {
            auto fewer = rules;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
            EXPECT_TRUE(possible_with(problem, fewer)) << "without rule " << k;
        }
    });
}

TEST(Contradiction, IsNothingWhereAPlanExists) {
    const auto problem = test_support::random_problem({.clients = 1, .candidates = 6, .rules = false}, 3);
    EXPECT_TRUE(contradiction(problem).empty());
    EXPECT_TRUE(relaxations(problem).empty());
}

/// Places of one zone differ in what they cost: the cheapest is the one to allow again.
TEST(Relaxations, OfForbiddenPlacesTheCheapestIsAllowedAgain) {
    LocationProblem problem;
    problem.weight = {1};
    problem.costs = dense_costs(3, {1, 2, 3});
    problem.disposition = {Disposition::forbidden, Disposition::forbidden, Disposition::free};
    problem.budget = Budget{{20, 8, 30}, 10};
    problem.sites_total = 1;
    const auto all = relaxations(problem);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], (Relaxation{{{Kind::forbidden, -1, 1, 0}, std::nullopt}}));
    EXPECT_EQ(all[1], (Relaxation{{{Kind::budget, -1, -1, 10}, 30}}));
}

TEST(Relaxations, WhatStandsIsAFactAndNoWish) {
    LocationProblem problem;
    problem.weight = {1};
    problem.costs = dense_costs(3, {1, 2, 3});
    problem.zonings = {{0, 0, 0}};
    problem.zone_rules = {{0, 0, 1}};
    problem.disposition = {Disposition::forced, Disposition::forced, Disposition::free};
    problem.sites_total = 2;
    const auto all = relaxations(problem, {true, true, false});
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0], (Relaxation{{{Kind::zone_maximum, 0, -1, 1}, 2}}));
}

}  // namespace
}  // namespace maillage::optimise
