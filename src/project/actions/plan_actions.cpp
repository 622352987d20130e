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
