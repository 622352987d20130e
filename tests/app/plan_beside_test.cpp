// SPDX-License-Identifier: Apache-2.0
// What stands beside a plan, against every plan there is: three sites among the main communes of Ariège.
#include "app/services/plan_beside.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "app/services/plan_beside_document.h"
#include "app/services/plan_service.h"
#include "io/catalog_reader.h"
#include "optimise/evaluation.h"
#include "support/location_oracle.h"

namespace maillage::app {
namespace {

constexpr double no_limit_s = 1e9;

struct Counted {
    std::vector<int> open;
    std::int64_t value;
};

class Beside : public testing::Test {
  protected:
    void open(const char* scope, const char* per_department) {
        Question question;
        question.scope = scope;
        auto workspace = open_workspace(MAILLAGE_SOURCE_DIR, question, feedback_);
        ASSERT_TRUE(workspace);
        workspace_ = std::move(*workspace);
        plan_.candidates = "epci-main";
        plan_.from_scratch = true;
        plan_.per_department = per_department;
        plan_.sites_total = 3;
    }
    PlanResult ask(double seconds = no_limit_s) {
        auto result = run_plan(workspace_, plan_, feedback_);
        EXPECT_TRUE(result);
        if (!result) return {};
        look_beside(workspace_, plan_, seconds, *result, feedback_);
        return std::move(*result);
    }
    [[nodiscard]] std::vector<Counted> all_plans(const planning::PlanRequest& request) const {
        const auto plan = planning::build_problem(workspace_.situation(), request);
        std::vector<Counted> all;
        test_support::for_each_allowed(plan.problem, [&](const std::vector<int>& open) {
            all.push_back({open, optimise::objective_value(plan.problem, open, optimise::evaluate(plan.problem, open))});
        });
        const bool most_first = plan.problem.objective == optimise::Objective::max_cover;
        std::ranges::stable_sort(all, [&](const Counted& a, const Counted& b) {
            return most_first ? a.value > b.value : a.value < b.value;
        });
        return all;
    }
    [[nodiscard]] std::vector<territory::Index> communes_of(const PlanResult& result, const std::vector<int>& open) const {
        const auto plan = planning::build_problem(workspace_.situation(), result.setup.request);
        std::vector<territory::Index> communes;
        for (const int j : open) communes.push_back(plan.hosts[static_cast<std::size_t>(j)].commune);
        return communes;
    }
    static std::vector<territory::Index> communes_of(const AlternativePlan& plan) {
        std::vector<territory::Index> communes;
        for (const auto& host : plan.planned.hosts) communes.push_back(host.commune);
        return communes;
    }
    [[nodiscard]] std::string said(const PlanResult& result, Language language) const {
        const std::filesystem::path root = MAILLAGE_SOURCE_DIR;
        const auto catalog = io::read_catalog(io::catalog_file(root / "assets", language), language);
        std::string all;
        for (const Section& section : plan_report(workspace_, result, *catalog).sections)
            for (const std::string& line : section.lines) all += line + "\n";
        return all;
    }

    SilentFeedback feedback_;
    Workspace workspace_;
    PlanQuestion plan_;
};

TEST_F(Beside, TheBestPlansAreThoseOfTheSortedListOfAll) {
    for (const char* objective : {"p-median", "max-cover"}) {
        SCOPED_TRACE(objective);
        open("department:09", "0");
        plan_.objective = objective;
        plan_.alternatives = 7;
        const PlanResult result = ask();
        const auto all = all_plans(result.setup.request);
        ASSERT_GT(all.size(), 30U);
        ASSERT_TRUE(result.beside.alternatives);
        const Alternatives& found = *result.beside.alternatives;
        EXPECT_TRUE(found.proven);
        ASSERT_EQ(found.plans.size(), 7U);
        for (std::size_t k = 0; k < found.plans.size(); ++k) {
            const std::int64_t worse = std::abs(all[k].value - all[0].value);
            EXPECT_EQ(found.plans[k].value, all[k].value);
            EXPECT_EQ(found.plans[k].difference, worse);
            EXPECT_EQ(found.plans[k].practical_tie, worse * 100 <= all[0].value);
            EXPECT_EQ(communes_of(found.plans[k]), communes_of(result, all[k].open));
            EXPECT_EQ(found.plans[k].added.size(), found.plans[k].removed.size());
        }
        EXPECT_EQ(found.tie_cut, all[6].value == all[7].value);
        EXPECT_TRUE(found.plans[0].added.empty());
    }
}

TEST_F(Beside, PlansThatDifferAreTheFirstThatDoInTheSortedList) {
    open("department:09", "0");
    plan_.alternatives = 3;
    plan_.alternatives_differ = 2;
    const PlanResult result = ask();
    std::vector<Counted> chosen;
    for (const Counted& plan : all_plans(result.setup.request)) {
        const bool differs = std::ranges::all_of(chosen, [&](const Counted& other) {
            std::vector<int> only;
            std::ranges::set_difference(plan.open, other.open, std::back_inserter(only));
            return only.size() >= 2;
        });
        if (differs && chosen.size() < 3) chosen.push_back(plan);
    }
    const Alternatives& found = *result.beside.alternatives;
    EXPECT_TRUE(found.proven);
    ASSERT_EQ(found.plans.size(), chosen.size());
    for (std::size_t k = 0; k < chosen.size(); ++k)
        EXPECT_EQ(communes_of(found.plans[k]), communes_of(result, chosen[k].open));
}

TEST_F(Beside, FewerThanAskedIsSaidInWords) {
    open("department:09", "0");
    plan_.sites_total = 1;
    plan_.alternatives = 100;
    const PlanResult result = ask();
    const auto all = all_plans(result.setup.request);
    ASSERT_LT(all.size(), 100U);
    EXPECT_EQ(result.beside.alternatives->plans.size(), all.size());
    EXPECT_TRUE(result.beside.alternatives->proven);
    EXPECT_NE(said(result, Language::english).find("are allowed"), std::string::npos);
    EXPECT_NE(said(result, Language::french).find("100 étaient demandés"), std::string::npos);
}

TEST_F(Beside, WithoutTimeThePlanIsThereAndNothingIsClaimed) {
    open("department:09", "0");
    plan_.alternatives = 5;
    const PlanResult result = ask(0);
    EXPECT_EQ(result.solution.status, optimise::Status::optimal);
    EXPECT_EQ(result.planned.hosts.size(), 3U);
    ASSERT_TRUE(result.beside.alternatives);
    EXPECT_FALSE(result.beside.alternatives->proven);
    ASSERT_FALSE(result.beside.alternatives->plans.empty());
    EXPECT_EQ(result.beside.alternatives->plans[0].value, result.solution.value);
    EXPECT_TRUE(result.beside.losses.empty());
    EXPECT_NE(said(result, Language::french).find("Liste non prouvée"), std::string::npos);
}

TEST_F(Beside, ThePriceOfTheRuleIsWhatTheBestPlanWithoutItIsBetter) {
    open("department:09,31", "0");
    plan_.zone_rules = {"department:09=2"};
    plan_.sites_total = 2;
    const PlanResult result = ask();
    planning::PlanRequest free = result.setup.request;
    free.rule = {};
    const auto all = all_plans(free);
    ASSERT_TRUE(result.beside.price);
    EXPECT_EQ(result.beside.price->status, optimise::Status::optimal);
    EXPECT_EQ(result.beside.price->value_without, all[0].value);
    EXPECT_GT(result.beside.price->difference, 0);
    EXPECT_EQ(result.beside.price->difference, result.solution.value - all[0].value);
    ASSERT_EQ(result.beside.price->departments.size(), 2U);
    double metres = 0;
    for (const DepartmentPrice& one : result.beside.price->departments)
        metres += static_cast<double>(one.persons) * *one.mean_km_with * 1000;
    EXPECT_NEAR(metres / static_cast<double>(result.solution.value), 1, 1e-9);
}

TEST_F(Beside, WithoutARuleThereIsNoPrice) {
    open("department:09", "0");
    EXPECT_FALSE(ask().beside.price);
}

TEST_F(Beside, WhatASiteIsWorthIsWhatThePlanLosesWithoutIt) {
    open("department:09", "0");
    const PlanResult result = ask();
    const auto plan = planning::build_problem(workspace_.situation(), result.setup.request);
    ASSERT_EQ(result.beside.losses.size(), 3U);
    for (std::size_t j = 0; j < 3; ++j) {
        std::vector<int> rest = result.solution.open;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j));
        ASSERT_TRUE(result.beside.losses[j]);
        EXPECT_EQ(result.beside.losses[j]->loss, optimise::evaluate(plan.problem, rest).value - result.solution.value);
        std::int64_t least = result.beside.losses[j]->replacement->difference;
        EXPECT_GE(least, 0);
        for (const Counted& other : all_plans(result.setup.request))
            if (std::ranges::includes(other.open, rest) && other.open != result.solution.open) {
                EXPECT_EQ(other.value - result.solution.value, least) << "the first in the sorted list";
                break;
            }
    }
}

TEST_F(Beside, WhereNoPlanExistsTheWaysOutAreWorded) {
    open("department:09,31", "1");
    plan_.sites_total = 1;
    const PlanResult result = ask();
    EXPECT_EQ(result.solution.status, optimise::Status::infeasible);
    EXPECT_EQ(result.beside.ways_out.size(), 3U) << "two sites, or no minimum in either department";
    EXPECT_EQ(result.beside.conflict.size(), 3U);
    const std::string french = said(result, Language::french);
    EXPECT_NE(french.find("autoriser 2 sites au lieu de 1"), std::string::npos) << french;
    EXPECT_NE(french.find("renoncer au minimum de 1 pour 09 Ariège"), std::string::npos) << french;
    EXPECT_NE(said(result, Language::english).find("allow 2 sites instead of 1"), std::string::npos);
    for (const auto& changes : result.beside.ways_out) {
        ASSERT_EQ(changes.size(), 1U);
        PlanQuestion relaxed = plan_;
        if (changes[0].zone) {
            const auto department = workspace_.scope.departments[static_cast<std::size_t>(*changes[0].zone)];
            relaxed.zone_rules = {"department:" + workspace_.territory->departments.code[department].text() + "=" +
                                  std::to_string(*changes[0].to)};
        } else {
            relaxed.sites_total = static_cast<int>(*changes[0].to);
        }
        EXPECT_EQ(run_plan(workspace_, relaxed, feedback_)->solution.status, optimise::Status::optimal);
    }
}

TEST_F(Beside, ExcludedCommunesMayBeAllowedAgain) {
    open("department:09,31", "1");
    plan_.sites_total = 2;
    const auto ariege = *workspace_.territory->departments.find(*DepartmentCode::parse("09"));
    const auto setup = set_up_plan(workspace_, plan_);
    ASSERT_TRUE(setup);
    for (const auto commune : setup->request.candidates)
        if (workspace_.territory->communes.department[commune] == ariege)
            plan_.forbid += (plan_.forbid.empty() ? "" : ",") + workspace_.territory->communes.code[commune].text();
    const PlanResult result = ask();
    EXPECT_EQ(result.solution.status, optimise::Status::infeasible);
    ASSERT_EQ(result.beside.ways_out.size(), 2U) << "one of them again, or no minimum in Ariège";
    EXPECT_EQ(result.beside.ways_out[0][0].kind, optimise::AskedRule::Kind::forbidden);
    EXPECT_EQ(result.beside.ways_out[1][0].kind, optimise::AskedRule::Kind::zone_minimum);
    EXPECT_NE(said(result, Language::french).find("autoriser de nouveau 1 des communes écartées"), std::string::npos);
}

TEST(CheckAlternatives, OnlySumsAreRanked) {
    PlanQuestion plan;
    plan.alternatives = 5;
    EXPECT_TRUE(check_alternatives(plan));
    plan.objective = "max-cover";
    EXPECT_TRUE(check_alternatives(plan));
    for (const char* objective : {"p-center", "set-cover"}) {
        plan.objective = objective;
        const auto refused = check_alternatives(plan);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::usage);
    }
    PlanQuestion differ;
    differ.alternatives_differ = 2;
    EXPECT_FALSE(check_alternatives(differ));
}

}  // namespace
}  // namespace maillage::app
