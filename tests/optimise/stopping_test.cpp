// SPDX-License-Identifier: Apache-2.0
// Stopped early, by the caller, the clock or the gap target: what comes back is allowed, honest and bounded.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "optimise/kernel/core.h"
#include "optimise/solvers/lagrangian_exact.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

/// Cancels at the given poll.
class CancelAt final : public Feedback {
  public:
    explicit CancelAt(int polls) : left_(polls) {}
    void progress(double fraction, TextKey) override {
        EXPECT_GE(fraction, 0.0);
        EXPECT_LE(fraction, 1.0);
    }
    [[nodiscard]] bool cancelled() const override { return --left_ < 0; }

  private:
    mutable std::atomic<int> left_;
};

/// Noise is far from its linear relaxation, so that the tree has work.
LocationProblem hard_problem() {
    auto problem = test_support::random_problem(
        {.clients = 60, .candidates = 40, .costs = test_support::CostKind::noise, .rules = false}, 3);
    std::ranges::fill(problem.weight, 1);
    problem.sites_total = 6;
    return problem;
}

LocationProblem enumerable_problem(int seed) {
    return test_support::random_problem({.clients = 30, .candidates = 13, .costs = test_support::CostKind::noise}, seed);
}

TEST(Stopping, CancelledAtAnyPollTheAnswerIsHonest) {
    for (int seed = 0; seed < 12; ++seed) {
        const auto problem = enumerable_problem(seed);
        const auto optimum = test_support::enumerate(problem);
        if (!optimum) continue;
        for (int polls = 0; polls < 120; polls += polls < 20 ? 1 : 7) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << " polls " << polls);
            CancelAt feedback(polls);
            const auto solution = LagrangianExact().solve(problem, {}, feedback);
            ASSERT_TRUE(solution.has_value());
            ASSERT_TRUE(solution->status == Status::interrupted || solution->status == Status::optimal);
            EXPECT_LE(solution->bound, optimum->value);
            EXPECT_TRUE(solution->status != Status::optimal || solution->open == optimum->open);
            if (!solution->has_plan()) continue;
            EXPECT_TRUE(test_support::allowed(problem, solution->open));
            EXPECT_EQ(solution->value, evaluate(problem, solution->open).value);
            EXPECT_GE(solution->value, optimum->value);
        }
    }
}

TEST(Stopping, CancelledBeforeTheStartThereIsAPlanAndNoProof) {
    CancelAt feedback(0);
    const auto problem = hard_problem();
    const auto solution = LagrangianExact().solve(problem, {}, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::interrupted);
    EXPECT_TRUE(test_support::allowed(problem, solution->open));
    EXPECT_EQ(solution->bound, 0);
    EXPECT_EQ(solution->gap, 1.0);
}

TEST(Stopping, NoTimeStillLeavesAPlanThatObeysEveryRule) {
    SilentFeedback feedback;
    SolverOptions options;
    options.time_limit_s = 0;
    int seen = 0;
    for (int seed = 0; seed < 40; ++seed) {
        const auto problem = enumerable_problem(seed);
        const auto optimum = test_support::enumerate(problem);
        const auto solution = LagrangianExact().solve(problem, options, feedback);
        ASSERT_TRUE(solution.has_value());
        EXPECT_EQ(solution->status, optimum ? Status::feasible : Status::infeasible);
        if (!optimum) continue;
        ++seen;
        EXPECT_TRUE(test_support::allowed(problem, solution->open)) << seed;
        EXPECT_EQ(solution->value, evaluate(problem, solution->open).value);
        EXPECT_LE(solution->bound, optimum->value);
    }
    EXPECT_GT(seen, 20);
}

/// The tree's nodes are copies: where they would fill the memory the search ends with what it has.
TEST(Stopping, ATreeThatOutgrowsTheMemoryEndsWithAnHonestBound) {
    SilentFeedback feedback;
    SolverOptions options;
    const auto problem = hard_problem();
    options.memory_limit = problem.clients() * problem.candidates() * core_bytes_per_entry;
    const auto short_of_memory = LagrangianExact().solve(problem, options, feedback);
    const auto exact = LagrangianExact().solve(problem, {}, feedback);
    ASSERT_TRUE(short_of_memory.has_value() && exact.has_value());
    EXPECT_LT(short_of_memory->nodes, exact->nodes);
    EXPECT_TRUE(short_of_memory->short_of_memory);
    EXPECT_FALSE(exact->short_of_memory);
    EXPECT_LE(short_of_memory->bound, exact->value);
    EXPECT_GE(short_of_memory->value, exact->value);
    EXPECT_TRUE(test_support::allowed(problem, short_of_memory->open));
}

TEST(Stopping, NoTimeStillTellsWhatIsInfeasible) {
    auto problem = hard_problem();
    problem.sites_total = 41;
    SilentFeedback feedback;
    SolverOptions options;
    options.time_limit_s = 0;
    const auto solution = LagrangianExact().solve(problem, options, feedback);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->status, Status::infeasible);
    EXPECT_EQ(solution->reasons.size(), 1U);
}

TEST(Stopping, GapTargetEndsEarlyWithAPlanWithinIt) {
    SilentFeedback feedback;
    SolverOptions options;
    options.gap_target = 0.5;
    const auto problem = hard_problem();
    const auto near = LagrangianExact().solve(problem, options, feedback);
    const auto exact = LagrangianExact().solve(problem, {}, feedback);
    ASSERT_TRUE(near.has_value() && exact.has_value());
    EXPECT_EQ(exact->status, Status::optimal);
    EXPECT_EQ(near->status, Status::feasible);
    EXPECT_LE(near->gap, 0.5);
    EXPECT_LE(near->bound, exact->value);
    EXPECT_GE(near->value, exact->value);
    EXPECT_FALSE(near->tie_settled);
    EXPECT_LT(near->nodes, exact->nodes);
}

TEST(Stopping, TwoRunsAndAnyNumberOfThreadsGiveOneAnswer) {
    const int threads = thread_count();
    SilentFeedback feedback;
    const auto problem = hard_problem();
    const auto first = LagrangianExact().solve(problem, {}, feedback);
    for (const int count : {1, 2, 5}) {
        set_thread_count(count);
        const auto again = LagrangianExact().solve(problem, {}, feedback);
        ASSERT_TRUE(again.has_value());
        EXPECT_EQ(again->open, first->open);
        EXPECT_EQ(again->value, first->value);
        EXPECT_EQ(again->bound, first->bound);
        EXPECT_EQ(again->status, first->status);
        EXPECT_EQ(again->nodes, first->nodes);
        EXPECT_EQ(again->iterations, first->iterations);
    }
    EXPECT_GT(first->nodes, 4);
    set_thread_count(threads);
}

}  // namespace
}  // namespace maillage::optimise
