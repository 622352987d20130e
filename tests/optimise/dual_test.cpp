// SPDX-License-Identifier: Apache-2.0
// Whatever the prices, the bound never exceeds the optimum, and what it decides holds in every plan it speaks of.
#include "optimise/kernel/dual.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/parallel.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

class DualOnRandomProblems : public testing::TestWithParam<CostKind> {
  protected:
    /// Calls `check(problem, core, dual, optimum)` with a dual climbed from random prices.
    template <class Check>
    void for_each_dual(const Check& check) {
        const SilentFeedback feedback;
        const StopSignal signal(feedback, 1e9);
        for (int seed = 0; seed < 200; ++seed) {
            SCOPED_TRACE(seed);
            const auto problem =
                test_support::random_problem({.clients = 14, .candidates = 10, .costs = GetParam()}, seed);
            const auto optimum = test_support::enumerate(problem);
            if (!optimum) continue;
            const Core core = build_core(problem, signal);
            if (core.limits.most() == 0) continue;
            test_support::Dice dice(seed);
            std::vector<std::int64_t> prices;
            for (std::size_t client = 0; client < core.clients(); ++client)
                prices.push_back(core.scale * dice.below(20000));
            Dual dual(core, std::move(prices));
            EXPECT_LE(dual.bound(), core.scale * optimum->value);
            dual.climb({.iterations = seed % 60}, core.scale * optimum->value, signal, [](const Base&) {});
            check(problem, core, dual, *optimum);
            if (HasFailure()) return;
        }
    }
};

TEST_P(DualOnRandomProblems, BoundNeverExceedsTheOptimum) {
    for_each_dual([](const LocationProblem&, const Core& core, const Dual& dual, const auto& optimum) {
        EXPECT_LE(dual.bound(), core.scale * optimum.value);
    });
}

TEST_P(DualOnRandomProblems, DecisionsHoldInEveryPlanWithinTheTarget) {
    int decided_in_all = 0;
    for_each_dual([&](const LocationProblem& problem, const Core& core, const Dual& dual, const auto& optimum) {
        // A little above the optimum, so that several plans are within the target.
        const std::int64_t target = core.scale * (optimum.value + optimum.value / 50);
        int decided = 0;
        const auto decisions = dual.decisions(target, decided);
        decided_in_all += decided;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
            if (core.scale * evaluate(problem, open).value > target) return;
            for (std::size_t position = 0; position < decisions.size(); ++position) {
                const bool is_open = std::ranges::binary_search(open, core.original[position]);
                EXPECT_NE(decisions[position], is_open ? Decision::closed : Decision::open);
            }
        });
    });
    EXPECT_GT(decided_in_all, 0);
}

TEST_P(DualOnRandomProblems, PricesStayABoundOnASmallerCore) {
    for_each_dual([&](const LocationProblem&, const Core& core, const Dual& dual, const auto& optimum) {
        int decided = 0;
        const auto decisions = dual.decisions(core.scale * optimum.value, decided);
        auto prices = dual.prices();
        const Core left = reduce(core, decisions, prices);
        ASSERT_TRUE(left.limits.feasible());
        const Dual again(left, prices);
        EXPECT_LE(again.bound(), core.scale * optimum.value);
        EXPECT_GE(again.bound(), dual.bound());
    });
}

/// So many entries that the passes go on several threads.
TEST(Dual, IsTheSameOnAnyNumberOfThreads) {
    const SilentFeedback feedback;
    const StopSignal signal(feedback, 1e9);
    LocationProblem problem = test_support::random_problem({.clients = 1500, .candidates = 400, .rules = false}, 1);
    problem.weight.assign(problem.clients(), 1);
    problem.sites_total = 5;
    const Core core = build_core(problem, signal);
    ASSERT_GT(core.cost.size(), std::size_t{1} << 18U);
    std::vector<std::int64_t> start(core.clients(), 200 * core.scale);
    const int before = thread_count();
    std::vector<std::int64_t> prices;
    for (const int threads : {1, 2, 5}) {
        SCOPED_TRACE(threads);
        set_thread_count(threads);
        Dual dual(core, start);
        // By the formula, in one pass.
        std::int64_t total = core.constant;
        std::vector<std::int64_t> earning(core.candidates(), 0);
        for (std::size_t client = 0; client < core.clients(); ++client) {
            const std::int64_t price = std::clamp(start[client], core.cost[core.first[client]], core.cap[client]);
            total += price;
            for (std::size_t entry = core.first[client]; entry < core.first[client + 1]; ++entry)
                earning[core.site[entry]] += std::min<std::int64_t>(0, core.cost[entry] - price);
        }
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, earning, base, order);
        EXPECT_EQ(dual.bound(), total + base.sum);
        dual.climb({.iterations = 120}, impossible / 4, signal, [](const Base&) {});
        if (prices.empty()) prices = dual.prices();
        EXPECT_EQ(dual.prices(), prices);
    }
    set_thread_count(before);
}

INSTANTIATE_TEST_SUITE_P(Costs, DualOnRandomProblems, testing::Values(CostKind::plane, CostKind::few_values));

}  // namespace
}  // namespace maillage::optimise
