// SPDX-License-Identifier: Apache-2.0
// A core must cost what the whole problem costs, for every allowed set, however much has been decided and merged.
#include "optimise/kernel/core.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::CostKind;

Core build(const LocationProblem& problem) {
    const SilentFeedback feedback;
    return build_core(problem, StopSignal(feedback, 1e9));
}

/// The set as flags of the core's undecided candidates; nothing where it contradicts what is decided.
std::optional<std::vector<std::uint8_t>> flags_in(const Core& core, const std::vector<int>& open) {
    std::vector<std::uint8_t> flags(core.candidates(), 0);
    std::size_t found = 0;
    for (std::size_t position = 0; position < core.candidates(); ++position) {
        flags[position] = std::ranges::binary_search(open, core.original[position]);
        found += flags[position];
    }
    for (const int candidate : core.opened)
        if (!std::ranges::binary_search(open, candidate)) return std::nullopt;
    if (found + core.opened.size() != open.size()) return std::nullopt;
    return flags;
}

int expect_same_costs(const LocationProblem& problem, const Core& core) {
    int compared = 0;
    test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
        const auto flags = flags_in(core, open);
        if (!flags) return;
        ++compared;
        EXPECT_EQ(core.cost_of(*flags), core.scale * evaluate(problem, open).value);
        EXPECT_EQ(core.plan_of(*flags), open);
        EXPECT_LE(core.floor(), core.cost_of(*flags));
    });
    return compared;
}

TEST(Core, CostsWhatTheProblemCosts) {
    for (int seed = 0; seed < 200; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = test_support::random_problem(
            {.clients = 15, .candidates = 9, .costs = seed % 2 == 0 ? CostKind::plane : CostKind::few_values}, seed);
        if (!infeasible_reasons(problem).empty()) continue;
        EXPECT_GT(expect_same_costs(problem, build(problem)), 0);
    }
}

TEST(Core, CostsTheSameAfterDecisionsInSeveralSteps) {
    int compared = 0;
    for (int seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const auto problem = test_support::random_problem(
            {.clients = 15, .candidates = 10, .costs = seed % 2 == 0 ? CostKind::plane : CostKind::few_values}, seed);
        if (!infeasible_reasons(problem).empty()) continue;
        Core core = build(problem);
        test_support::Dice dice(seed);
        for (int step = 0; step < 3; ++step) {
            std::vector<Decision> decisions;
            for (std::size_t candidate = 0; candidate < core.candidates(); ++candidate)
                decisions.push_back(static_cast<Decision>(std::max(0, dice.below(6) - 3)));
            std::vector<std::int64_t> prices(core.clients(), 1);
            core = reduce(core, decisions, prices);
            ASSERT_EQ(prices.size(), core.clients());
            compared += expect_same_costs(problem, core);
        }
    }
    EXPECT_GT(compared, 1000);
}

TEST(Core, ClientsThatSeeTheSameOrderBecomeOne) {
    LocationProblem problem;
    problem.weight = {2, 3, 1};
    problem.costs = dense_costs(3, {1, 5, 9, 2, 4, 8, 9, 5, 1});
    problem.sites_total = 1;
    const Core core = build(problem);
    EXPECT_EQ(core.clients(), 2U);
    EXPECT_EQ(core.cost[0], core.scale * (2 * 1 + 3 * 2));
}

}  // namespace
}  // namespace maillage::optimise
