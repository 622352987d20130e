// SPDX-License-Identifier: Apache-2.0
// Ten thousand random small problems of every objective and mix of rules against enumeration: value, bound, status, the
// list among equals.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/cover_sets.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/parameter_names.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

constexpr int problems_per_objective = 2500;

class EveryObjective : public testing::TestWithParam<Objective> {};

test_support::ProblemShape shape_of(int seed, Objective objective) {
    return {.clients = 1 + seed % 14,
            .candidates = 2 + seed % 8,
            .costs = static_cast<test_support::CostKind>(seed / 3 % 4),
            .rules = seed % 5 != 0,
            .objective = objective};
}

TEST_P(EveryObjective, AgreesWithEnumeration) {
    SilentFeedback feedback;
    int feasible = 0;
    int tied = 0;
    for (int seed = 0; seed < problems_per_objective; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = test_support::random_problem(shape_of(seed, GetParam()), 90'000 + seed);
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solver_for(GetParam()).solver->solve(problem, {}, feedback);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status, optimum ? Status::optimal : Status::infeasible);
        if (!optimum) continue;
        ++feasible;
        tied += optimum->optima > 1;
        ASSERT_EQ(solution->value, optimum->value);
        ASSERT_EQ(solution->bound, optimum->value);
        ASSERT_EQ(solution->gap, 0);
        ASSERT_TRUE(solution->tie_settled);
        ASSERT_EQ(solution->open, optimum->open);
        if (GetParam() == Objective::set_cover) {
            ASSERT_EQ(solution->weighted_cost, optimum->weighted_cost);
            ASSERT_EQ(solution->weighted_cost_bound, optimum->weighted_cost);
        }
    }
    // The mix holds what it is meant to hold.
    EXPECT_GT(feasible, problems_per_objective / 4);
    EXPECT_GT(tied, problems_per_objective / 20);
}

/// A center is asked of some clients first, and of more and more: here there are more than it begins with.
TEST(CentersOfManyClients, AgreeWithEnumeration) {
    SilentFeedback feedback;
    for (int seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = test_support::random_problem(
            {.clients = seed % 30 == 0 ? 3000 : 150,
             .candidates = 10 + seed % 7,
             .costs = seed % 3 > 0 ? test_support::CostKind::noise : test_support::CostKind::plane,
             .rules = seed % 2 == 0,
             .levels = seed % 4 == 0,
             .objective = Objective::p_center},
            700'000 + seed);
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solver_for(Objective::p_center).solver->solve(problem, {}, feedback);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status, optimum ? Status::optimal : Status::infeasible);
        if (!optimum) continue;
        ASSERT_EQ(solution->value, optimum->value);
        ASSERT_EQ(solution->bound, optimum->value);
        ASSERT_EQ(solution->open, optimum->open);
    }
}

/// Too many candidates to enumerate: whether a smaller value exists is asked of all clients at once.
TEST(CentersOfManyClients, NoSmallerValueCoversThemAll) {
    SilentFeedback feedback;
    const StopSignal signal(feedback, 1e9);
    for (int seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        auto problem = test_support::random_problem(
            {.clients = 600, .candidates = 40, .rules = false, .objective = Objective::p_center}, 800'000 + seed);
        problem.sites_total = 5 + seed % 6;
        const auto solution = solver_for(Objective::p_center).solver->solve(problem, {.settle_ties = false}, feedback);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status, Status::optimal);
        ASSERT_EQ(test_support::plan_value(problem, solution->open), solution->value);
        CoverRows rows = read_cover_rows(problem, static_cast<std::int32_t>(solution->value - 1), signal);
        ASSERT_TRUE(rows.complete);
        if (rows.unreached > 0) continue;
        EXPECT_EQ(can_cover(problem, problem.sites_total, std::move(rows.sets), {}, signal).verdict, CoverVerdict::no);
    }
}

/// Nested and crossing zones, a budget, fewer sites: all mixes of them.
TEST_P(EveryObjective, AgreesWithEnumerationWhateverTheRules) {
    SilentFeedback feedback;
    int feasible = 0;
    int free_number = 0;
    for (int seed = 0; seed < problems_per_objective; ++seed) {
        SCOPED_TRACE(seed);
        auto shape = shape_of(seed, GetParam());
        shape.levels = seed % 7 < 5;
        shape.budget = seed % 2 == 0;
        shape.at_most = seed % 3 == 0;
        const auto problem = test_support::random_problem(shape, 400'000 + seed);
        const auto optimum = test_support::enumerate(problem);
        const auto solution = solver_for(GetParam()).solver->solve(problem, {}, feedback);
        ASSERT_TRUE(solution.has_value());
        ASSERT_EQ(solution->status, optimum ? Status::optimal : Status::infeasible);
        ASSERT_EQ(solution->reasons.empty(), optimum.has_value());
        if (!optimum) continue;
        ++feasible;
        free_number += static_cast<int>(optimum->open.size()) != problem.sites_total;
        ASSERT_EQ(solution->value, optimum->value);
        ASSERT_EQ(solution->bound, optimum->value);
        ASSERT_TRUE(solution->tie_settled);
        ASSERT_EQ(solution->open, optimum->open);
        if (GetParam() == Objective::set_cover) {
            ASSERT_EQ(solution->weighted_cost, optimum->weighted_cost);
        }
    }
    EXPECT_GT(feasible, problems_per_objective / 4);
    EXPECT_GT(free_number, problems_per_objective / 40);
}

INSTANTIATE_TEST_SUITE_P(Objectives, EveryObjective,
                         testing::Values(Objective::p_median, Objective::max_cover, Objective::set_cover,
                                         Objective::p_center),
                         test_support::parameter_name<Objective>);

LocationProblem line_cover(std::int32_t radius) {
    LocationProblem problem;
    problem.objective = Objective::set_cover;
    problem.radius = radius;
    problem.weight = {5, 0, 5, 5};
    // Clients at 0, 100, 10, 40; candidates at 0 and 10.
    problem.costs = dense_costs(2, {0, 10, 100, 90, 10, 0, 40, 30});
    return problem;
}

TEST(SetCover, NamesHowManyAreOutOfReachAndTheFirst) {
    SilentFeedback feedback;
    const auto solution = solver_for(Objective::set_cover).solver->solve(line_cover(20), {}, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::infeasible);
    EXPECT_FALSE(solution->has_plan());
    const InfeasibleReason expected{InfeasibleReason::Kind::clients_out_of_reach, -1, 1, 0, 3};
    EXPECT_EQ(solution->reasons, std::vector{expected});
}

TEST(SetCover, ForbiddenCandidatesReachNobody) {
    SilentFeedback feedback;
    auto problem = line_cover(35);
    EXPECT_EQ(solver_for(Objective::set_cover).solver->solve(problem, {}, feedback)->open, std::vector{1});
    problem.disposition = {Disposition::free, Disposition::forbidden};
    const auto solution = solver_for(Objective::set_cover).solver->solve(problem, {}, feedback);
    ASSERT_EQ(solution->reasons.size(), 1U);
    EXPECT_EQ(solution->reasons.front().client, 3);
}

TEST(SetCover, SaysWhenTheMaximaForbidEveryCover) {
    SilentFeedback feedback;
    LocationProblem problem;
    problem.objective = Objective::set_cover;
    problem.radius = 1;
    problem.weight = {1, 1};
    problem.costs = dense_costs(2, {0, 9, 9, 0});
    problem.zonings = {{0, 0}};
    problem.zone_rules = {{0, 0, 1}};
    const auto solution = solver_for(Objective::set_cover).solver->solve(problem, {}, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::infeasible);
    const InfeasibleReason expected{InfeasibleReason::Kind::maxima_below_cover, -1, 0, 1};
    EXPECT_EQ(solution->reasons, std::vector{expected});
}

TEST(PCenter, ClientsOfNoWeightDoNotCount) {
    SilentFeedback feedback;
    LocationProblem problem = line_cover(0);
    problem.objective = Objective::p_center;
    problem.sites_total = 1;
    const auto solution = solver_for(Objective::p_center).solver->solve(problem, {}, feedback);
    EXPECT_EQ(solution->value, 30);
    EXPECT_EQ(solution->open, std::vector{1});
}

}  // namespace
}  // namespace maillage::optimise
