// SPDX-License-Identifier: Apache-2.0
// Plans under rules of several levels, an envelope and a longest distance, against every choice there is: among the main
// communes of Ariège and Haute-Garonne.
#include "app/services/plan_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>

#include "app/services/best_response.h"
#include "app/services/project_workspace.h"
#include "io/scratch_folder.h"
#include "project/actions/plan_actions.h"

namespace maillage::app {
namespace {

using territory::Index;

constexpr double no_limit_s = 1e9;

/// The way out that changes one rule of this kind and nothing else, where there is one.
auto lone_way(const PlanResult& plan, optimise::AskedRule::Kind kind) {
    const auto& ways = plan.beside.ways_out;
    const auto way = std::ranges::find_if(
        ways, [&](const auto& changes) { return changes.size() == 1 && changes.front().kind == kind; });
    return way == ways.end() ? nullptr : &way->front();
}

class RulesOfPlan : public testing::Test {
  protected:
    void SetUp() override {
        Question question;
        question.scope = "department:09,31";
        auto workspace = open_workspace(MAILLAGE_SOURCE_DIR, question, feedback_);
        ASSERT_TRUE(workspace);
        workspace_ = std::move(*workspace);
        plan_.candidates = "epci-main";
        plan_.from_scratch = true;
        plan_.per_department = "0";
        plan_.sites_total = 3;
    }
    PlanResult ask() {
        auto result = run_plan(workspace_, plan_, feedback_);
        EXPECT_TRUE(result);
        return result ? std::move(*result) : PlanResult{};
    }
    /// The least value over every set of `least` to `most` candidates that `allows` its communes and its longest distance.
    template <class Allows>
    std::optional<std::int64_t> best(int least, int most, const Allows& allows) const {
        PlanQuestion bare;
        bare.candidates = "epci-main";
        bare.from_scratch = true;
        bare.per_department = "0";
        bare.sites_total = 1;
        const auto setup = set_up_plan(workspace_, bare);
        const planning::PlanProblem plan = planning::build_problem(workspace_.situation(), setup->request);
        std::vector<std::vector<std::int32_t>> rows;
        std::vector<std::int32_t> scratch;
        for (std::size_t i = 0; i < plan.clients.size(); ++i) {
            const auto row = plan.problem.costs->row(i, scratch);
            rows.emplace_back(row.begin(), row.end());
        }
        std::optional<std::int64_t> least_value;
        for (int size = least; size <= most; ++size) {
            std::vector<bool> chosen(plan.hosts.size(), false);
            std::fill(chosen.begin(), chosen.begin() + size, true);
            do {
                std::vector<std::size_t> open;
                std::vector<Index> communes;
                for (std::size_t j = 0; j < chosen.size(); ++j) {
                    if (!chosen[j]) continue;
                    open.push_back(j);
                    communes.push_back(plan.hosts[j].commune);
                }
                std::int64_t farthest = 0;
                std::int64_t value = 0;
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    std::int64_t nearest = std::numeric_limits<std::int64_t>::max();
                    for (const std::size_t j : open) nearest = std::min<std::int64_t>(nearest, rows[i][j]);
                    farthest = std::max(farthest, nearest);
                    value += nearest * plan.problem.weight[i];
                }
                if (allows(communes, farthest) && (!least_value || value < *least_value)) least_value = value;
            } while (std::prev_permutation(chosen.begin(), chosen.end()));
        }
        return least_value;
    }
    SilentFeedback feedback_;
    Workspace workspace_;
    PlanQuestion plan_;
    const maillage::test::ScratchFolder folder_;
};

/// A zoning of the planner's that crosses the departments: communes by the last digit of their code.
TEST_F(RulesOfPlan, AColumnThatCrossesTheDepartmentsIsKept) {
    std::string rows = "insee;parity\n";
    const auto& communes = workspace_.territory->communes;
    for (const Index i : workspace_.scope.communes)
        rows += communes.code[i].text() + (((communes.code[i].text().back() - '0') % 2) == 0 ? ";even\n" : ";odd\n");
    const auto file = folder_.write("zones.csv", rows).string();
    plan_.zonings = {"parity=" + file + ":insee:parity"};
    plan_.zone_rules = {"parity:even=2", "department:09=1:1", "parity:odd=0:1"};
    const PlanResult result = ask();
    const auto is_even = [&](Index i) { return (communes.code[i].text().back() - '0') % 2 == 0; };
    const auto wanted = best(3, 3, [&](const std::vector<Index>& open, std::int64_t) {
        const auto even = std::ranges::count_if(open, is_even);
        const auto in_09 =
            std::ranges::count_if(open, [&](Index i) { return communes.code[i].text().starts_with("09"); });
        return even >= 2 && open.size() - static_cast<std::size_t>(even) <= 1 && in_09 == 1;
    });
    ASSERT_TRUE(wanted);
    EXPECT_EQ(result.solution.status, optimise::Status::optimal);
    EXPECT_EQ(result.solution.value, *wanted);
    ASSERT_EQ(result.zone_verdicts.size(), 2u);
    for (const auto& verdict : result.zone_verdicts) EXPECT_TRUE(verdict.met());
    const auto free = best(3, 3, [](const auto&, std::int64_t) { return true; });
    EXPECT_LT(*free, *wanted) << "else this test could not fail";
}

TEST_F(RulesOfPlan, NobodyIsFartherThanTheLongestDistance) {
    std::int64_t least_reach = 0;
    best(3, 3, [&](const auto&, std::int64_t farthest) {
        least_reach = least_reach == 0 ? farthest : std::min(least_reach, farthest);
        return true;
    });
    for (const std::int64_t slack : {std::int64_t{0}, std::int64_t{4000}}) {
        plan_.max_distance_km = static_cast<double>(least_reach + slack) / 1000;
        const PlanResult result = ask();
        const auto wanted =
            best(3, 3, [&](const auto&, std::int64_t farthest) { return farthest <= least_reach + slack; });
        EXPECT_EQ(result.solution.status, optimise::Status::optimal);
        EXPECT_EQ(result.solution.value, *wanted);
        EXPECT_LE(result.after.coverage.longest->value, least_reach + slack);
    }
    plan_.max_distance_km = static_cast<double>(least_reach - 1) / 1000;
    PlanResult none = ask();
    EXPECT_EQ(none.solution.status, optimise::Status::infeasible);
    look_beside(workspace_, plan_, 60, none, feedback_);
    const auto* wider = lone_way(none, optimise::AskedRule::Kind::reach);
    ASSERT_NE(wider, nullptr);
    EXPECT_EQ(wider->to, least_reach) << "the nearest distance that three sites can keep";
}

/// Costs differ from place to place: what an envelope opens best is not as many as it can.
TEST_F(RulesOfPlan, AnEnvelopeOpensTheBestItCanPay) {
    std::string rows = "insee,euros\n";
    const auto& communes = workspace_.territory->communes;
    const auto cost = [&](Index i) { return 50'000 + 1'000 * std::int64_t{communes.population[i] % 97}; };
    for (const Index i : workspace_.scope.communes) rows += communes.code[i].text() + "," + std::to_string(cost(i)) + "\n";
    plan_.sites_total.reset();
    plan_.budget = 160'000;
    plan_.opening_cost = folder_.write("costs.csv", rows).string() + ":insee:euros";
    const PlanResult result = ask();
    const auto total = [&](const std::vector<Index>& open) {
        return std::accumulate(open.begin(), open.end(), std::int64_t{0}, [&](std::int64_t sum, Index i) { return sum + cost(i); });
    };
    const auto wanted = best(1, 3, [&](const auto& open, std::int64_t) { return total(open) <= 160'000; });
    EXPECT_EQ(result.solution.status, optimise::Status::optimal);
    EXPECT_EQ(result.solution.value, *wanted);
    std::vector<Index> opened;
    for (const auto& host : result.planned.hosts) opened.push_back(host.commune);
    EXPECT_EQ(spent(result), total(opened));
    EXPECT_LE(spent(result), 160'000);
}

TEST_F(RulesOfPlan, OneCostForAllIsANumberOfSites) {
    plan_.sites_total.reset();
    plan_.budget = 459'999;
    plan_.opening_cost = "115000";
    const PlanResult result = ask();
    EXPECT_EQ(result.planned.hosts.size(), 3u);
    EXPECT_EQ(spent(result), 345'000);
    EXPECT_EQ(result.solution.value, *best(3, 3, [](const auto&, std::int64_t) { return true; }));
    plan_.budget = 114'999;
    const PlanResult none = ask();
    EXPECT_EQ(none.solution.status, optimise::Status::infeasible);
    ASSERT_FALSE(none.solution.reasons.empty());
    EXPECT_EQ(none.solution.reasons.front().kind, optimise::InfeasibleReason::Kind::budget_below_least_cost);
    EXPECT_EQ(none.solution.reasons.front().required, 115'000);
}

/// The least envelope is told in euros, and it is the least: with a euro less there is no plan.
TEST_F(RulesOfPlan, AnEnvelopeTooSmallIsToldWhatWouldDo) {
    std::string rows = "insee,euros\n";
    const auto& communes = workspace_.territory->communes;
    for (const Index i : workspace_.scope.communes)
        rows += communes.code[i].text() + "," + std::to_string(50'000 + 1'000 * (communes.population[i] % 97)) + "\n";
    plan_.opening_cost = folder_.write("costs.csv", rows).string() + ":insee:euros";
    plan_.zone_rules = {"department:09=2", "department:31=1"};
    plan_.force = "31555";
    for (const auto& total : {std::optional<int>(), std::optional<int>(4)}) {
        plan_.sites_total = total;
        plan_.budget = 1'000;
        PlanResult none = ask();
        EXPECT_EQ(none.solution.status, optimise::Status::infeasible);
        look_beside(workspace_, plan_, 60, none, feedback_);
        const auto* larger = lone_way(none, optimise::AskedRule::Kind::budget);
        ASSERT_NE(larger, nullptr);
        EXPECT_EQ(lone_way(none, optimise::AskedRule::Kind::sites_total), nullptr) << "three sites too are dearer than that";
        plan_.budget = larger->to;
        EXPECT_EQ(ask().solution.status, optimise::Status::optimal);
        plan_.budget = *larger->to - 1;
        EXPECT_EQ(ask().solution.status, optimise::Status::infeasible);
    }
}

TEST_F(RulesOfPlan, ACandidateWithoutACostIsRefused) {
    plan_.budget = 1'000'000;
    plan_.opening_cost = folder_.write("one.csv", "insee,euros\n09122,5000\n").string() + ":insee:euros";
    const auto result = run_plan(workspace_, plan_, feedback_);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::input);
}

TEST_F(RulesOfPlan, WhatIsSaidOfOneZoneGoesBeforeWhatIsSaidOfAll) {
    for (const bool all_first : {true, false}) {
        plan_.zone_rules = {"region:76=2:2", "region:*=1:1"};
        if (all_first) std::swap(plan_.zone_rules[0], plan_.zone_rules[1]);
        const auto setup = set_up_plan(workspace_, plan_);
        ASSERT_TRUE(setup);
        ASSERT_EQ(setup->request.further_rules.size(), 1u);
        const auto& bounds = setup->request.further_rules.front().bounds;
        ASSERT_EQ(bounds.size(), 1u) << "one region lies in the scope";
        EXPECT_EQ(bounds.begin()->second, (planning::SiteBounds{2, 2}));
    }
}

/// The project's words become those of the command line, and give the same plan.
TEST_F(RulesOfPlan, AProjectAsksWhatTheCommandLineAsks) {
    std::string rows = "insee;parity\n";
    const auto& communes = workspace_.territory->communes;
    for (const Index i : workspace_.scope.communes)
        rows += communes.code[i].text() + (((communes.code[i].text().back() - '0') % 2) == 0 ? ";even\n" : ";odd\n");
    const std::string column = folder_.write("zones.csv", rows).string() + ":insee:parity";
    project::PlanSettings wanted;
    wanted.candidates = "epci-main";
    wanted.new_sites = 3;
    wanted.zonings = {{"parity", column}, {"idle", column}};
    wanted.zone_rules = {{"parity", "even", {2, {}}}, {"region", "*", {0, 3}}, {"intercommunality", "*", {0, 1}}};
    wanted.max_distance_km = 75.5;
    wanted.budget = 400'000;
    wanted.opening_cost = "115000";
    const auto project = project::set_plan({}, wanted);
    ASSERT_TRUE(project);
    plan_ = {};
    plan_.candidates = "epci-main";
    plan_.new_sites = 3;
    plan_.zonings = {"parity=" + column};
    plan_.zone_rules = {"parity:even=2", "region:*=0:3", "intercommunality:*=0:1"};
    plan_.max_distance_km = 75.5;
    plan_.budget = 400'000;
    plan_.opening_cost = "115000";
    const PlanQuestion asked = plan_question_of(*project);
    EXPECT_EQ(asked, plan_);
    const PlanResult of_command = ask();
    plan_ = asked;
    const PlanResult of_project = ask();
    EXPECT_EQ(of_project.solution.status, optimise::Status::optimal);
    EXPECT_EQ(of_project.solution.open, of_command.solution.open);
    EXPECT_EQ(of_project.zone_verdicts.size(), of_command.zone_verdicts.size());
    wanted.zone_rules.clear();
    wanted.max_distance_km = 0;
    const PlanQuestion free = plan_question_of(*project::set_plan({}, wanted));
    EXPECT_TRUE(free.zonings.empty()) << "the command line refuses a level that no rule speaks of";
    EXPECT_FALSE(free.max_distance_km);
}

/// Where the scope lies on two sides of the sea the held site serves one of them, so the other one must follow there.
TEST_F(RulesOfPlan, AFollowerStandsWhereTheSeaLeavesPeopleWithoutASite) {
    Question question;
    question.scope = "department:09,971";
    auto opened = open_workspace(MAILLAGE_SOURCE_DIR, question, feedback_);
    ASSERT_TRUE(opened);
    const auto workspace = std::make_shared<const Workspace>(std::move(*opened));
    plan_.from_scratch = false;
    FollowRequest request;
    request.count = 1;
    auto response = BestResponse::make(workspace, plan_, request, feedback_);
    ASSERT_TRUE(response);
    const auto& communes = workspace->territory->communes;
    for (const char* held : {"09122", "97120"}) {
        const Index at = *communes.find(*CommuneCode::parse(held));
        const auto answer = response->answer(at, communes.point[at], no_limit_s, feedback_);
        ASSERT_TRUE(answer) << held;
        EXPECT_TRUE(answer->is_proven());
        ASSERT_EQ(answer->communes.size(), 1u);
        EXPECT_NE(communes.department[answer->communes.front()], communes.department[at]) << held;
    }
}

}  // namespace
}  // namespace maillage::app
