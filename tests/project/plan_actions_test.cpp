// SPDX-License-Identifier: Apache-2.0
#include "project/actions/plan_actions.h"

#include <cmath>
#include <limits>

#include "project/small_project.h"

namespace maillage::project_test {
namespace {

constexpr int nothing = -1;
constexpr int setting_part = 0;
constexpr int rule_part = 2;
constexpr int plan_part = 3;
using planning::SiteBounds;

TEST(SetRule, KeepsTheExceptions) {
    const Project with_exception = edited(three_sites(), rule_part, [](const Project& p) {
        return set_department_rule(p, department("31"), SiteBounds{0, 2});
    });
    const auto one_each = [](const Project& p) { return set_rule(p, {1, {}}); };
    const Project after = edited(with_exception, rule_part, one_each);
    EXPECT_EQ(after.rule->everywhere, (SiteBounds{1, {}}));
    EXPECT_EQ(after.rule->exceptions.at(department("31")), (SiteBounds{0, 2}));
    edited(after, nothing, one_each);
}

TEST(SetRule, RefusesBoundsNothingMeets) {
    for (const SiteBounds bounds : {SiteBounds{2, 1}, SiteBounds{-1, {}}, SiteBounds{0, -1}}) {
        refused(three_sites(), "project.bad_bounds"_text, [&](const Project& p) { return set_rule(p, bounds); });
        refused(three_sites(), "project.bad_bounds"_text,
                [&](const Project& p) { return set_department_rule(p, department("31"), bounds); });
    }
}

TEST(SetDepartmentRule, IsTakenBack) {
    const auto none = [](const Project& p) { return set_department_rule(p, department("31"), std::nullopt); };
    edited(three_sites(), nothing, none);
    const auto two = [](const Project& p) { return set_department_rule(p, department("31"), SiteBounds{2, 2}); };
    const Project with = edited(three_sites(), rule_part, two);
    edited(with, nothing, two);
    const Project without = edited(with, rule_part, none);
    EXPECT_TRUE(without.rule->exceptions.empty());
}

TEST(SetPlan, TakesAllOfItOrNothing) {
    PlanSettings plan;
    plan.new_sites = 3;
    plan.time_limit_s = 12.5;
    plan.forced = {commune("31107")};
    const auto set = [&](const Project& p) { return set_plan(p, plan); };
    const Project after = edited(three_sites(), plan_part, set);
    EXPECT_EQ(*after.plan, plan);
    edited(after, nothing, set);
    plan.forbidden = {commune("31107")};
    refused(after, "plan.forced_and_forbidden"_text, set);
    plan.forbidden.clear();
    plan.new_sites = -1;
    refused(after, "project.bad_number"_text, set);
    plan.new_sites = 0;
    for (const double limit : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
        plan.time_limit_s = limit;
        refused(after, "project.bad_number"_text, set);
    }
}

TEST(SetWish, IsOneOfThree) {
    const auto wish = [](Wish what) {
        return [what](const Project& p) { return set_wish(p, commune("31107"), what); };
    };
    edited(three_sites(), nothing, wish(Wish::free));
    const Project forced = edited(three_sites(), plan_part, wish(Wish::forced));
    EXPECT_EQ(wish_of(forced, commune("31107")), Wish::forced);
    edited(forced, nothing, wish(Wish::forced));
    const Project forbidden = edited(forced, plan_part, wish(Wish::forbidden));
    EXPECT_EQ(wish_of(forbidden, commune("31107")), Wish::forbidden);
    EXPECT_TRUE(forbidden.plan->forced.empty());
    const Project free = edited(forbidden, plan_part, wish(Wish::free));
    EXPECT_EQ(wish_of(free, commune("31107")), Wish::free);
    EXPECT_EQ(wish_of(forbidden, commune("09225")), Wish::free);
}

TEST(SetSetting, RefusesLimitsNobodyCanMean) {
    Setting setting;
    setting.scope = "region:76";
    setting.radii_km = {15, 30};
    const auto set = [&](const Project& p) { return set_setting(p, setting); };
    const Project after = edited(three_sites(), setting_part, set);
    EXPECT_EQ(*after.setting, setting);
    edited(after, nothing, set);
    for (const double limit : {0.0, -30.0, 2001.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
        setting.radii_km = {15, limit};
        refused(after, "project.bad_limit"_text, set);
        setting.radii_km = {15};
        setting.minutes = {limit};
        refused(after, "project.bad_limit"_text, set);
        setting.minutes.clear();
    }
}

}  // namespace
}  // namespace maillage::project_test
