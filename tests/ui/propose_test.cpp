// SPDX-License-Identifier: Apache-2.0
// What is asked of a plan and what is done with its answer: wishes by right click, bounds, time, one proposal at a time,
// the plan without métropoles, the search as it went, and the places that stand in the way.
#include <gtest/gtest.h>

#include <algorithm>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Propose : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_task(Task::propose);
        window_.resize(1600, 1500);  // the whole panel in sight
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    void propose() {
        window_.session().propose();
        ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
        window_.frame();
        window_.frame();
    }
    [[nodiscard]] territory::Index commune(const char* code) const {
        return *window_.state().workspace->territory->communes.find(*CommuneCode::parse(code));
    }
    [[nodiscard]] territory::Index department(const char* code) const {
        return *window_.state().workspace->territory->departments.find(*DepartmentCode::parse(code));
    }
    [[nodiscard]] std::vector<territory::Index> proposed() const {
        std::vector<territory::Index> communes;
        const auto& planned = window_.state().plan->planned;
        for (std::size_t j = 0; j < planned.hosts.size(); ++j)
            if (!planned.existing[j]) communes.push_back(planned.hosts[j].commune);
        return communes;
    }
    [[nodiscard]] std::string card(const char* what, territory::Index index) const {
        return std::string(what) + window_.state().workspace->territory->communes.code[index].text();
    }
    void open_menu(const char* code) {
        window_.session().open_place_menu({commune(code), 0, {700, 300}});
        window_.frame();
        window_.frame();
    }
    test_support::WindowDriver window_;
};

TEST_F(Propose, ACoverAsksForItsRadiusAndTellsPersons) {
    EXPECT_NE(window_.find("objective"), nullptr);
    EXPECT_EQ(window_.find("cover_radius.more"), nullptr) << "a mean has no radius";
    PlanQuestion question = window_.state().question;
    question.objective = "max-cover";
    window_.session().set_question(question);
    window_.frame();
    window_.frame();
    EXPECT_EQ(window_.state().project.plan->objective, optimise::Objective::max_cover);
    ASSERT_TRUE(window_.click("cover_radius.more"));
    window_.frame();
    EXPECT_EQ(window_.state().project.plan->cover_km, 31);
    propose();
    const PlanResult& plan = *window_.state().plan;
    EXPECT_EQ(plan.setup.request.objective, optimise::Objective::max_cover);
    EXPECT_EQ(plan.setup.request.radius.value, 31'000);
    EXPECT_EQ(plan.solution.status, optimise::Status::optimal);
    const auto& trace = window_.state().proposing.trace;
    ASSERT_FALSE(trace.empty());
    for (std::size_t i = 1; i < trace.size(); ++i) {
        EXPECT_GE(trace[i].value, trace[i - 1].value);
        EXPECT_LE(trace[i].bound, trace[i - 1].bound);
    }
    EXPECT_EQ(trace.back().bound, trace.back().value) << "proven";
    ASSERT_NE(window_.find("plan_value"), nullptr) << "the share of the persons stands in the answer";
    std::int64_t persons = 0;
    for (const territory::Index commune : plan.clients) persons += window_.state().workspace->demand.persons[commune];
    EXPECT_NEAR(*trace.back().value, 100.0 * static_cast<double>(plan.solution.value) / static_cast<double>(persons), 1e-9);
}

TEST_F(Propose, ASetCoverAsksForNoNumberOfSites) {
    PlanQuestion question = window_.state().question;
    question.objective = "set-cover";
    question.radii_km = {60};
    window_.session().set_question(question);
    window_.frame();
    window_.frame();
    EXPECT_EQ(window_.find("new_sites.more"), nullptr);
    propose();
    const PlanResult& plan = *window_.state().plan;
    ASSERT_TRUE(plan.solution.has_plan());
    EXPECT_EQ(plan.solution.value, static_cast<std::int64_t>(plan.planned.hosts.size()));
    EXPECT_EQ(plan.solution.value, plan.solution.bound);
}

TEST_F(Propose, ASearchTellsItsWayAndEndsAtTheAnswer) {
    propose();
    const auto& trace = window_.state().proposing.trace;
    ASSERT_FALSE(trace.empty());
    for (std::size_t i = 1; i < trace.size(); ++i) {
        EXPECT_LE(trace[i].value, trace[i - 1].value);
        EXPECT_GE(trace[i].bound, trace[i - 1].bound);
    }
    EXPECT_NEAR(*trace.back().value, *window_.state().plan->after.coverage.mean_km, 1e-9);
    EXPECT_EQ(trace.back().bound, trace.back().value) << "proven";
    EXPECT_EQ(trace.back().proposed, proposed());
    EXPECT_NE(window_.find("trace_bound"), nullptr);
}

TEST_F(Propose, OneProposalIsAcceptedAndTheOthersStay) {
    propose();
    const auto all = proposed();
    ASSERT_EQ(all.size(), 3U);
    ASSERT_TRUE(window_.click(card("accept_one_", all[1])));
    EXPECT_EQ(proposed(), (std::vector{all[0], all[2]}));
    EXPECT_EQ(window_.state().check->departments_met(), 11);
    window_.session().undo();
    EXPECT_EQ(window_.state().check->departments_met(), 10);
}

TEST_F(Propose, ADroppedProposalLeavesFiguresOfWhatIsLeft) {
    propose();
    const auto all = proposed();
    const auto full = window_.state().plan->after.coverage.mean_km;
    ASSERT_TRUE(window_.click(card("drop_one_", all[0])));
    EXPECT_EQ(proposed(), (std::vector{all[1], all[2]}));
    EXPECT_GT(window_.state().plan->after.coverage.mean_km, full);
    EXPECT_EQ(window_.state().check->departments_met(), 10) << "nothing is accepted";
    // The figures are those of the sites left: the same as when they are accepted.
    const auto promised = window_.state().plan->after.coverage.mean_km;
    window_.session().accept_plan();
    EXPECT_EQ(window_.state().check->tables.coverage.mean_km, promised);
}

TEST_F(Propose, ForcedAndExcludedCommunesAreObeyedAndListedAsChips) {
    propose();
    const auto best = proposed();
    const std::string excluded = card("", best[0]);
    open_menu(excluded.c_str());
    ASSERT_TRUE(window_.click("place_forbid"));
    EXPECT_FALSE(window_.state().place_menu.has_value());
    ASSERT_NE(window_.find("wish_" + excluded), nullptr);
    open_menu("65440");  // Tarbes
    ASSERT_TRUE(window_.click("place_force"));
    ASSERT_TRUE(window_.click("new_sites.more")) << "Tarbes has none to give to the three departments without a site";
    propose();
    const auto now = proposed();
    EXPECT_EQ(std::ranges::find(now, best[0]), now.end());
    EXPECT_NE(std::ranges::find(now, commune("65440")), now.end());
    ASSERT_TRUE(window_.click("wish_" + excluded));
    EXPECT_TRUE(window_.state().project.plan->forbidden.empty());
    EXPECT_EQ(window_.state().project.plan->forced.size(), 1U);
}

TEST_F(Propose, ARightClickOnTheMapOpensTheMenuOfThatCommune) {
    const Layout layout = window_.layout();
    window_.move_to((layout.map.low.x + layout.map.high.x) / 2, (layout.map.low.y + layout.map.high.y) / 2);
    ASSERT_TRUE(window_.state().hover.commune.has_value());
    const auto under = window_.state().hover.commune;
    window_.right_click();
    ASSERT_TRUE(window_.state().place_menu.has_value());
    EXPECT_EQ(window_.state().place_menu->commune, under);
    EXPECT_NE(window_.find("place_name"), nullptr);
    window_.session().step_back();
    EXPECT_FALSE(window_.state().place_menu.has_value());
}

TEST_F(Propose, APressBesideTheMenuClosesIt) {
    open_menu("65440");
    window_.move_to(window_.layout().map.low.x + 5, window_.layout().map.low.y + 5);
    window_.right_click();
    EXPECT_NE(window_.find("map"), nullptr);
    EXPECT_TRUE(!window_.state().place_menu || window_.state().place_menu->commune != commune("65440"));
}

TEST_F(Propose, AllCandidatesOfADepartmentAreExcludedInOneStepAndThatIsWhyThereIsNoPlan) {
    const auto gard = department("30");
    ASSERT_TRUE(window_.move_to("department_30"));
    window_.right_click();
    ASSERT_TRUE(window_.click("place_forbid_all"));
    EXPECT_GT(window_.state().project.plan->forbidden.size(), 4U);
    ASSERT_NE(window_.find("wish_department_30"), nullptr) << "one chip for all of them";
    propose();
    EXPECT_EQ(window_.state().plan->solution.status, optimise::Status::infeasible);
    EXPECT_EQ(window_.state().proposing.blocked, std::vector{gard});
    EXPECT_FALSE(window_.state().proposing.blocked_outline.lines.empty());
    window_.session().undo();
    EXPECT_TRUE(window_.state().project.plan->forbidden.empty());
    EXPECT_TRUE(window_.state().proposing.blocked.empty());
}

TEST_F(Propose, CandidatesAreThoseOfThePlanAndFollowTheQuestion) {
    const auto listed = window_.state().proposing.candidates.size();
    propose();
    // The plan knows the standing sites beside them.
    EXPECT_LE(listed, window_.state().plan->candidate_count);
    EXPECT_GE(listed + window_.state().check->hosts.size(), window_.state().plan->candidate_count);
    EXPECT_EQ(window_.state().plan->candidate_count - window_.state().plan->setup.request.existing.size(), listed)
        << "the answer and the switch tell one number";
    ASSERT_TRUE(window_.click("without_metropoles"));
    window_.frame();
    EXPECT_LT(window_.state().proposing.candidates.size(), listed);
    EXPECT_FALSE(window_.state().proposing.show_candidates) << "names and sites come first";
    ASSERT_TRUE(window_.click("show_candidates"));
    EXPECT_TRUE(window_.state().proposing.show_candidates);
}

TEST_F(Propose, TheRuleIsTwoFreeNumbers) {
    ASSERT_TRUE(window_.click("rule_minimum.more"));
    EXPECT_EQ(window_.state().project.rule->everywhere, (planning::SiteBounds{2, std::nullopt}));
    ASSERT_TRUE(window_.click("rule_maximum.more"));
    EXPECT_EQ(window_.state().project.rule->everywhere, (planning::SiteBounds{2, 2}));
    ASSERT_TRUE(window_.click("rule_minimum.more"));
    EXPECT_EQ(window_.state().project.rule->everywhere, (planning::SiteBounds{3, 3})) << "the maximum gives way";
    ASSERT_TRUE(window_.click("rule_maximum.less"));
    EXPECT_EQ(window_.state().project.rule->everywhere, (planning::SiteBounds{3, std::nullopt}));
}

TEST_F(Propose, ATimeLimitIsPartOfTheQuestion) {
    ASSERT_TRUE(window_.click("time_limit"));
    ASSERT_TRUE(window_.click("time_limit.2"));
    EXPECT_EQ(window_.state().question.time_limit_s, 30);
}

TEST_F(Propose, ThePlanWithoutMetropolesIsShownAndHidden) {
    propose();
    ASSERT_TRUE(window_.state().plan->without_metropoles.has_value());
    ASSERT_TRUE(window_.click("show_without"));
    EXPECT_TRUE(window_.state().proposing.show_without_metropoles);
    ASSERT_TRUE(window_.click("show_without"));
    EXPECT_FALSE(window_.state().proposing.show_without_metropoles);
}

TEST_F(Propose, WhereTheRuleIsMetOneSiteMayStillBeAskedFor) {
    window_.session().set_rule({0, std::nullopt});
    propose();
    EXPECT_EQ(proposed().size(), 1U) << "the number the panel shows";
}

}  // namespace
}  // namespace maillage::app::gui
