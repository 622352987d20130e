// SPDX-License-Identifier: Apache-2.0
// One thing after the other is changed on small random problems, and every answer is held against exhaustive enumeration
// of the problem as it then stands; on larger ones against a solve from nothing.
#include "optimise/warm_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "base/parallel.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "support/location_oracle.h"
#include "support/parameter_names.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;
using test_support::Dice;
using test_support::ProblemShape;

constexpr std::size_t outside_sites = 2;

WarmSolver warm(LocationProblem problem) {
    SilentFeedback feedback;
    auto made = WarmSolver::make(std::move(problem), outside_sites, feedback);
    EXPECT_TRUE(made.has_value());
    return std::move(*made);
}

Solution answer(WarmSolver& solver, const WarmOptions& options = {}) {
    SilentFeedback feedback;
    auto result = solver.solve(options, feedback);
    EXPECT_TRUE(result.has_value());
    return result ? *result : Solution{};
}

OutsideSite random_site(const LocationProblem& problem, CostKind kind, Dice& dice) {
    CostColumn column;
    for (std::size_t client = 0; client < problem.clients(); ++client)
        column.push_back(kind == CostKind::equal ? 7 : kind == CostKind::few_values ? dice.below(4) : dice.below(1000));
    OutsideSite site;
    site.costs = std::make_shared<const CostColumn>(std::move(column));
    site.zones.assign(problem.zonings.size(), dice.between(-1, 2));
    return site;
}

void change_rules(WarmSolver& solver, Dice& dice) {
    auto rules = solver.problem().zone_rules;
    if (rules.empty()) return;
    ZoneRule& rule = rules[static_cast<std::size_t>(dice.below(static_cast<int>(rules.size())))];
    rule.minimum = dice.below(3);
    rule.maximum = dice.chance(50) ? std::optional(rule.minimum + dice.below(3)) : std::nullopt;
    solver.set_rules(std::move(rules));
}

void change(WarmSolver& solver, std::size_t candidates, CostKind kind, Dice& dice) {
    const auto candidate = static_cast<std::size_t>(dice.below(static_cast<int>(candidates)));
    const auto outside = static_cast<std::size_t>(dice.below(outside_sites));
    switch (dice.below(7)) {
        case 0: return solver.decide(candidate, Disposition::forced);
        case 1: return solver.decide(candidate, Disposition::forbidden);
        case 2: return solver.decide(candidate, Disposition::free);
        case 3: return solver.drop(outside);
        case 4: return change_rules(solver, dice);
        case 5: return solver.set_sites_total(std::max(1, solver.problem().sites_total + dice.between(-1, 1)));
        default: EXPECT_TRUE(solver.place(outside, random_site(solver.problem(), kind, dice)).has_value());
    }
}

void expect_oracle(WarmSolver& solver) {
    const auto expected = test_support::enumerate(solver.problem());
    const Solution solution = answer(solver);
    ASSERT_EQ(solution.status == Status::infeasible, !expected.has_value());
    if (!expected) {
        EXPECT_FALSE(solution.reasons.empty());
        return;
    }
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.value, expected->value);
    EXPECT_EQ(solution.bound, expected->value);
    EXPECT_TRUE(test_support::allowed(solver.problem(), solution.open));
    EXPECT_EQ(evaluate(solver.problem(), solution.open).value, expected->value);
}

class WarmOnRandomChanges : public testing::TestWithParam<CostKind> {};

TEST_P(WarmOnRandomChanges, EqualEnumeration) {
    for (int seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE(seed);
        const ProblemShape shape{.clients = 1 + seed % 19, .candidates = 2 + seed % 9, .costs = GetParam()};
        WarmSolver solver = warm(test_support::random_problem(shape, 9000 + seed));
        Dice dice(seed);
        expect_oracle(solver);
        for (int turn = 0; turn < 12 && !HasFailure(); ++turn) {
            SCOPED_TRACE(turn);
            change(solver, static_cast<std::size_t>(shape.candidates), GetParam(), dice);
            expect_oracle(solver);
        }
        if (HasFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Costs, WarmOnRandomChanges,
                         testing::Values(CostKind::plane, CostKind::few_values, CostKind::noise, CostKind::equal),
                         test_support::parameter_name<CostKind>);

std::int64_t cold_value(const LocationProblem& problem) {
    SilentFeedback feedback;
    SolverOptions options;
    options.settle_ties = false;
    const auto solution = LagrangianExact().solve(problem, options, feedback);
    return solution && solution->has_plan() ? solution->value : -1;
}

/// A site that walks over the plane; lists are short enough here to be cut.
TEST(WarmSolver, EqualsAColdSolveWhileASiteIsDragged) {
    for (int seed = 0; seed < 4; ++seed) {
        SCOPED_TRACE(seed);
        const ProblemShape shape{.clients = 260, .candidates = 50, .costs = CostKind::plane, .rules = seed % 2 == 0};
        LocationProblem problem = test_support::random_problem(shape, 300 + seed);
        problem.sites_total = 12;
        std::erase_if(problem.zone_rules, [](const ZoneRule& rule) { return rule.maximum.has_value(); });
        WarmSolver solver = warm(problem);
        for (int step = 0; step < 12; ++step) {
            SCOPED_TRACE(step);
            CostColumn column;  // between two candidates, nearer to the second at each step
            for (std::size_t client = 0; client < problem.clients(); ++client)
                column.push_back((problem.costs->cost(client, 3) * (12 - step) + problem.costs->cost(client, 7) * step) / 12);
            OutsideSite site{std::make_shared<const CostColumn>(std::move(column)), {}};
            site.zones.assign(problem.zonings.size(), 0);
            ASSERT_TRUE(solver.place(0, std::move(site)).has_value());
            const Solution solution = answer(solver);
            ASSERT_EQ(solution.status, Status::optimal);
            ASSERT_EQ(solution.value, cold_value(solver.problem()));
            ASSERT_TRUE(std::ranges::binary_search(solution.open, static_cast<int>(solver.outside_candidate(0))));
        }
    }
}

TEST(WarmSolver, SettledTiesAreThoseOfAColdSolve) {
    for (int seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        WarmSolver solver = warm(test_support::random_problem({.costs = CostKind::few_values, .rules = false}, seed));
        solver.decide(static_cast<std::size_t>(seed % 10), Disposition::forbidden);
        const auto expected = test_support::enumerate(solver.problem());
        ASSERT_TRUE(expected.has_value());
        EXPECT_EQ(answer(solver, {.settle_ties = true}).open, expected->open);
    }
}

TEST(WarmSolver, WhatEndsEarlyIsFeasibleWithABoundThatHolds) {
    int unproven = 0;
    for (int seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE(seed);
        LocationProblem problem = test_support::random_problem(
            {.clients = 60, .candidates = 20, .costs = CostKind::noise, .rules = false}, seed);
        problem.sites_total = 5;
        WarmSolver solver = warm(problem);
        const Solution hurried = answer(solver, {.iterations = 1});
        const std::int64_t best = cold_value(solver.problem());
        EXPECT_TRUE(test_support::allowed(solver.problem(), hurried.open));
        EXPECT_LE(hurried.bound, best);
        EXPECT_GE(hurried.value, best);
        EXPECT_EQ(hurried.status, hurried.bound == hurried.value ? Status::optimal : Status::feasible);
        unproven += hurried.status == Status::feasible;
    }
    EXPECT_GT(unproven, 0);
}

TEST(WarmSolver, AnImpossibleChangeIsToldAndTakenBack) {
    WarmSolver solver = warm(test_support::random_problem({.rules = false}, 4));
    const std::int64_t before = answer(solver).value;
    const int sites = solver.problem().sites_total;
    solver.set_sites_total(11);  // of ten candidates
    EXPECT_EQ(answer(solver).status, Status::infeasible);
    solver.set_sites_total(sites);
    EXPECT_EQ(answer(solver).value, before);
}

TEST(WarmSolver, RefusesASiteThatDoesNotFit) {
    WarmSolver solver = warm(test_support::random_problem({}, 1));
    EXPECT_FALSE(solver.place(0, {std::make_shared<const CostColumn>(3, 1), {0}}).has_value());
    EXPECT_FALSE(solver.place(0, {nullptr, {0}}).has_value());
    EXPECT_FALSE(solver.place(outside_sites, {std::make_shared<const CostColumn>(12, 1), {0}}).has_value());
    SilentFeedback feedback;
    LocationProblem center = test_support::random_problem({.objective = Objective::p_center}, 1);
    EXPECT_FALSE(WarmSolver::make(std::move(center), 1, feedback).has_value());
}

TEST(WarmSolver, AnyNumberOfThreadsTellsTheSame) {
    const auto told = [](int threads) {
        const int before = thread_count();
        set_thread_count(threads);
        LocationProblem problem = test_support::random_problem(
            {.clients = 60, .candidates = 22, .costs = CostKind::noise, .rules = false}, 77);
        problem.sites_total = 6;
        WarmSolver solver = warm(problem);
        std::vector<std::vector<int>> plans;
        for (std::size_t candidate = 0; candidate < 6; ++candidate) {
            solver.decide(candidate, Disposition::forced);
            plans.push_back(answer(solver).open);
            solver.decide(candidate, Disposition::free);
        }
        set_thread_count(before);
        return plans;
    };
    EXPECT_EQ(told(1), told(4));
}

}  // namespace
}  // namespace maillage::optimise
