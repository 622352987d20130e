// SPDX-License-Identifier: Apache-2.0
// The best plans in their order, held against all plans there are, sorted.
#include "optimise/ranked_plans.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

std::vector<RankedPlan> all_plans(const LocationProblem& problem) {
    std::vector<RankedPlan> all;
    test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
        all.push_back({open, objective_value(problem, open, evaluate(problem, open))});
    });
    const bool most_first = problem.objective == Objective::max_cover;
    std::ranges::stable_sort(all, [&](const RankedPlan& a, const RankedPlan& b) {
        if (a.value != b.value) return most_first ? a.value > b.value : a.value < b.value;
        return a.open < b.open;
    });
    return all;
}

class RankedTest : public testing::TestWithParam<CostKind> {
  protected:
    template <class Check>
    void for_each_problem(const Check& check) {
        for (int seed = 0; seed < 150; ++seed) {
            SCOPED_TRACE(seed);
            auto problem = test_support::random_problem(
                {.clients = 5 + seed % 20, .candidates = 10, .costs = GetParam(), .rules = seed % 3 != 0,
                 .levels = seed % 4 > 1, .budget = seed % 5 > 2, .at_most = seed % 7 > 3},
                seed);
            problem.radius = 300;
            if (seed % 2 == 1) problem.objective = Objective::max_cover;
            const auto best = solver_for(problem.objective).solver->solve(problem, {}, feedback_);
            if (best && best->has_plan()) check(problem, *best);
            if (HasFailure()) return;
        }
    }

    SilentFeedback feedback_;
};

TEST_P(RankedTest, AgreesWithTheSortedListOfAllPlans) {
    for_each_problem([&](const LocationProblem& problem, const Solution& best) {
        const auto all = all_plans(problem);
        for (const std::size_t count : {1U, 4U, 25U, 300U}) {
            const auto ranked = ranked_plans(problem, best.open, count, {}, feedback_);
            ASSERT_TRUE(ranked.has_value());
            EXPECT_TRUE(ranked->proven);
            ASSERT_EQ(ranked->plans.size(), std::min(count, all.size()));
            for (std::size_t rank = 0; rank < ranked->plans.size(); ++rank) {
                EXPECT_EQ(ranked->plans[rank].value, all[rank].value) << rank;
                EXPECT_EQ(ranked->plans[rank].open, all[rank].open) << rank;
            }
            const bool tie = count < all.size() && all[count - 1].value == all[count].value;
            EXPECT_EQ(ranked->tie_cut, tie);
        }
    });
}

TEST_P(RankedTest, IsTheSameOnAnyNumberOfThreads) {
    for_each_problem([&](const LocationProblem& problem, const Solution& best) {
        set_thread_count(1);
        const auto alone = ranked_plans(problem, best.open, 9, {}, feedback_);
        set_thread_count(4);
        const auto shared = ranked_plans(problem, best.open, 9, {}, feedback_);
        ASSERT_EQ(alone->plans.size(), shared->plans.size());
        for (std::size_t rank = 0; rank < alone->plans.size(); ++rank)
            EXPECT_EQ(alone->plans[rank].open, shared->plans[rank].open);
    });
}

INSTANTIATE_TEST_SUITE_P(Costs, RankedTest,
                         testing::Values(CostKind::plane, CostKind::few_values, CostKind::noise, CostKind::equal));

TEST(RankedPlansOfNothing, AreNoneAndThatIsProven) {
    LocationProblem problem;
    problem.weight = {3, 4};
    problem.costs = dense_costs(2, {0, 5, 5, 0});
    problem.sites_total = 1;
    problem.zonings = {{0, 0}};
    problem.zone_rules = {{0, 2, {}}};
    SilentFeedback silent;
    const auto ranked = ranked_plans(problem, {}, 5, {}, silent);
    ASSERT_TRUE(ranked);
    EXPECT_TRUE(ranked->plans.empty());
    EXPECT_TRUE(ranked->proven);
}

TEST(Differing, KeepsPlansThatAreFarFromAllBefore) {
    const std::vector<RankedPlan> ranking{{{1, 2, 3}, 10}, {{1, 2, 4}, 11}, {{1, 5, 6}, 12}, {{2, 5, 6}, 13}, {{7, 8, 9}, 14}};
    const auto chosen = differing(ranking, 2, 5);
    ASSERT_EQ(chosen.size(), 3U);
    EXPECT_EQ(chosen[1].value, 12);
    EXPECT_EQ(chosen[2].value, 14);
    EXPECT_EQ(differing(ranking, 1, 2).size(), 2U);
}

}  // namespace
}  // namespace maillage::optimise
