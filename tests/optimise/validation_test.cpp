// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "optimise/location_problem.h"

namespace maillage::optimise {
namespace {

LocationProblem sound() {
    LocationProblem problem;
    problem.weight = {1, 2};
    problem.costs = dense_costs(2, {1, 2, 3, 4});
    problem.sites_total = 1;
    return problem;
}

void expect_refused(const LocationProblem& problem, TextKey key) {
    const auto verdict = validate(problem);
    ASSERT_FALSE(verdict.has_value());
    EXPECT_EQ(verdict.error().kind, ErrorKind::input);
    EXPECT_EQ(verdict.error().message.key, key);
}

TEST(Validation, SoundProblemPasses) { EXPECT_TRUE(validate(sound()).has_value()); }

TEST(Validation, NothingToChooseFrom) {
    auto problem = sound();
    problem.costs = nullptr;
    expect_refused(problem, "optimise.error.no_candidate"_text);
}

TEST(Validation, NoSite) {
    auto problem = sound();
    problem.sites_total = 0;
    expect_refused(problem, "optimise.error.no_site"_text);
}

TEST(Validation, ASetCoverAsksForNoNumberOfSites) {
    auto problem = sound();
    problem.sites_total = 0;
    problem.objective = Objective::set_cover;
    EXPECT_TRUE(validate(problem).has_value());
}

/// A median of that many sites would add up sums beyond 64 bits; a cover counts sites.
TEST(Validation, ASetCoverIsNotHeldToTheSumsOfAMedian) {
    LocationProblem problem;
    constexpr std::size_t candidates = 3000;
    problem.costs = dense_costs(candidates, std::vector<std::int32_t>(candidates, 1'000'000));
    problem.weight = {1'000'000'000};
    problem.sites_total = candidates;
    expect_refused(problem, "optimise.error.too_large"_text);
    problem.objective = Objective::set_cover;
    problem.radius = 2'000'000;
    EXPECT_TRUE(validate(problem).has_value());
}

TEST(Validation, NegativeRadius) {
    auto problem = sound();
    problem.objective = Objective::max_cover;
    problem.radius = -1;
    expect_refused(problem, "optimise.error.radius"_text);
}

TEST(Validation, ArraysOfDifferentSizes) {
    auto problem = sound();
    problem.weight.push_back(1);
    expect_refused(problem, "optimise.error.shape"_text);
    problem = sound();
    problem.zonings = {{0}};
    expect_refused(problem, "optimise.error.shape"_text);
    problem = sound();
    problem.disposition = {Disposition::free};
    expect_refused(problem, "optimise.error.shape"_text);
}

TEST(Validation, NegativeNumbers) {
    auto problem = sound();
    problem.weight[1] = -1;
    expect_refused(problem, "optimise.error.negative_weight"_text);
    problem = sound();
    problem.costs = dense_costs(2, {1, 2, -3, 4});
    expect_refused(problem, "optimise.error.negative_cost"_text);
    problem = sound();
    problem.zone_rules = {{0, -1, {}}};
    expect_refused(problem, "optimise.error.zone_rule"_text);
    problem.zone_rules = {{0, 0, -1}};
    expect_refused(problem, "optimise.error.zone_rule"_text);
}

TEST(Validation, SumsThatLeave64Bits) {
    auto problem = sound();
    problem.weight[0] = std::numeric_limits<std::int64_t>::max();
    expect_refused(problem, "optimise.error.too_large"_text);
    // Each product fits, their sum does not.
    problem.weight = {std::int64_t{1} << 58, std::int64_t{1} << 58};
    expect_refused(problem, "optimise.error.too_large"_text);
    problem.weight = {std::int64_t{1} << 56, std::int64_t{1} << 55};
    EXPECT_TRUE(validate(problem).has_value());
}

}  // namespace
}  // namespace maillage::optimise
