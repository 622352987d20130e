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

/// One of every further rule.
PlanSettings further_rules() {
    PlanSettings plan;
    plan.zonings = {{"bassin", "/d/z.csv:insee:bassin"}};
    plan.zone_rules = {{"region", "*", {1, 2}}, {"region", "76", {0, 1}}, {"bassin", "7613", {1, {}}}};
    plan.max_distance_km = 62.5;
    plan.budget = 1'500'000;
    plan.opening_cost = "115000";
    plan.take_up = 0.05;
    plan.capacity = "24";
    plan.within_capacity = true;
    return plan;
}

TEST(SetPlan, TakesRulesOfEveryKind) {
    const auto set = [](const Project& p) { return set_plan(p, further_rules()); };
    const Project after = edited(three_sites(), plan_part, set);
    EXPECT_EQ(*after.plan, further_rules());
    edited(after, nothing, set);
    edited(after, plan_part, [](const Project& p) {
        PlanSettings plan = further_rules();
        plan.opening_cost = "/d/couts.csv:insee:euros";
        plan.capacity = "/d/places.csv:insee:places";
        return set_plan(p, plan);
    });
    // Learners alone tell loads, and texts may tell the places of every site.
    edited(after, plan_part, [](const Project& p) {
        PlanSettings plan = further_rules();
        plan.capacity.clear();
        return set_plan(p, plan);
    });
}

template <class Change>
void refuses(TextKey why, const Change& change) {
    PlanSettings plan = further_rules();
    change(plan);
    refused(three_sites(), why, [&](const Project& p) { return set_plan(p, plan); });
}

TEST(SetPlan, RefusesZonesThatAreNone) {
    refuses("project.bad_bounds"_text, [](PlanSettings& plan) { plan.zone_rules[0].bounds = {2, 1}; });
    refuses("project.bad_bounds"_text, [](PlanSettings& plan) { plan.zone_rules[2].bounds = {-1, {}}; });
    refuses("project.bad_number"_text, [](PlanSettings& plan) { plan.zone_rules[2].bounds = {0, 50'001}; });
    refuses("project.bad_number"_text, [](PlanSettings& plan) { plan.zone_rules[2].bounds = {50'001, {}}; });
    refuses("project.unknown_level"_text, [](PlanSettings& plan) { plan.zone_rules[2].level = "canton"; });
    refuses("project.unknown_level"_text, [](PlanSettings& plan) { plan.zonings.clear(); });
    refuses("project.unknown_level"_text, [](PlanSettings& plan) { plan.zone_rules[0].level = "department"; });
    refuses("project.no_zone"_text, [](PlanSettings& plan) { plan.zone_rules[2].code.clear(); });
    refuses("project.zone_twice"_text, [](PlanSettings& plan) { plan.zone_rules[1].code = "*"; });
}

TEST(SetPlan, RefusesZoningsThatCannotBeNamedOrRead) {
    for (const char* name : {"", "region", "intercommunality", "department", "block", "a:b", "a=b"})
        refuses("project.zoning_taken"_text, [&](PlanSettings& plan) { plan.zonings.push_back({name, "z.csv:a:b"}); });
    refuses("project.zoning_taken"_text, [](PlanSettings& plan) { plan.zonings.push_back(plan.zonings.front()); });
    for (const char* column : {"", "z.csv", "z.csv:a", ":a:b", "z.csv::b", "z.csv:a:"})
        refuses("project.bad_column"_text, [&](PlanSettings& plan) { plan.zonings.front().column = column; });
}

TEST(SetPlan, RefusesDistancesAndSumsOutOfBounds) {
    for (const double km : {-1.0, 0.0009, 2000.1, std::nan(""), std::numeric_limits<double>::infinity()})
        refuses("project.bad_limit"_text, [&](PlanSettings& plan) { plan.max_distance_km = km; });
    refuses("project.half_budget"_text, [](PlanSettings& plan) { plan.opening_cost.clear(); });
    refuses("project.half_budget"_text, [](PlanSettings& plan) { plan.budget.reset(); });
    refuses("project.bad_euros"_text, [](PlanSettings& plan) { plan.budget = -1; });
    refuses("project.bad_euros"_text, [](PlanSettings& plan) { plan.budget = most_euros + 1; });
    for (const char* cost : {"-1", "2200000000001"})
        refuses("project.bad_euros"_text, [&](PlanSettings& plan) { plan.opening_cost = cost; });
    for (const char* cost : {"12 000", "cher", "couts.csv:insee"})
        refuses("project.bad_column"_text, [&](PlanSettings& plan) { plan.opening_cost = cost; });
}

TEST(SetPlan, RefusesPlacesThatNobodyWouldTake) {
    for (const double rate : {-0.05, 0.0009, 1000.1, std::nan(""), std::numeric_limits<double>::infinity()})
        refuses("project.bad_take_up"_text, [&](PlanSettings& plan) { plan.take_up = rate; });
    refuses("project.places_without_take_up"_text, [](PlanSettings& plan) { plan.take_up = 0; });
    refuses("project.places_without_take_up"_text, [](PlanSettings& plan) {
        plan.take_up = 0;
        plan.capacity.clear();
    });
    refuses("project.places_without_take_up"_text, [](PlanSettings& plan) {
        plan.take_up = 0;
        plan.within_capacity = false;
    });
    for (const char* places : {"0", "-3", "2.5", "15000001", "99999999999999999999", "24 ", "beaucoup", "p.csv:insee"})
        refuses("load.bad_capacity"_text, [&](PlanSettings& plan) { plan.capacity = places; });
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
