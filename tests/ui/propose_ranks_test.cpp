// SPDX-License-Identifier: Apache-2.0
// "Proposer" beside the optimum: plans to flick through, what a site is worth, ways out.
#include <gtest/gtest.h>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class ProposeRanks : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.session().set_task(Task::propose);
        window_.resize(1600, 1800);  // the whole panel in sight
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    void propose() {
        window_.session().propose();
        ASSERT_TRUE(window_.wait_until([&] {
            return window_.state().plan != nullptr && !window_.state().proposing.is_looking_beside;
        }));
        window_.frame();
        window_.frame();
    }
    test_support::WindowDriver window_;
};

TEST_P(ProposeRanks, PlansAreFlickedThroughAndSitesAndFiguresFollow) {
    propose();
    ASSERT_NE(window_.state().proposing.ranked, nullptr);
    const auto& plans = window_.state().proposing.ranked->beside.alternatives->plans;
    ASSERT_EQ(plans.size(), 5U);
    const auto best = window_.state().plan->after.coverage.mean_km;
    EXPECT_FALSE(window_.click("rank_before") && window_.state().proposing.rank != 0) << "the first has none before";
    ASSERT_TRUE(window_.click("rank_after"));
    EXPECT_EQ(window_.state().proposing.rank, 1U);
    ASSERT_EQ(window_.state().plan->planned.hosts.size(), plans[1].planned.hosts.size());
    for (std::size_t j = 0; j < plans[1].planned.hosts.size(); ++j)
        EXPECT_EQ(window_.state().plan->planned.hosts[j].commune, plans[1].planned.hosts[j].commune);
    EXPECT_GT(window_.state().plan->after.coverage.mean_km, best);
    ASSERT_TRUE(window_.click("rank_before"));
    EXPECT_EQ(window_.state().plan->after.coverage.mean_km, best);
}

TEST_P(ProposeRanks, ThePlanOnShowIsTheOneAccepted) {
    propose();
    ASSERT_TRUE(window_.click("rank_after"));
    const auto promised = window_.state().plan->after.coverage.mean_km;
    ASSERT_TRUE(window_.click("accept"));
    EXPECT_EQ(window_.state().check->tables.coverage.mean_km, promised);
    EXPECT_EQ(window_.state().proposing.ranked, nullptr);
}

TEST_P(ProposeRanks, APlanChangedByHandHasNoRanks) {
    propose();
    const auto& plan = *window_.state().plan;
    for (std::size_t j = 0; j < plan.planned.hosts.size(); ++j) {
        if (plan.planned.existing[j]) continue;
        window_.session().drop_proposal(plan.planned.hosts[j].commune);
        break;
    }
    window_.frame();
    EXPECT_EQ(window_.find("rank_after"), nullptr);
}

TEST_P(ProposeRanks, WhatEachSiteIsWorthAndThePriceOfTheRuleAreShown) {
    propose();
    EXPECT_NE(window_.find("losses_title"), nullptr);
    EXPECT_NE(window_.find("price_title"), nullptr);
}

TEST_P(ProposeRanks, WhereNoPlanExistsTheWaysOutAreListed) {
    window_.session().set_rule({1, 1});  // Haute-Garonne has two already
    propose();
    EXPECT_EQ(window_.state().plan->solution.status, optimise::Status::infeasible);
    EXPECT_NE(window_.find("ways_out_title"), nullptr);
    EXPECT_NE(window_.find("conflict_title"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Languages, ProposeRanks, testing::Values(Language::french, Language::english));

}  // namespace
}  // namespace maillage::app::gui
