// SPDX-License-Identifier: Apache-2.0
#include "planning/plan_problem.h"

#include <gtest/gtest.h>

#include "base/feedback.h"
#include "optimise/solvers/registry.h"
#include "planning/random_country.h"

namespace maillage::planning {
namespace {

using territory::Index;

struct World {
    territory::TerritorySet country = tests::random_country(21, 3, 12);
    territory::Scope scope = tests::whole(country);
    CostModel costs{country};
    Demand demand = population_demand(country);

    [[nodiscard]] Situation situation() const { return {country, scope, costs, demand, {}, {kilometer_band(30)}}; }
    [[nodiscard]] PlanRequest request() const {
        PlanRequest request;
        request.existing = {commune_host(country, 5)};
        request.existing.front().id = *SiteId::parse("standing");
        for (Index i = 0; i < country.communes.size(); i += 3) request.candidates.push_back(i);
        request.candidates.push_back(5);
        request.forced = {20};
        request.rule.everywhere.minimum = 1;
        request.sites_total = 4;
        return request;
    }
};

TEST(PlanProblem, CandidatesStandInTieOrderAndExistingSitesAreForced) {
    const World world;
    const PlanProblem plan = build_problem(world.situation(), world.request());
    for (std::size_t j = 1; j < plan.hosts.size(); ++j)
        EXPECT_TRUE(comes_before(plan.hosts[j - 1], plan.hosts[j]));
    int forced = 0;
    for (std::size_t j = 0; j < plan.hosts.size(); ++j) {
        const bool must = plan.hosts[j].commune == 5 || plan.hosts[j].commune == 20;
        EXPECT_EQ(plan.problem.disposition[j] == optimise::Disposition::forced, must);
        EXPECT_EQ(plan.existing[j], plan.hosts[j].commune == 5);
        EXPECT_EQ(plan.problem.zone_of(j), static_cast<int>(world.country.communes.department[plan.hosts[j].commune]));
        forced += must ? 1 : 0;
    }
    EXPECT_EQ(forced, 2) << "commune 5 is listed as a candidate too and must not appear twice";
}

/// An existing site beside the commune's own point leaves that point to a second one.
TEST(PlanProblem, ACommuneOffersItsPointUnlessASiteStandsThere) {
    const World world;
    PlanRequest request = world.request();
    const auto in_commune_5 = [&] {
        const PlanProblem plan = build_problem(world.situation(), request);
        std::string found;
        for (std::size_t j = 0; j < plan.hosts.size(); ++j) {
            if (plan.hosts[j].commune != 5) continue;
            found += plan.hosts[j].id.empty() ? "candidate" : plan.hosts[j].id.text();
            EXPECT_EQ(plan.existing[j], !plan.hosts[j].id.empty());
            found += plan.problem.disposition[j] == optimise::Disposition::forced ? " forced;" : " free;";
        }
        return found;
    };
    EXPECT_EQ(in_commune_5(), "standing forced;");
    request.existing.front().place.lat += 2e-6;  // 0.2 m: the same point, to the metre
    EXPECT_EQ(in_commune_5(), "standing forced;");
    request.existing.front().place.lat += 0.01;  // about a kilometre
    EXPECT_EQ(in_commune_5(), "candidate free;standing forced;") << "no id comes first";
    request.forced.push_back(5);
    EXPECT_EQ(in_commune_5(), "candidate free;standing forced;") << "the site that stands is the one asked for";
    request.candidates.pop_back();
    EXPECT_EQ(in_commune_5(), "standing forced;") << "being forced adds no second one";
}

TEST(PlanProblem, TheSolversValueIsTheCoveragesMean) {
    const World world;
    const PlanProblem plan = build_problem(world.situation(), world.request());
    SilentFeedback feedback;
    const auto solution = optimise::solvers().front().solver->solve(plan.problem, {}, feedback);
    ASSERT_TRUE(solution);
    ASSERT_EQ(solution->status, optimise::Status::optimal);
    const PlannedHosts planned = planned_hosts(plan, solution->open);
    ASSERT_EQ(planned.hosts.size(), 4u);
    const Tables tables = tabulate(world.situation(), planned.hosts);
    EXPECT_NEAR(*tables.coverage.mean_km * 1000 * static_cast<double>(tables.coverage.population),
                static_cast<double>(solution->value), 0.5);
    for (const auto& verdict : judge(world.country, world.scope, world.request().rule, planned.hosts))
        EXPECT_TRUE(verdict.met());
}

TEST(PlanProblem, ExceptionsReplaceTheRuleOfTheirDepartment) {
    const World world;
    PlanRequest request = world.request();
    request.rule.exceptions[1] = {0, 0};
    const PlanProblem plan = build_problem(world.situation(), request);
    ASSERT_EQ(plan.problem.zone_rules.size(), 3u);
    EXPECT_EQ(plan.problem.zone_rules[1].minimum, 0);
    EXPECT_EQ(plan.problem.zone_rules[1].maximum, 0);
    EXPECT_EQ(plan.problem.zone_rules[2].minimum, 1);
}

TEST(PlanProblem, MissingSitesAreWhatTheMinimaStillAsk) {
    const World world;
    DepartmentRule rule;
    rule.everywhere.minimum = 2;
    const auto hosts = std::vector{commune_host(world.country, 0), commune_host(world.country, 1),
                                   commune_host(world.country, 2), commune_host(world.country, 30)};
    EXPECT_EQ(missing_sites(judge(world.country, world.scope, rule, hosts)), 0 + 2 + 1);
}

}  // namespace
}  // namespace maillage::planning
