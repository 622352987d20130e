// SPDX-License-Identifier: Apache-2.0
// Ten thousand random small problems of every objective and mix of rules against enumeration: value, bound, status, the
// list among equals.
#include <gtest/gtest.h>

#include <string>

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
