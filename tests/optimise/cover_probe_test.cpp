// SPDX-License-Identifier: Apache-2.0
// "Can that many sites cover everybody?" against every allowed set, with rules of crossing levels and a budget; and the
// walk of swaps alone, which may fail but must never break a rule or call a set a cover that is none.
#include "optimise/kernel/cover_probe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "optimise/cover_costs.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/cover_walk.h"
#include "optimise/kernel/core.h"
#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using test_support::ProblemShape;

LocationProblem cover_problem(const ProblemShape& shape, std::uint64_t seed) {
    LocationProblem problem = test_support::random_problem(shape, seed);
    problem.objective = Objective::p_center;
    test_support::Dice dice(seed + 77);
    problem.radius = problem.costs->cost(static_cast<std::size_t>(dice.below(shape.clients)),
                                         static_cast<std::size_t>(dice.below(shape.candidates)));
    return problem;
}

CoverSets sets_of(const LocationProblem& problem) {
    CoverSets sets;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        if (problem.weight[client] == 0) continue;
        auto& set = sets.emplace_back();
        for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
            if (problem.costs->cost(client, candidate) <= problem.radius &&
                problem.disposition_of(candidate) != Disposition::forbidden)
                set.push_back(static_cast<int>(candidate));
    }
    return sets;
}

bool is_answer(const LocationProblem& problem, const std::vector<int>& open) {
    return !open.empty() && test_support::allowed(problem, open) && test_support::covers_all(problem, open);
}

class CoverProbe : public testing::TestWithParam<ProblemShape> {
  protected:
    /// How the probe answered, as counted against every allowed set.
    void check(const LocationProblem& problem, std::span<const int> near) {
        bool exists = false;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
            exists = exists || test_support::covers_all(problem, open);
        });
        const CoverAnswer answer = can_cover(problem, problem.sites_total, sets_of(problem), {}, signal_, near);
        EXPECT_EQ(answer.verdict, exists ? CoverVerdict::yes : CoverVerdict::no);
        EXPECT_EQ(is_answer(problem, answer.open), exists);
        ++(exists ? possible_ : impossible_);
    }

    SilentFeedback feedback_;
    StopSignal signal_{feedback_, 1e9};
    int possible_ = 0;
    int impossible_ = 0;
};

TEST_P(CoverProbe, AgreesWithEveryAllowedSet) {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const LocationProblem problem = cover_problem(GetParam(), seed);
        if (!infeasible_reasons(problem).empty()) continue;
        SCOPED_TRACE(seed);
        check(problem, {});
        const std::vector<int> near{0, 2, 3};
        check(problem, near);
    }
    EXPECT_GT(possible_, 50);
    EXPECT_GT(impossible_, 50);
}

/// What all covers have in common, by looking at all of them.
TEST_P(CoverProbe, TellsWhatEveryCoverHolds) {
    int held_open = 0;
    int held_closed = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        LocationProblem problem = cover_problem(GetParam(), seed);
        problem.at_most = false;
        if (!infeasible_reasons(problem).empty()) continue;
        SCOPED_TRACE(seed);
        std::vector<int> open_in(problem.candidates(), 0);
        std::vector<int> some;
        int covers = 0;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
            if (!test_support::covers_all(problem, open)) return;
            ++covers;
            some = open;
            for (const int candidate : open) ++open_in[candidate];
        });
        if (covers == 0) continue;
        const auto held = held_by_every_cover(problem, sets_of(problem), some, signal_);
        for (std::size_t candidate = 0; candidate < held.size(); ++candidate) {
            if (problem.disposition_of(candidate) != Disposition::free) continue;
            const Decision expected = open_in[candidate] == covers ? Decision::open
                                      : open_in[candidate] == 0    ? Decision::closed
                                                                   : Decision::undecided;
            EXPECT_EQ(held[candidate], expected) << candidate;
            held_open += expected == Decision::open;
            held_closed += expected == Decision::closed;
        }
    }
    EXPECT_GT(held_open, 30);
    EXPECT_GT(held_closed, 30);
}

TEST_P(CoverProbe, WalksKeepEveryRule) {
    int found = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        LocationProblem problem = cover_problem(GetParam(), seed);
        if (!infeasible_reasons(problem).empty()) continue;
        SCOPED_TRACE(seed);
        problem.costs = std::make_shared<CoverCosts>(problem.costs, problem.radius);
        problem.objective = Objective::p_median;
        const Core core = build_core(problem, signal_);
        Base base;
        std::vector<int> order;
        cheapest_base(core.limits, std::vector<std::int64_t>(core.candidates(), 0), base, order);
        if (!core.limits.obeys_rows(base.in)) continue;
        bool exists = false;
        test_support::for_each_allowed(problem, [&](const std::vector<int>& open) {
            exists = exists || test_support::plan_value(problem, open) == core.constant / core.scale;
        });
        const bool covers = walk_to_cover(core, base.in, 300, signal_);
        EXPECT_TRUE(test_support::allowed(problem, core.plan_of(base.in)));
        // Clients that no candidate can serve are no longer the core's: they pay in any set.
        EXPECT_TRUE(!covers || core.cost_of(base.in) == core.constant);
        possible_ += exists;
        found += covers;
    }
    EXPECT_GT(possible_, 20);
    // Swaps alone do not reach every set that rows allow: the tree finds those.
    const bool has_rows = GetParam().levels;
    EXPECT_GE(found, has_rows ? possible_ / 3 : possible_ * 9 / 10);
}

INSTANTIATE_TEST_SUITE_P(Rules, CoverProbe,
                         testing::Values(ProblemShape{.clients = 14, .candidates = 10},
                                         ProblemShape{.clients = 14, .candidates = 10, .levels = true},
                                         ProblemShape{.clients = 14, .candidates = 10, .levels = true, .budget = true},
                                         ProblemShape{.clients = 14, .candidates = 10, .levels = true, .at_most = true},
                                         ProblemShape{.clients = 24, .candidates = 12, .costs = test_support::CostKind::noise}));

}  // namespace
}  // namespace maillage::optimise
