// SPDX-License-Identifier: Apache-2.0
// The date bar: every figure follows the day. Days and counts: docs/domain.md.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Dates : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    int departments_on(Date day) {
        window_.session().look_at(day);
        window_.frame();
        return window_.state().check->departments_met();
    }
    test_support::WindowDriver window_;
};

TEST_F(Dates, TenOfThirteenIsReachedStepByStep) {
    EXPECT_EQ(departments_on({2017, 9, 6}), 6);
    EXPECT_EQ(departments_on({2017, 10, 31}), 7);
    EXPECT_EQ(departments_on({2017, 11, 2}), 8);
    EXPECT_EQ(departments_on({2017, 11, 6}), 9);
    EXPECT_EQ(departments_on({2017, 11, 13}), 10);
    EXPECT_EQ(departments_on({2018, 5, 1}), 10);
}

TEST_F(Dates, StepsStopAtEventsAndMonths) {
    const Timeline& timeline = window_.state().timeline;
    EXPECT_EQ(timeline.previous_stop(std::nullopt), (Date{2018, 5, 1}));
    EXPECT_EQ(timeline.previous_stop(Date{2017, 11, 13}), (Date{2017, 11, 6}));
    EXPECT_EQ(timeline.next_stop(Date{2017, 11, 13}), (Date{2017, 12, 1}));
    EXPECT_EQ(timeline.next_stop(Date{2017, 10, 1}), (Date{2017, 10, 31}));
    EXPECT_EQ(timeline.next_stop(std::nullopt), std::nullopt);
    EXPECT_EQ(timeline.previous_stop(timeline.first), timeline.first);
    // From the first day on, next steps end at "all that is known".
    std::optional<Date> day = timeline.first;
    int steps = 0;
    for (; day && steps < 100; ++steps) day = timeline.next_stop(day);
    EXPECT_FALSE(day.has_value());
}

TEST_F(Dates, ButtonsAndKeysStep) {
    ASSERT_TRUE(window_.click("date_previous"));
    EXPECT_EQ(window_.state().workspace->as_of, (Date{2018, 5, 1}));
    window_.key(GLFW_KEY_LEFT, false, true);
    EXPECT_EQ(window_.state().workspace->as_of, (Date{2018, 4, 1}));
    ASSERT_TRUE(window_.click("date_next"));
    EXPECT_EQ(window_.state().workspace->as_of, (Date{2018, 5, 1}));
    ASSERT_TRUE(window_.click("date_all"));
    EXPECT_FALSE(window_.state().workspace->as_of.has_value());
}

TEST_F(Dates, APressOnTheBarLooksAtThatDay) {
    window_.frame();
    const DrawnItem bar = *window_.find("date_bar");
    ASSERT_TRUE(window_.click("date_bar"));
    const Date middle = window_.state().timeline.day_at(0.5);
    ASSERT_TRUE(window_.state().workspace->as_of.has_value());
    EXPECT_NEAR(day_number(*window_.state().workspace->as_of), day_number(middle), 2);
    EXPECT_NE(window_.state().texts.situation.find("201"), std::string::npos);
}

TEST_F(Dates, PlannedSitesStayPlannedOnEveryDay) {
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    window_.session().accept_plan();
    EXPECT_EQ(departments_on({2017, 9, 6}), 9);
    const auto& sites = *window_.state().project.sites;
    EXPECT_EQ(std::ranges::count(sites, planning::SiteState::planned, &planning::Site::state), 3);
}

TEST_F(Dates, ANewDayDropsAPlanMadeOnAnother) {
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    window_.session().look_at(Date{2017, 9, 6});
    EXPECT_EQ(window_.state().plan, nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
