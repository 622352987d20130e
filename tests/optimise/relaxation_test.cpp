// SPDX-License-Identifier: Apache-2.0
// What the linear relaxation proposes as prices is a dual point whose bound never exceeds the optimum: also where numbers
// are larger than a double tells apart, and also where the simplex was stopped before it began.
#include "optimise/kernel/relaxation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "optimise/exact_sums.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/decided_bound.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

/// The same with weights so large that sums come near the largest that are let through; all odd, as doubles are not there.
LocationProblem with_large_numbers(LocationProblem problem) {
    std::int64_t total = 1;
    std::vector<std::int32_t> scratch;
    for (std::size_t client = 0; client < problem.clients(); ++client)
        total += problem.weight[client] * std::ranges::max(problem.costs->row(client, scratch));
    const std::int64_t factor = largest_sum / (problem.sites_total + 2) / total / 2 - 1;
    for (std::int64_t& weight : problem.weight) weight = weight * factor | (weight > 0 ? 1 : 0);
    return problem;
}

class RelaxationOnRandomProblems : public testing::Test {
  protected:
    /// Bounds of the relaxation of problems of every rule, from random prices; how many came to the optimum.
    int expect_bounds(bool are_large, double seconds) {
        const SilentFeedback feedback;
        const StopSignal signal(feedback, 1e9);
        const StopSignal of_simplex(feedback, seconds);
        int reached = 0;
        for (int seed = 0; seed < 150; ++seed) {
            SCOPED_TRACE(seed);
            LocationProblem problem = test_support::random_problem({.clients = 14, .candidates = 10}, seed);
            if (are_large) problem = with_large_numbers(std::move(problem));
            const auto optimum = test_support::enumerate(problem);
            if (!optimum || !validate(problem)) continue;
            const Core core = build_core(problem, signal);
            if (core.limits.most() == 0 || core.clients() == 0) continue;
            test_support::Dice dice(seed);
            std::vector<std::int64_t> prices;
            for (std::size_t client = 0; client < core.clients(); ++client) {
                const std::int64_t lowest = core.cost[core.first[client]];
                prices.push_back(lowest + (core.cap[client] - lowest) / 8 * dice.between(0, 8));
            }
            Relaxation relaxation(core, prices);
            static_cast<void>(relaxation.solve(core.scale * optimum->value, of_simplex));
            prices = relaxation.prices();
            for (std::size_t client = 0; client < core.clients(); ++client) {
                EXPECT_GE(prices[client], core.cost[core.first[client]]);
                EXPECT_LE(prices[client], core.cap[client]);
            }
            DecidedBound bound(core);
            bound.evaluate(prices, std::vector<Decision>(core.candidates(), Decision::undecided));
            EXPECT_LE(bound.bound(), core.scale * optimum->value);
            reached += bound.bound() > core.scale * (optimum->value - optimum->value / 1000);
        }
        return reached;
    }
};

TEST_F(RelaxationOnRandomProblems, BoundsNeverExceedTheOptimumAndMostlyReachIt) { EXPECT_GT(expect_bounds(false, 1e9), 50); }

TEST_F(RelaxationOnRandomProblems, OfLargeNumbersToo) { EXPECT_GT(expect_bounds(true, 1e9), 50); }

TEST_F(RelaxationOnRandomProblems, WhatAStoppedSimplexLeavesIsABoundToo) { expect_bounds(true, 0); }

}  // namespace
}  // namespace maillage::optimise
