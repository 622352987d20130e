// SPDX-License-Identifier: Apache-2.0
// Every answer of the exact solver on small problems is held against exhaustive enumeration: value, the set itself
// (the lexicographically smallest of the optima), status, allocation.
#include "optimise/solvers/lagrangian_exact.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/location_oracle.h"
#include "support/parameter_names.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;
using test_support::ProblemShape;

Solution solve(const LocationProblem& problem, const SolverOptions& options = {}) {
    SilentFeedback feedback;
    auto result = LagrangianExact().solve(problem, options, feedback);
    EXPECT_TRUE(result.has_value());
    return result ? *result : Solution{};
}

void expect_oracle(const LocationProblem& problem) {
    const auto expected = test_support::enumerate(problem);
    const Solution solution = solve(problem);
    ASSERT_EQ(solution.status == Status::infeasible, !expected.has_value());
    if (!expected) {
        EXPECT_FALSE(solution.reasons.empty());
        EXPECT_FALSE(solution.has_plan());
        return;
    }
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.value, expected->value);
    EXPECT_EQ(solution.bound, expected->value);
    EXPECT_EQ(solution.open, expected->open) << expected->optima << " optima";
    EXPECT_TRUE(solution.tie_settled);
    EXPECT_EQ(solution.gap, 0.0);
    EXPECT_EQ(solution.allocation, evaluate(problem, expected->open).allocation);
}

class ExactOnRandomProblems : public testing::TestWithParam<CostKind> {};

TEST_P(ExactOnRandomProblems, EqualEnumerationWithRules) {
    for (int seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        const ProblemShape shape{.clients = 1 + seed % 17, .candidates = 2 + seed % 12, .costs = GetParam()};
        expect_oracle(test_support::random_problem(shape, seed));
        if (HasFailure()) return;
    }
}

TEST_P(ExactOnRandomProblems, EqualEnumerationWithoutRules) {
    for (int seed = 0; seed < 150; ++seed) {
        SCOPED_TRACE(seed);
        const ProblemShape shape{
            .clients = 20 + seed % 11, .candidates = 4 + seed % 11, .costs = GetParam(), .rules = false};
        expect_oracle(test_support::random_problem(shape, 5000 + seed));
        if (HasFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Costs, ExactOnRandomProblems,
                         testing::Values(CostKind::plane, CostKind::few_values, CostKind::noise, CostKind::equal),
                         test_support::parameter_name<CostKind>);

LocationProblem plain(std::vector<std::int64_t> weight, std::size_t candidates, std::vector<std::int32_t> cells,
                      int sites) {
    LocationProblem problem;
    problem.weight = std::move(weight);
    problem.costs = dense_costs(candidates, std::move(cells));
    problem.sites_total = sites;
    return problem;
}

TEST(LagrangianExact, OneClientOpensItsNearestAndTheFirstOthers) {
    const auto problem = plain({3}, 5, {9, 8, 2, 7, 2}, 2);
    EXPECT_EQ(solve(problem).open, (std::vector<int>{0, 2}));
    EXPECT_EQ(solve(problem).value, 6);
}

TEST(LagrangianExact, EveryCandidateOpens) {
    const auto problem = plain({1, 1}, 3, {5, 4, 3, 1, 2, 3}, 3);
    EXPECT_EQ(solve(problem).open, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(solve(problem).value, 4);
}

TEST(LagrangianExact, TwinsGiveWayToTheFirst) {
    // Candidates 1 and 2 are the same place, as are 0 and 3.
    const auto problem = plain({1, 1}, 4, {9, 0, 0, 9, 0, 9, 9, 0}, 2);
    EXPECT_EQ(solve(problem).open, (std::vector<int>{0, 1}));
}

TEST(LagrangianExact, ManyEqualSitesAreSettledAtOnce) {
    const std::size_t candidates = 200;
    const auto problem = plain(std::vector<std::int64_t>(50, 2), candidates,
                               std::vector<std::int32_t>(50 * candidates, 11), 60);
    const Solution solution = solve(problem);
    ASSERT_EQ(solution.open.size(), 60U);
    for (int k = 0; k < 60; ++k) EXPECT_EQ(solution.open[k], k);
    EXPECT_TRUE(solution.tie_settled);
    EXPECT_EQ(solution.value, 50 * 2 * 11);
}

TEST(LagrangianExact, WeightlessClientsAreAllocatedAllTheSame) {
    const auto problem = plain({0, 0, 0}, 3, {5, 1, 1, 5, 1, 1, 2, 9, 9}, 2);
    const Solution solution = solve(problem);
    EXPECT_EQ(solution.open, (std::vector<int>{0, 1}));
    EXPECT_EQ(solution.value, 0);
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.allocation, (std::vector<int>{1, 1, 0}));
}

TEST(LagrangianExact, HugeWeightsStayExact) {
    // 10^13 persons at up to 20 000 km: the two plans differ by one metre for one person.
    const auto problem = plain({10'000'000'000'000, 1}, 3, {20'000, 20'000, 20'000, 7, 6, 8}, 1);
    const Solution solution = solve(problem);
    EXPECT_EQ(solution.open, (std::vector<int>{1}));
    EXPECT_EQ(solution.value, 200'000'000'000'000'006);
    EXPECT_EQ(solution.bound, solution.value);
}

TEST(LagrangianExact, ForcedSitesAreServedFromAndCounted) {
    auto problem = plain({1, 1, 1}, 3, {0, 5, 9, 5, 0, 9, 9, 9, 0}, 2);
    problem.disposition = {Disposition::free, Disposition::free, Disposition::forced};
    const Solution solution = solve(problem);
    EXPECT_EQ(solution.open, (std::vector<int>{0, 2}));
    EXPECT_EQ(solution.value, 5);
}

TEST(LagrangianExact, WithoutTieSettlingTheValueIsTheSame) {
    for (int seed = 0; seed < 100; ++seed) {
        const auto problem = test_support::random_problem({.costs = CostKind::few_values}, seed);
        SolverOptions options;
        options.settle_ties = false;
        const Solution any = solve(problem, options);
        EXPECT_EQ(any.value, solve(problem).value) << seed;
        EXPECT_FALSE(any.tie_settled);
        EXPECT_TRUE(!any.has_plan() || test_support::allowed(problem, any.open));
    }
}

/// Where the root leaves a gap, what it decides for better plans may leave the best one behind.
TEST(LagrangianExact, WithoutTieSettlingAWideGapEndsAtAnAllowedOptimum) {
    for (int seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = test_support::random_problem(
            {.clients = 90, .candidates = 45, .costs = seed % 2 == 0 ? CostKind::noise : CostKind::plane}, 7'000 + seed);
        SolverOptions options;
        options.settle_ties = false;
        const Solution any = solve(problem, options);
        const Solution first = solve(problem);
        ASSERT_EQ(any.status, first.status);
        ASSERT_EQ(any.value, first.value);
        ASSERT_TRUE(!any.has_plan() || test_support::allowed(problem, any.open));
    }
}

TEST(LagrangianExact, TheSeedChangesNothing) {
    for (int seed = 0; seed < 60; ++seed) {
        const auto problem = test_support::random_problem({.clients = 30, .candidates = 14}, seed);
        SolverOptions other;
        other.seed = 987654321;
        EXPECT_EQ(solve(problem).open, solve(problem, other).open) << seed;
    }
}

}  // namespace
}  // namespace maillage::optimise
