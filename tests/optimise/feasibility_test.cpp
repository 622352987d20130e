// SPDX-License-Identifier: Apache-2.0
// Reasons exist exactly where no plan does, and name the zone and the numbers.
#include "optimise/feasibility.h"

#include <gtest/gtest.h>

#include "optimise/kernel/rule_limits.h"
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

/// Where zones nest and no budget is set the reasons are complete; else a reason is one all the same.
TEST(Feasibility, ReasonsOfSeveralLevelsAreCompleteWhereTheyNest) {
    int infeasible = 0;
    int priced = 0;
    for (int seed = 0; seed < 3000; ++seed) {
        auto problem = test_support::random_problem({.clients = 2,
                                                     .candidates = 2 + seed % 8,
                                                     .levels = true,
                                                     .budget = seed % 5 == 0,
                                                     .at_most = seed % 3 == 0},
                                                    seed);
        const bool exists = test_support::enumerate(problem).has_value();
        const bool has_reason = !infeasible_reasons(problem).empty();
        if (has_priced_rules(problem)) {
            ++priced;
            ASSERT_FALSE(exists && has_reason) << seed;
            if (rule_limits(problem).priced.size() == 1) {
                ASSERT_EQ(has_reason, !exists) << seed;
            }
            continue;
        }
        ASSERT_EQ(has_reason, !exists) << seed;
        infeasible += !exists;
    }
    EXPECT_GT(infeasible, 300);
    EXPECT_GT(priced, 300);
}

/// Zones 0 and 1 of a second level: the first three candidates, and the others.
LocationProblem two_levels(int sites, std::vector<ZoneRule> rules) {
    LocationProblem problem = six(sites, std::move(rules));
    problem.zonings.push_back({0, 0, 0, 1, 1, 1});
    return problem;
}

TEST(Feasibility, ARegionNamesWhatItsDepartmentsAskAndLeave) {
    EXPECT_EQ(infeasible_reasons(two_levels(4, {{4, 2, {}}, {1, 0, 1, 1}})),
              (Reasons{{Kind::zone_minima_above_maximum, 1, 2, 1, -1, 1}}));
    EXPECT_EQ(infeasible_reasons(two_levels(4, {{4, 0, 1}, {1, 3, {}, 1}})),
              (Reasons{{Kind::zone_maxima_below_minimum, 1, 3, 2, -1, 1}}));
}

TEST(Feasibility, ACrossingRuleNamesWhatTheOthersLeaveIt) {
    auto problem = six(4, {{1, 0, 1}, {0, 3, {}, 1}});
    problem.zonings.push_back({-1, 0, 0, 0, -1, -1});
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::zone_maxima_below_minimum, 0, 3, 2, -1, 1}}));
}

TEST(Feasibility, AnEnvelopeBelowTheCheapestSetTheZonesAllow) {
    auto problem = six(3, {{4, 2, {}}});
    problem.budget = Budget{{1, 2, 3, 10, 20, 5}, 30};
    EXPECT_EQ(infeasible_reasons(problem), (Reasons{{Kind::budget_below_least_cost, -1, 31, 30}}));
    problem.budget->envelope = 31;
    EXPECT_TRUE(infeasible_reasons(problem).empty());
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
