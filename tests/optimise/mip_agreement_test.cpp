// SPDX-License-Identifier: Apache-2.0
// Two hundred problems too large to enumerate, of every objective and mix of rules: the value that an independent mixed
// integer solver finds, and "impossible" where it says so.
#include <gtest/gtest.h>

#include <unistd.h>

#include "cbc_oracle.h"
#include "optimise/solvers/registry.h"
#include "support/medium_plane.h"
#include "support/parameter_names.h"

namespace maillage::optimise {
namespace {

using test_support::Dice;
using test_support::medium_side;

/// Each shard is a test of its own, so that ctest runs them side by side.
constexpr int shards = 5;
constexpr int problems_per_shard = 10;

enum class Mix { none, minima, maxima, both, places, everything };
constexpr int mixes = 6;

bool has_minima(Mix mix) { return mix == Mix::minima || mix == Mix::both || mix == Mix::everything; }
bool has_maxima(Mix mix) { return mix == Mix::maxima || mix == Mix::both || mix == Mix::everything; }
bool has_places(Mix mix) { return mix == Mix::places || mix == Mix::everything; }

/// Vertical stripes are the zones, as departments are compact; some candidates are in none.
void add_rules(LocationProblem& problem, Mix mix, const std::vector<int>& x, Dice& dice) {
    const int zones = dice.between(3, 6);
    problem.zonings.resize(1);
    for (std::size_t j = 0; j < problem.candidates(); ++j)
        problem.zonings.front().push_back(dice.chance(5) ? -1 : x[j] * zones / medium_side);
    for (int zone = 0; zone < zones; ++zone) {
        ZoneRule rule{.zone = zone};
        if (has_minima(mix)) rule.minimum = dice.below(3);
        if (has_maxima(mix) && dice.chance(60)) rule.maximum = dice.between(1, 2);
        problem.zone_rules.push_back(rule);
    }
    if (!has_places(mix)) return;
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        const int lot = dice.below(15);
        problem.disposition.push_back(lot == 0 ? Disposition::forced : lot < 3 ? Disposition::forbidden : Disposition::free);
    }
}

LocationProblem medium_problem(Objective objective, int seed) {
    Dice dice(static_cast<std::uint64_t>(seed) * 4 + static_cast<std::uint64_t>(objective));
    auto [problem, x, y] = test_support::medium_plane(objective, {100, 32}, dice);
    problem.sites_total = dice.between(3, 9);
    problem.radius = objective == Objective::max_cover ? dice.between(4, 7) : dice.between(8, 13);
    const Mix mix = static_cast<Mix>(seed % mixes);
    if (mix != Mix::none) add_rules(problem, mix, x, dice);
    return problem;
}

std::filesystem::path scratch_file() {
    return std::filesystem::path(testing::TempDir()) / ("maillage-mip-" + std::to_string(getpid()) + ".mps");
}

class AgreesWithCbc : public testing::TestWithParam<std::tuple<Objective, int>> {};

TEST_P(AgreesWithCbc, OnMediumProblems) {
    const auto [objective, shard] = GetParam();
    SilentFeedback feedback;
    int feasible = 0;
    for (int seed = shard * problems_per_shard; seed < (shard + 1) * problems_per_shard; ++seed) {
        SCOPED_TRACE(seed);
        const LocationProblem problem = medium_problem(objective, seed);
        const auto expected = test_support::ask_cbc(problem, scratch_file());
        ASSERT_NE(expected.end, test_support::MipAnswer::End::failed) << expected.words;
        const auto solution = solver_for(objective).solver->solve(problem, {}, feedback);
        ASSERT_TRUE(solution.has_value());
        if (expected.end == test_support::MipAnswer::End::infeasible) {
            ASSERT_EQ(solution->status, Status::infeasible);
            continue;
        }
        ++feasible;
        ASSERT_EQ(solution->status, Status::optimal);
        ASSERT_EQ(solution->value, expected.value);
        ASSERT_EQ(solution->bound, expected.value);
        if (objective == Objective::set_cover) {
            ASSERT_EQ(solution->weighted_cost, expected.weighted_cost);
        }
    }
    EXPECT_GE(feasible, problems_per_shard / 4);
}

INSTANTIATE_TEST_SUITE_P(Shards, AgreesWithCbc, test_support::shards_of_each_objective(shards), test_support::shard_name);

}  // namespace
}  // namespace maillage::optimise
