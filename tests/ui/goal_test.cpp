// SPDX-License-Identifier: Apache-2.0
// The departments' table: three lights, a rule of one's own, what its column shows, and France in a scrolling list.
#include <gtest/gtest.h>

#include "app/gui/panels/department_table.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Goal : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    [[nodiscard]] std::size_t row(const char* code) const {
        const auto department = *window_.state().workspace->territory->departments.find(*DepartmentCode::parse(code));
        const auto& verdicts = window_.state().check->verdicts;
        std::size_t at = 0;
        while (verdicts[at].department != department) ++at;
        return at;
    }
    test_support::WindowDriver window_;
};

TEST_F(Goal, ALightIsHalfWhereEverySiteServesMoreOfTheOthers) {
    const CheckResult& check = *window_.state().check;
    int halves = 0;
    for (std::size_t at = 0; at < check.verdicts.size(); ++at) {
        bool own = false;  // a site most of whose people live here
        bool any = false;
        for (std::size_t j = 0; j < check.hosts.size(); ++j) {
            const auto& communes = window_.state().workspace->territory->communes;
            if (communes.department[check.hosts[j].commune] != check.verdicts[at].department) continue;
            any = true;
            own = own || check.tables.sites[j].home_share.value_or(1) >= 0.5;
        }
        const Light expected = !any ? Light::unmet : own ? Light::met : Light::met_by_others;
        EXPECT_EQ(light_of(check, at), expected) << at;
        halves += expected == Light::met_by_others;
    }
    EXPECT_GT(halves, 0) << "the demonstration has such a department";
    EXPECT_EQ(light_of(check, row("30")), Light::unmet);
}

TEST_F(Goal, TheRuleOfOneDepartmentIsEditedAndGivenBack) {
    ASSERT_TRUE(window_.click("light_30"));
    ASSERT_TRUE(window_.click("department_rule_minimum.less"));
    EXPECT_EQ(window_.state().check->departments_met(), 11) << "nothing is asked of Gard any more";
    EXPECT_EQ(light_of(*window_.state().check, row("30")), Light::met);
    ASSERT_TRUE(window_.click("rule_like_others")) << "the menu stays open for the next change";
    EXPECT_TRUE(window_.state().project.rule->exceptions.empty());
    EXPECT_EQ(window_.state().check->departments_met(), 10);
    EXPECT_EQ(window_.find("rule_like_others"), nullptr);
}

TEST_F(Goal, TheColumnShowsWhatWasPicked) {
    ASSERT_TRUE(window_.click("goal_column"));
    ASSERT_TRUE(window_.click("goal_column.2"));
    EXPECT_EQ(window_.state().goal_column, GoalColumn::population);
    ASSERT_TRUE(window_.click("goal_column"));
    ASSERT_TRUE(window_.click("goal_column.1"));
    EXPECT_EQ(window_.state().goal_column, GoalColumn::beyond);
}

TEST_F(Goal, ARowTellsItsRuleAndWhereItsPeopleGo) {
    window_.frame();
    const DrawnItem* gard = window_.find("department_30");
    ASSERT_NE(gard, nullptr);
    const auto& table = window_.state().check->tables.departments[row("30")];
    ASSERT_FALSE(table.goes_to.empty());
    const auto site = window_.state().check->site_of[static_cast<std::size_t>(table.goes_to.front().host)];
    EXPECT_NE(gard->tip.find(window_.state().workspace->sites[site].site.name), std::string::npos) << gard->tip;
}

TEST_F(Goal, AllOfFranceScrollsAndDrawsOnlyWhatIsInSight) {
    Question france;
    france.scope = "france-metropolitaine";
    window_.session().open(france);
    ASSERT_TRUE(window_.wait_until([&] {
        return !window_.state().loading && window_.state().check && window_.state().check->verdicts.size() > 90;
    }));
    window_.frame();
    window_.frame();
    EXPECT_NE(window_.find("department_01"), nullptr);
    EXPECT_EQ(window_.find("department_95"), nullptr);
    ASSERT_TRUE(window_.move_to("department_01"));
    for (int i = 0; i < 60; ++i) window_.wheel(-5);
    window_.frame();
    EXPECT_NE(window_.find("department_95"), nullptr);
    EXPECT_EQ(window_.find("department_01"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
