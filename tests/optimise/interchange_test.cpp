// SPDX-License-Identifier: Apache-2.0
// Plans of the swap search are allowed, cost what they say, and no single allowed swap betters them.
#include "optimise/kernel/interchange.h"

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

class InterchangeTest : public testing::Test {
  protected:
    template <class Check>
    void for_each_core(const Check& check) {
        for (int seed = 0; seed < 200; ++seed) {
            SCOPED_TRACE(seed);
            const auto problem = test_support::random_problem({.clients = 25, .candidates = 12}, seed);
            if (infeasible_reasons(problem).empty()) check(problem, build_core(problem, signal_));
            if (HasFailure()) return;
        }
    }

    void expect_allowed(const LocationProblem& problem, const Core& core, const Plan& plan) {
        const auto open = core.plan_of(plan.open);
        EXPECT_TRUE(test_support::allowed(problem, open));
        EXPECT_EQ(plan.cost, core.scale * evaluate(problem, open).value);
    }

    SilentFeedback feedback_;
    StopSignal signal_{feedback_, 1e9};
};

TEST_F(InterchangeTest, GreedyPlanIsAllowed) {
    for_each_core([&](const LocationProblem& problem, const Core& core) {
        expect_allowed(problem, core, greedy_plan(core, signal_));
    });
}

TEST_F(InterchangeTest, NoAllowedSwapBettersAnImprovedPlan) {
    for_each_core([&](const LocationProblem& problem, const Core& core) {
        Plan plan = greedy_plan(core, signal_);
        improve(core, plan, signal_);
        expect_allowed(problem, core, plan);
        for (std::size_t out = 0; out < core.candidates(); ++out)
            for (std::size_t in = 0; in < core.candidates(); ++in) {
                if (plan.open[out] == 0 || plan.open[in] != 0) continue;
                auto open = plan.open;
                open[out] = 0;
                open[in] = 1;
                EXPECT_TRUE(!test_support::allowed(problem, core.plan_of(open)) || core.cost_of(open) >= plan.cost);
            }
    });
}

TEST_F(InterchangeTest, ShakesStayAllowedNeverCostMoreAndDoNotDependOnThreads) {
    for_each_core([&](const LocationProblem& problem, const Core& core) {
        const Plan plan = greedy_plan(core, signal_);
        set_thread_count(1);
        const Plan alone = Interchange(core).shaken_best(plan, 3, 12, 5, signal_);
        set_thread_count(4);
        const Plan shared = Interchange(core).shaken_best(plan, 3, 12, 5, signal_);
        expect_allowed(problem, core, shared);
        EXPECT_EQ(alone.open, shared.open);
        EXPECT_LE(shared.cost, plan.cost);
    });
}

TEST_F(InterchangeTest, KicksStayAllowedAndDoNotDependOnThreads) {
    const int threads = thread_count();
    for_each_core([&](const LocationProblem& problem, const Core& core) {
        const Plan plan = greedy_plan(core, signal_);
        set_thread_count(1);
        const Plan alone = Interchange(core).perturbed_best(plan, 6, 42, signal_);
        set_thread_count(3);
        const Plan shared = Interchange(core).perturbed_best(plan, 6, 42, signal_);
        expect_allowed(problem, core, alone);
        EXPECT_EQ(alone.open, shared.open);
        EXPECT_LE(alone.cost, plan.cost);
    });
    set_thread_count(threads);
}

TEST_F(InterchangeTest, AStoppedSearchStillHasAnAllowedPlan) {
    const StopSignal over(feedback_, 0.0);
    for_each_core([&](const LocationProblem& problem, const Core& core) {
        Plan plan = greedy_plan(core, over);
        improve(core, plan, over);
        expect_allowed(problem, core, plan);
    });
}

}  // namespace
}  // namespace maillage::optimise
