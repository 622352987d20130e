// SPDX-License-Identifier: Apache-2.0
// Two hundred problems too large to enumerate, of every objective, under rules of several levels at once: zones inside
// zones, zones that cross them, an envelope, fewer sites, a reach. The value that an independent mixed integer solver
// finds, by a plan that keeps every rule by counting; and "impossible" where it says so.
#include <gtest/gtest.h>

#include <unistd.h>

#include "cbc_oracle.h"
#include "optimise/solvers/registry.h"
#include "support/location_oracle.h"
#include "support/medium_plane.h"
#include "support/parameter_names.h"

namespace maillage::optimise {
namespace {

using test_support::Dice;
using test_support::medium_side;
using test_support::MediumPlane;

/// Each shard is a test of its own, so that ctest runs them side by side.
constexpr int shards = 5;
constexpr int problems_per_shard = 10;

constexpr int stripes = 4;
enum Level { departments, regions, intercommunalities, basins, levels };

/// Departments are vertical stripes, regions pairs of them, intercommunalities thirds of one department; basins are
/// horizontal stripes, which cross all of them. Some candidates are in no basin.
void add_zonings(MediumPlane& plane, Dice& dice) {
    auto& zonings = plane.problem.zonings;
    zonings.resize(levels);
    for (std::size_t j = 0; j < plane.problem.candidates(); ++j) {
        const int department = plane.x[j] * stripes / medium_side;
        const int third = plane.y[j] * 3 / medium_side;
        zonings[departments].push_back(department);
        zonings[regions].push_back(department / 2);
        zonings[intercommunalities].push_back(3 * department + third);
        zonings[basins].push_back(dice.chance(10) ? -1 : plane.y[j] * 4 / medium_side);
    }
}

struct RuleChance {
    Level level;
    int zones;
    int minimum;  ///< per cent of the zones that must hold sites
    int least;    ///< the largest such number
    int maximum;  ///< per cent of the zones that may hold only so many
    int most;     ///< the largest such number
};

void add_rules(LocationProblem& problem, const RuleChance& chance, Dice& dice) {
    for (int zone = 0; zone < chance.zones; ++zone) {
        ZoneRule rule{.zone = zone, .level = chance.level};
        if (dice.chance(chance.minimum)) rule.minimum = dice.between(1, chance.least);
        if (dice.chance(chance.maximum)) rule.maximum = dice.between(1, chance.most);
        problem.zone_rules.push_back(rule);
    }
}

void add_budget(LocationProblem& problem, Dice& dice) {
    Budget budget;
    for (std::size_t j = 0; j < problem.candidates(); ++j) budget.opening.push_back(dice.between(10, 99));
    budget.envelope = problem.sites_total * dice.between(35, 60);
    problem.budget = std::move(budget);
}

void add_places(LocationProblem& problem, Dice& dice) {
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        const int lot = dice.below(20);
        problem.disposition.push_back(lot == 0 ? Disposition::forced : lot < 3 ? Disposition::forbidden : Disposition::free);
    }
}

/// Sixteen mixes of crossing zones, envelope, fewer sites and reach, over zones inside zones.
LocationProblem ruled_problem(Objective objective, int seed) {
    Dice dice(1'000'000 + static_cast<std::uint64_t>(seed) * 4 + static_cast<std::uint64_t>(objective));
    MediumPlane plane = test_support::medium_plane(objective, {150, 36}, dice);
    LocationProblem& problem = plane.problem;
    problem.sites_total = dice.between(5, 10);
    problem.radius = objective == Objective::max_cover ? dice.between(4, 7) : dice.between(9, 13);
    add_zonings(plane, dice);
    add_rules(problem, {departments, stripes, 30, 2, 40, 3}, dice);
    add_rules(problem, {regions, stripes / 2, 20, 4, 40, 5}, dice);
    add_rules(problem, {intercommunalities, 3 * stripes, 8, 1, 60, 1}, dice);
    if (seed % 2 == 0) add_rules(problem, {basins, 4, 30, 2, 40, 3}, dice);
    if (seed / 2 % 2 == 0) add_budget(problem, dice);
    problem.at_most = seed / 4 % 2 == 0;
    if (seed / 8 % 2 == 0) problem.reach = dice.between(11, 16);
    if (seed % 3 == 0) add_places(problem, dice);
    return std::move(plane.problem);
}

std::filesystem::path scratch_file() {
    return std::filesystem::path(testing::TempDir()) / ("maillage-rules-mip-" + std::to_string(getpid()) + ".mps");
}

/// The same without what the other medium problems do not have.
LocationProblem with_departments_only(LocationProblem problem) {
    std::erase_if(problem.zone_rules, [](const ZoneRule& rule) { return rule.level != departments; });
    problem.budget.reset();
    problem.reach.reset();
    problem.at_most = false;
    return problem;
}

class AgreesWithCbcUnderRules : public testing::TestWithParam<std::tuple<Objective, int>> {
  protected:
    Solution solved(const LocationProblem& problem) {
        auto solution = solver_for(problem.objective).solver->solve(problem, {}, feedback_);
        EXPECT_TRUE(solution.has_value());
        return solution ? std::move(*solution) : Solution{};
    }
    void expect_same(const LocationProblem& problem, const Solution& solution, const test_support::CbcAnswer& expected) {
        ASSERT_EQ(solution.status, Status::optimal);
        ASSERT_EQ(solution.value, expected.value);
        ASSERT_EQ(solution.bound, expected.value);
        ASSERT_TRUE(test_support::allowed(problem, solution.open));
        ASSERT_TRUE(test_support::keeps_reach(problem, solution.open));
        ASSERT_EQ(test_support::plan_value(problem, solution.open), expected.value);
        if (problem.objective != Objective::set_cover) return;
        ASSERT_TRUE(test_support::covers_all(problem, solution.open));
        ASSERT_EQ(solution.weighted_cost, expected.weighted_cost);
    }

  private:
    SilentFeedback feedback_;
};

TEST_P(AgreesWithCbcUnderRules, OnMediumProblems) {
    const auto [objective, shard] = GetParam();
    int impossible = 0;
    int other_plan = 0;
    for (int seed = shard * problems_per_shard; seed < (shard + 1) * problems_per_shard; ++seed) {
        SCOPED_TRACE(seed);
        const LocationProblem problem = ruled_problem(objective, seed);
        const auto expected = test_support::ask_cbc(problem, scratch_file());
        ASSERT_NE(expected.end, test_support::MipAnswer::End::failed) << expected.words;
        const Solution solution = solved(problem);
        if (expected.end == test_support::MipAnswer::End::infeasible) {
            ++impossible;
            ASSERT_EQ(solution.status, Status::infeasible);
            ASSERT_FALSE(solution.reasons.empty());
            continue;
        }
        expect_same(problem, solution, expected);
        if (HasFatalFailure()) return;
        other_plan += solved(with_departments_only(problem)).open != solution.open;
    }
    // The mix holds what it is meant to hold: both answers, and rules that change the plan.
    EXPECT_GE(impossible, 1);
    EXPECT_GE(problems_per_shard - impossible, problems_per_shard / 4);
    EXPECT_GE(other_plan, 1);
}

INSTANTIATE_TEST_SUITE_P(Shards, AgreesWithCbcUnderRules, test_support::shards_of_each_objective(shards), test_support::shard_name);

}  // namespace
}  // namespace maillage::optimise
