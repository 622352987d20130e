// SPDX-License-Identifier: Apache-2.0
// The best swap is the best of all of them, on more open sites than one word of the table's marks holds, before and after
// swaps.
#include "optimise/kernel/swap_tables.h"

#include <gtest/gtest.h>

#include "optimise/kernel/core.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

/// Of all pairs, by the cost of the set that each leads to: the first of the best.
Swap best_of_all(const Core& core, const std::vector<std::uint8_t>& open, const ZoneCounts& counts) {
    const std::int64_t before = core.cost_of(open);
    Swap best;
    for (int in = 0; in < static_cast<int>(open.size()); ++in)
        for (int out = 0; out < static_cast<int>(open.size()); ++out) {
            if (open[in] != 0 || open[out] == 0 || !counts.may_swap(in, out)) continue;
            std::vector<std::uint8_t> after = open;
            after[in] = 1;
            after[out] = 0;
            const std::int64_t profit = before - core.cost_of(after);
            if (profit > best.profit) best = {in, out, profit};
        }
    return best;
}

TEST(SwapTables, BestIsTheBestOfAllSwaps) {
    const SilentFeedback feedback;
    const StopSignal signal(feedback, 1e9);
    int made = 0;
    for (int seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE(seed);
        LocationProblem problem = test_support::random_problem({.clients = 120, .candidates = 110, .rules = seed % 2 == 1}, seed);
        problem.sites_total = 75;
        const Core core = build_core(problem, signal);
        if (!core.limits.feasible()) continue;
        test_support::Dice dice(seed);
        std::vector<std::int64_t> price(core.candidates());
        for (std::int64_t& one : price) one = dice.below(1000);
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, price, base, order);
        std::vector<std::uint8_t> open = base.in;
        const SwapIndex index(core);
        SwapTables tables(core, index, open);
        ZoneCounts counts(core.limits, open);
        for (int turn = 0; turn < 12; ++turn) {
            const Swap swap = tables.best(counts);
            ASSERT_EQ(swap.profit, best_of_all(core, open, counts).profit);
            if (swap.in < 0) break;
            ASSERT_EQ(swap.in, best_of_all(core, open, counts).in);
            tables.apply(swap);
            counts.remove(swap.out);
            counts.add(swap.in);
            open[swap.out] = 0;
            open[swap.in] = 1;
            ++made;
        }
    }
    EXPECT_GT(made, 20);
}

}  // namespace
}  // namespace maillage::optimise
