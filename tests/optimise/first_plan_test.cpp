// SPDX-License-Identifier: Apache-2.0
// A plan before the proof: allowed whatever the rules, the sample and the moment it is stopped.
#include "optimise/kernel/first_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/feedback.h"
#include "base/parallel.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/core.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

const SilentFeedback silent;

LocationProblem small_problem(std::uint64_t seed) {
    return test_support::random_problem(
        {.clients = 60, .candidates = 11, .costs = seed % 2 == 0 ? CostKind::plane : CostKind::few_values}, seed);
}

/// One candidate more than a core is built for at once; the first seed from this one on whose rules allow a plan.
LocationProblem large_problem(std::uint64_t seed) {
    const int candidates = static_cast<int>(quick_pairs / 4000) + 1;
    while (true) {
        auto problem = test_support::random_problem({.clients = 4000, .candidates = candidates}, seed++);
        // One candidate in twelve is forced, far more than six sites: here none is.
        std::ranges::replace(problem.disposition, Disposition::forced, Disposition::free);
        if (infeasible_reasons(problem).empty()) return problem;
    }
}

TEST(FirstPlan, IsAllowedInTimeAndOutOfIt) {
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const auto problem = small_problem(seed);
        if (!infeasible_reasons(problem).empty()) continue;
        ++seen;
        for (const double seconds : {0.0, 1e9}) {
            const auto plan = first_plan(problem, StopSignal(silent, seconds));
            EXPECT_TRUE(test_support::allowed(problem, plan)) << seed << " in " << seconds << " s";
        }
    }
    EXPECT_GT(seen, 100);
}

TEST(FirstPlan, IsNeverBetterThanTheBestAndUsuallyNear) {
    double ratio = 0;
    int counted = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto problem = small_problem(seed);
        const auto best = test_support::enumerate(problem);
        if (!best || best->value == 0) continue;
        const auto value = evaluate(problem, first_plan(problem, StopSignal(silent, 1e9))).value;
        EXPECT_GE(value, best->value);
        ratio += static_cast<double>(value) / static_cast<double>(best->value);
        ++counted;
    }
    EXPECT_LT(ratio / counted, 1.1);
}

TEST(FirstPlan, IsTheSameOnAnyNumberOfThreads) {
    const int threads = thread_count();
    const auto problem = large_problem(4);
    const auto plan = first_plan(problem, StopSignal(silent, 1e9));
    for (const int count : {1, 3}) {
        set_thread_count(count);
        EXPECT_EQ(first_plan(problem, StopSignal(silent, 1e9)), plan);
    }
    set_thread_count(threads);
}

TEST(FirstPlan, ALargeProblemOutOfTimeHasAPlanThatObeysTheRules) {
    SilentFeedback feedback;
    SolverOptions options;
    options.time_limit_s = 0;
    for (const std::uint64_t seed : {1U, 20U}) {
        const auto problem = large_problem(seed);
        const auto solution = LagrangianExact().solve(problem, options, feedback);
        ASSERT_TRUE(solution.has_value());
        EXPECT_EQ(solution->status, Status::feasible);
        EXPECT_TRUE(test_support::allowed(problem, solution->open)) << seed;
        EXPECT_EQ(solution->value, evaluate(problem, solution->open).value);
        EXPECT_EQ(solution->bound, 0);
    }
}

/// Lists are cut to what fits: the plan obeys the rules and its bound is one, whatever is left open between them.
TEST(FirstPlan, ALargeProblemWithLittleMemoryHasAPlanAndABound) {
    SilentFeedback feedback;
    SolverOptions options;
    const auto problem = large_problem(4);
    options.memory_limit = problem.clients() * core_bytes_per_entry * 8;
    options.time_limit_s = 5;
    const auto solution = LagrangianExact().solve(problem, options, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_TRUE(test_support::allowed(problem, solution->open));
    EXPECT_EQ(solution->value, evaluate(problem, solution->open).value);
    EXPECT_GT(solution->bound, 0);
    EXPECT_LE(solution->bound, solution->value);
}

}  // namespace
}  // namespace maillage::optimise
