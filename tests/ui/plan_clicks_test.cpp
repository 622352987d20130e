// SPDX-License-Identifier: Apache-2.0
// "Proposer" as a planner does it: press, look, accept, take back.
#include <gtest/gtest.h>

#include <algorithm>

#include "planning/catchment_tables.h"
#include "planning/cost_model.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class PlanClicks : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    void propose() {
        ASSERT_TRUE(window_.click("propose"));
        ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
        window_.frame();
    }
    [[nodiscard]] int signs(map::MarkerKind kind) const {
        int count = 0;
        for (const auto& site : window_.state().content->sites) count += site.kind == kind;
        return count;
    }
    test_support::WindowDriver window_;
};

TEST_F(PlanClicks, ProposeShowsThreeDiamondsAndChangesNoFigure) {
    const auto before = window_.state().check->tables.coverage.mean_km;
    propose();
    const PlanResult& plan = *window_.state().plan;
    EXPECT_EQ(plan.solution.status, optimise::Status::optimal);
    EXPECT_EQ(signs(map::MarkerKind::proposed), 3);
    EXPECT_EQ(signs(map::MarkerKind::existing), 11);
    EXPECT_EQ(window_.state().check->departments_met(), 10);
    EXPECT_EQ(window_.state().check->tables.coverage.mean_km, before);
    EXPECT_LT(*plan.after.coverage.mean_km, *before);
}

TEST_F(PlanClicks, AcceptedProposalsBecomePlannedSitesThatCount) {
    propose();
    const auto promised = window_.state().plan->after.coverage.mean_km;
    ASSERT_TRUE(window_.click("accept"));
    EXPECT_EQ(window_.state().plan, nullptr);
    EXPECT_EQ(signs(map::MarkerKind::planned), 3);
    EXPECT_EQ(signs(map::MarkerKind::proposed), 0);
    EXPECT_EQ(window_.state().check->departments_met(), 13);
    EXPECT_EQ(window_.state().check->tables.coverage.mean_km, promised);
    const auto& legend = window_.state().texts.markers;
    EXPECT_TRUE(std::any_of(legend.begin(), legend.end(),
                            [](const auto& entry) { return entry.first == map::MarkerKind::planned; }))
        << "the legend tells planned sites from existing ones";
    ASSERT_TRUE(window_.click("remove_planned"));
    EXPECT_EQ(window_.state().check->departments_met(), 10);
    EXPECT_EQ(signs(map::MarkerKind::planned), 0);
}

TEST_F(PlanClicks, WhatIsAnnouncedStaysApartFromWhatIsPlanned) {
    propose();
    const auto shown = window_.state().check->claims.front().shown;
    ASSERT_TRUE(window_.click("accept"));
    EXPECT_EQ(window_.state().check->claims.front().shown, shown);
}

TEST_F(PlanClicks, DropTakesTheDiamondsAway) {
    propose();
    ASSERT_TRUE(window_.click("drop"));
    EXPECT_EQ(window_.state().plan, nullptr);
    EXPECT_EQ(signs(map::MarkerKind::proposed), 0);
}

TEST_F(PlanClicks, CancelAnswersAtOnceAndNoPlanComesLate) {
    ASSERT_TRUE(window_.move_to("propose"));
    window_.session().propose();
    window_.frame(false);
    ASSERT_TRUE(window_.state().planning.has_value());
    window_.frame(false);
    ASSERT_NE(window_.find("cancel_plan"), nullptr);
    window_.session().cancel_plan();
    EXPECT_FALSE(window_.state().planning.has_value());
    window_.session().ask_save(SaveKind::csv);
    for (int i = 0; i < 50; ++i) window_.frame();
    EXPECT_EQ(window_.state().plan, nullptr);
}

TEST_F(PlanClicks, AChangedQuestionDropsTheAnswerToTheOldOne) {
    propose();
    ASSERT_TRUE(window_.click("new_sites.more"));
    EXPECT_EQ(window_.state().question.new_sites, 4);
    EXPECT_EQ(window_.state().plan, nullptr);
    ASSERT_TRUE(window_.click("without_metropoles"));
    EXPECT_EQ(window_.state().question.exclude, "metropoles");
}

TEST_F(PlanClicks, AMovedLimitKeepsThePlanAndCountsItAnew) {
    propose();
    const std::vector<planning::Host> hosts = window_.state().plan->planned.hosts;
    const auto places = window_.state().plan->without_metropoles->proposed;
    const auto without_mean = window_.state().plan->without_metropoles->coverage.mean_km;
    const auto expect_counted = [&](double limit) {
        ASSERT_NE(window_.state().plan, nullptr);
        const PlanResult& plan = *window_.state().plan;
        const planning::Situation situation = window_.state().workspace->situation();
        ASSERT_EQ(situation.bands[1].value, limit);
        // The oracle allocates and counts from nothing.
        const auto after = planning::tabulate(situation, hosts).coverage;
        EXPECT_EQ(plan.after.coverage.bands, situation.bands);
        EXPECT_EQ(plan.after.coverage.within, after.within);
        EXPECT_EQ(plan.after.coverage.mean_km, after.mean_km);
        EXPECT_EQ(plan.before.coverage.within, window_.state().check->tables.coverage.within);
        std::vector<planning::Host> without = plan.setup.request.existing;
        for (const auto commune : places) without.push_back(planning::commune_host(situation.territory, commune));
        EXPECT_EQ(plan.without_metropoles->coverage.within, planning::tabulate(situation, without).coverage.within);
        EXPECT_EQ(plan.without_metropoles->coverage.mean_km, without_mean);
        EXPECT_EQ(plan.solution.status, optimise::Status::optimal);
        EXPECT_EQ(signs(map::MarkerKind::proposed), 3);
    };
    expect_counted(30);
    window_.session().set_main_limit(40, false);
    expect_counted(40);
    window_.session().set_main_limit(20, false);
    expect_counted(20);
    window_.session().step_back();
    expect_counted(30);
    window_.session().set_main_limit(50, true);  // the rest of the move that Escape took back
    window_.session().set_main_limit(50, true);
    expect_counted(50);
    window_.session().undo();
    expect_counted(30);
    window_.session().redo();
    expect_counted(50);
    const auto& existing = window_.state().plan->planned.existing;
    const auto proposal = static_cast<std::size_t>(std::ranges::find(existing, false) - existing.begin());
    window_.session().drop_proposal(hosts[proposal].commune);
    const auto left = window_.state().plan->planned.hosts;
    ASSERT_LT(left.size(), hosts.size());
    window_.session().set_main_limit(35, true);
    EXPECT_EQ(window_.state().plan->after.coverage.within,
              planning::tabulate(window_.state().workspace->situation(), left).coverage.within);
    window_.session().set_rule({2, std::nullopt});
    EXPECT_EQ(window_.state().plan, nullptr) << "another question";
}

TEST_F(PlanClicks, ALimitMovedWhileTheSearchRunsCountsInItsAnswer) {
    window_.session().propose();
    window_.session().set_main_limit(45, true);
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    EXPECT_EQ(window_.state().plan->after.coverage.bands, window_.state().workspace->bands);
}

TEST_F(PlanClicks, AListOpensAndGivesWhatWasPicked) {
    ASSERT_TRUE(window_.click("candidates"));
    ASSERT_NE(window_.find("candidates.1"), nullptr);
    ASSERT_TRUE(window_.click("candidates.1"));
    EXPECT_EQ(window_.state().question.candidates, "epci-main");
    EXPECT_EQ(window_.find("candidates.1"), nullptr) << "the list closes";
}

TEST_F(PlanClicks, AnImpossibleQuestionSaysWhichDepartmentAndWhy) {
    window_.session().set_rule({1, 1});  // Haute-Garonne has two already
    propose();
    EXPECT_EQ(window_.state().plan->solution.status, optimise::Status::infeasible);
    EXPECT_NE(window_.find("plan_answer"), nullptr);
    EXPECT_EQ(window_.find("accept"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
