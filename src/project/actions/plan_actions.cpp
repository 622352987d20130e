// SPDX-License-Identifier: Apache-2.0
#include "project/actions/plan_actions.h"

#include <algorithm>
#include <utility>

namespace maillage::project {
namespace {

Error usage(Message what) { return {ErrorKind::usage, std::move(what), {}, {}, message("project.remedy"_text)}; }

Status check_bounds(const planning::SiteBounds& bounds) {
    if (bounds.minimum >= 0 && (!bounds.maximum || *bounds.maximum >= bounds.minimum)) return {};
    return fail(usage(message("project.bad_bounds"_text)
                          .with("minimum", std::int64_t{bounds.minimum})
                          .with("maximum", std::int64_t{bounds.maximum.value_or(0)})));
}

/// Words of the command line that no zoning of a file may take.
bool is_reserved(std::string_view name) {
    return name == "department" || name == "block" || std::ranges::find(official_levels, name) != official_levels.end();
}

Status check_zonings(const std::vector<FileZoning>& zonings) {
    for (auto one = zonings.begin(); one != zonings.end(); ++one) {
        const bool is_word = !one->name.empty() && one->name.find_first_of(":=") == std::string::npos;
        const bool is_taken = is_reserved(one->name) || std::any_of(zonings.begin(), one, [&](const FileZoning& other) {
            return other.name == one->name;
        });
        if (!is_word || is_taken) return fail(usage(message("project.zoning_taken"_text).with("name", one->name)));
        if (!names_column(one->column)) return fail(usage(message("project.bad_column"_text).with("given", one->column)));
    }
    return {};
}

Status check_zone_rules(const PlanSettings& plan) {
    for (auto rule = plan.zone_rules.begin(); rule != plan.zone_rules.end(); ++rule) {
        const bool known = std::ranges::find(official_levels, rule->level) != official_levels.end() ||
                           std::ranges::find(plan.zonings, rule->level, &FileZoning::name) != plan.zonings.end();
        if (!known) return fail(usage(message("project.unknown_level"_text).with("level", rule->level)));
        if (rule->code.empty()) return fail(usage(message("project.no_zone"_text).with("level", rule->level)));
        if (auto good = check_bounds(rule->bounds); !good) return good;
        if (std::max(rule->bounds.minimum, rule->bounds.maximum.value_or(0)) > most_zone_sites)
            return fail(usage(message("project.bad_number"_text)));
        const bool twice = std::any_of(plan.zone_rules.begin(), rule, [&](const ZoneRule& other) {
            return other.level == rule->level && other.code == rule->code;
        });
        if (twice)
            return fail(usage(message("project.zone_twice"_text).with("level", rule->level).with("code", rule->code)));
    }
    return {};
}

Status check_budget(const PlanSettings& plan) {
    if (plan.budget.has_value() == plan.opening_cost.empty()) return fail(usage(message("project.half_budget"_text)));
    const auto fits = [](std::int64_t euros) { return euros >= 0 && euros <= most_euros; };
    if (!plan.budget) return {};
    const auto cost = euros_of(plan.opening_cost);
    if (!fits(*plan.budget) || (cost && !fits(*cost))) return fail(usage(message("project.bad_euros"_text)));
    if (!cost && !names_column(plan.opening_cost))
        return fail(usage(message("project.bad_column"_text).with("given", plan.opening_cost)));
    return {};
}

Status check_places(const PlanSettings& plan) {
    if (plan.take_up == 0) {
        if (plan.capacity.empty() && !plan.within_capacity) return {};
        return fail(usage(message("project.places_without_take_up"_text)));
    }
    if (!(plan.take_up >= least_take_up && plan.take_up <= everybody))
        return fail(usage(message("project.bad_take_up"_text)));
    if (plan.capacity.empty() || places_of(plan.capacity) || names_column(plan.capacity)) return {};
    return fail(usage(message("load.bad_capacity"_text).with("given", plan.capacity)));
}

/// Replaces a part only where its value differs: equal parts stay the same pointer.
template <class Part>
Project with_part(const Project& project, std::shared_ptr<const Part> Project::*part, Part value) {
    if (*(project.*part) == value) return project;
    Project next = project;
    next.*part = std::make_shared<const Part>(std::move(value));
    return next;
}

}  // namespace

Result<Project> set_rule(const Project& project, planning::SiteBounds everywhere) {
    if (auto good = check_bounds(everywhere); !good) return fail(good.error());
    Rule rule = *project.rule;
    rule.everywhere = everywhere;
    return with_part(project, &Project::rule, std::move(rule));
}

Result<Project> set_department_rule(const Project& project, DepartmentCode department,
                                    std::optional<planning::SiteBounds> bounds) {
    Rule rule = *project.rule;
    if (bounds) {
        if (auto good = check_bounds(*bounds); !good) return fail(good.error());
        rule.exceptions[department] = *bounds;
    } else {
        rule.exceptions.erase(department);
    }
    return with_part(project, &Project::rule, std::move(rule));
}

Result<Project> set_plan(const Project& project, PlanSettings plan) {
    if (!(plan.cover_km >= 0 && plan.cover_km <= farthest_cover_km)) return fail(usage(message("project.bad_number"_text)));
    if (plan.new_sites < 0 || !(plan.time_limit_s >= 0 && plan.time_limit_s <= longest_search_s))
        return fail(usage(message("project.bad_number"_text)));
    const bool any_distance = plan.max_distance_km == 0;
    if (!any_distance && !(plan.max_distance_km >= least_reach_km && plan.max_distance_km <= farthest_reach_km))
        return fail(usage(message("project.bad_limit"_text)));
    for (const Status& good : {check_zonings(plan.zonings), check_zone_rules(plan), check_budget(plan), check_places(plan)})
        if (!good) return fail(good.error());
    for (const CommuneCode code : plan.forced)
        if (plan.forbidden.contains(code))
            return fail(usage(message("plan.forced_and_forbidden"_text).with("code", code.text())));
    return with_part(project, &Project::plan, std::move(plan));
}

Result<Project> set_wish(const Project& project, CommuneCode commune, Wish wish) {
    PlanSettings plan = *project.plan;
    plan.forced.erase(commune);
    plan.forbidden.erase(commune);
    if (wish == Wish::forced) plan.forced.insert(commune);
    if (wish == Wish::forbidden) plan.forbidden.insert(commune);
    return with_part(project, &Project::plan, std::move(plan));
}

Wish wish_of(const Project& project, CommuneCode commune) {
    if (project.plan->forced.contains(commune)) return Wish::forced;
    return project.plan->forbidden.contains(commune) ? Wish::forbidden : Wish::free;
}

Result<Project> set_setting(const Project& project, Setting setting) {
    const auto outside = [](double most) { return [most](double limit) { return !(limit > 0 && limit <= most); }; };
    if (std::ranges::any_of(setting.radii_km, outside(farthest_km)) ||
        std::ranges::any_of(setting.minutes, outside(longest_minutes)))
        return fail(usage(message("project.bad_limit"_text)));
    return with_part(project, &Project::setting, std::move(setting));
}

}  // namespace maillage::project
