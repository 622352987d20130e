// SPDX-License-Identifier: Apache-2.0
// The tree alone, from prices of zero and without any plan in hand: it must find what enumeration finds.
#include "optimise/kernel/branch_and_bound.h"

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

class TreeTest : public testing::TestWithParam<CostKind> {
  protected:
    SearchResult run(const LocationProblem& problem, std::int64_t target, bool first_only) {
        Node root{build_core(problem, signal_), {}, 0};
        root.prices.assign(root.core.clients(), 0);
        scale_ = root.core.scale;
        return search(std::move(root), {target * scale_, first_only, impossible},
                      signal_, [](const SearchNews&) {});
    }

    template <class Check>
    void for_each_problem(const Check& check) {
        for (int seed = 0; seed < 250; ++seed) {
            SCOPED_TRACE(seed);
            const auto problem = test_support::random_problem(
                {.clients = 5 + seed % 20, .candidates = 12, .costs = GetParam(), .rules = seed % 3 != 0}, seed);
            if (const auto optimum = test_support::enumerate(problem)) check(problem, *optimum);
            if (HasFailure()) return;
        }
    }

    SilentFeedback feedback_;
    StopSignal signal_{feedback_, 1e9};
    std::int64_t scale_ = 1;
};

TEST_P(TreeTest, FindsTheOptimumFromNothing) {
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        const auto result = run(problem, optimum.value + 1000, false);
        EXPECT_TRUE(result.complete);
        ASSERT_EQ(result.found.size(), 1U);
        EXPECT_EQ(result.found[0].cost, scale_ * optimum.value);
        EXPECT_EQ(evaluate(problem, result.found[0].open).value, optimum.value);
        EXPECT_TRUE(test_support::allowed(problem, result.found[0].open));
    });
}

TEST_P(TreeTest, FindsSomePlanWithinTheTargetAndNoneBelowTheOptimum) {
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        const auto within = run(problem, optimum.value, true);
        ASSERT_EQ(within.found.size(), 1U);
        EXPECT_EQ(evaluate(problem, within.found[0].open).value, optimum.value);
        const auto below = run(problem, optimum.value - 1, true);
        EXPECT_TRUE(below.complete);
        EXPECT_TRUE(below.found.empty());
    });
}

TEST_P(TreeTest, IsTheSameTreeOnAnyNumberOfThreads) {
    const int threads = thread_count();
    for_each_problem([&](const LocationProblem& problem, const auto& optimum) {
        set_thread_count(1);
        const auto alone = run(problem, optimum.value, false);
        set_thread_count(4);
        const auto shared = run(problem, optimum.value, false);
        EXPECT_EQ(alone.nodes, shared.nodes);
        EXPECT_EQ(alone.iterations, shared.iterations);
        EXPECT_EQ(alone.found[0].open, shared.found[0].open);
    });
    set_thread_count(threads);
}

INSTANTIATE_TEST_SUITE_P(Costs, TreeTest, testing::Values(CostKind::plane, CostKind::few_values, CostKind::noise));

}  // namespace
}  // namespace maillage::optimise
