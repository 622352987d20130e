// SPDX-License-Identifier: Apache-2.0
// Reasons exist exactly where no plan does, and name the zone and the numbers.
#include "optimise/feasibility.h"

#include <gtest/gtest.h>

#include "support/location_oracle.h"
#include "support/random_location_problem.h"

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;
using Reasons = std::vector<InfeasibleReason>;

/// Six candidates: zone 1 holds 0, 1 and 2; zone 4 holds 3 and 4; 5 is in none.
LocationProblem six(int sites, std::vector<ZoneRule> rules) {
    LocationProblem problem;
    problem.weight = {1};
    problem.costs = dense_costs(6, {1, 2, 3, 4, 5, 6});
    problem.zonings = {{1, 1, 1, 4, 4, -1}};
    problem.zone_rules = std::move(rules);
    problem.disposition.assign(6, Disposition::free);
    problem.sites_total = sites;
    return problem;
}

TEST(Feasibility, ReasonsExactlyWhereNoPlanExists) {
    int infeasible = 0;
    for (int seed = 0; seed < 3000; ++seed) {
        const auto problem = test_support::random_problem({.clients = 2, .candidates = 2 + seed % 8}, seed);
        const bool exists = test_support::enumerate(problem).has_value();
        ASSERT_EQ(infeasible_reasons(problem).empty(), exists) << seed;
        infeasible += !exists;
    }
    EXPECT_GT(infeasible, 300);
    EXPECT_LT(infeasible, 2700);
}

TEST(Feasibility, NoRuleNoReason) { EXPECT_TRUE(infeasible_reasons(six(3, {})).empty()); }

TEST(Feasibility, ZoneWithoutCandidate) {
    EXPECT_EQ(infeasible_reasons(six(3, {{9, 1, {}}})), (Reasons{{Kind::zone_without_candidate, 9, 1, 0}}));
    auto problem = six(3, {{4, 1, {}}});
    problem.disposition[3] = problem.disposition[4] = Disposition::forbidden;
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::zone_without_candidate, 4, 1, 0}}));
}

TEST(Feasibility, MinimumAboveCandidates) {
    EXPECT_EQ(infeasible_reasons(six(4, {{4, 3, {}}})), (Reasons{{Kind::zone_minimum_above_candidates, 4, 3, 2}}));
}

TEST(Feasibility, MinimumAboveMaximumAcrossTwoRulesOfOneZone) {
    EXPECT_EQ(infeasible_reasons(six(3, {{1, 2, {}}, {1, 0, 1}})),
              (Reasons{{Kind::zone_minimum_above_maximum, 1, 2, 1}}));
}

TEST(Feasibility, MaximumBelowForced) {
    auto problem = six(3, {{1, 0, 1}});
    problem.disposition[0] = problem.disposition[2] = Disposition::forced;
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::zone_maximum_below_forced, 1, 2, 1}}));
}

TEST(Feasibility, ForcedAboveTotal) {
    auto problem = six(1, {});
    problem.disposition[0] = problem.disposition[3] = Disposition::forced;
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::forced_above_total, -1, 2, 1}}));
}

TEST(Feasibility, FewerSitesThanMinimaAndForcedSitesAsk) {
    EXPECT_EQ(infeasible_reasons(six(2, {{1, 1, {}}, {4, 2, {}}})),
              (Reasons{{Kind::fewer_sites_than_minima, -1, 3, 2}}));
    auto problem = six(2, {{1, 1, {}}, {4, 1, {}}});
    problem.disposition[0] = problem.disposition[1] = Disposition::forced;
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::fewer_sites_than_minima, -1, 3, 2}}));
}

TEST(Feasibility, FewerCandidatesThanSites) {
    EXPECT_EQ(infeasible_reasons(six(7, {})), (Reasons{{Kind::candidates_below_total, -1, 7, 6}}));
}

TEST(Feasibility, MaximaLeaveTooFew) {
    EXPECT_EQ(infeasible_reasons(six(4, {{1, 0, 1}, {4, 0, 1}})), (Reasons{{Kind::maxima_below_total, -1, 4, 3}}));
}

TEST(Feasibility, AllReasonsAtOnceZonesFirst) {
    auto problem = six(1, {{9, 1, {}}, {1, 0, 1}, {4, 3, {}}});
    problem.disposition[0] = problem.disposition[1] = Disposition::forced;
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::zone_maximum_below_forced, 1, 2, 1},
                                                    {Kind::zone_minimum_above_candidates, 4, 3, 2},
                                                    {Kind::zone_without_candidate, 9, 1, 0},
                                                    {Kind::forced_above_total, -1, 2, 1},
                                                    {Kind::fewer_sites_than_minima, -1, 4, 1}}));
}

}  // namespace
}  // namespace maillage::optimise
