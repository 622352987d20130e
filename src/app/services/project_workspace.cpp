// SPDX-License-Identifier: Apache-2.0
#include "app/services/project_workspace.h"

#include <algorithm>
#include <utility>

#include "app/services/objective_words.h"

namespace maillage::app {
namespace {

std::string joined(const std::set<CommuneCode>& codes) {
    std::string text;
    for (const CommuneCode code : codes) text += (text.empty() ? "" : ",") + code.text();
    return text;
}

/// "1", "0:1".
std::string bounds_words(const planning::SiteBounds& bounds) {
    return std::to_string(bounds.minimum) + (bounds.maximum ? ":" + std::to_string(*bounds.maximum) : "");
}

/// In the words of the command line, which refuses a zoning that no rule speaks of.
void ask_zone_rules(const project::PlanSettings& plan, PlanQuestion& question) {
    for (const project::ZoneRule& rule : plan.zone_rules)
        question.zone_rules.push_back(rule.level + ":" + rule.code + "=" + bounds_words(rule.bounds));
    for (const project::FileZoning& zoning : plan.zonings)
        if (std::ranges::find(plan.zone_rules, zoning.name, &project::ZoneRule::level) != plan.zone_rules.end())
            question.zonings.push_back(zoning.name + "=" + zoning.column);
}

planning::DepartmentRule rule_of(const territory::Departments& departments, const project::Rule& rule) {
    planning::DepartmentRule out{rule.everywhere, {}};
    for (const auto& [code, bounds] : rule.exceptions)
        if (const auto department = departments.find(code)) out.exceptions[*department] = bounds;
    return out;
}

project::Rule project_rule_of(const Workspace& base) {
    project::Rule rule{base.rule.everywhere, {}};
    for (const auto& [department, bounds] : base.rule.exceptions)
        rule.exceptions[base.territory->departments.code[department]] = bounds;
    return rule;
}

}  // namespace

project::Project project_of(const Workspace& base, const Question& question) {
    project::Project project;
    project::Setting setting{question.territory.string(), base.scope.id, question.programme, question.demand,
                             base.distance.canonical(),   question.radii_km, question.minutes};
    project.setting = std::make_shared<const project::Setting>(std::move(setting));
    project::SiteTable sites;
    for (const LocatedSite& located : base.sites) sites.push_back(located.site);
    project.sites = std::make_shared<const project::SiteTable>(std::move(sites));
    project.rule = std::make_shared<const project::Rule>(project_rule_of(base));
    return project;
}

Result<Workspace> workspace_of(const Workspace& base, const project::Project& project, std::optional<Date> day) {
    auto distance = planning::parse_distance_model(project.setting->distance);
    if (!distance) return fail(distance.error());
    auto bands = parse_bands(project.setting->radii_km, project.setting->minutes, *distance);
    if (!bands) return fail(bands.error());
    Workspace workspace = base;
    workspace.distance = *distance;
    workspace.bands = std::move(*bands);
    workspace.rule = rule_of(base.territory->departments, *project.rule);
    workspace.has_own_rule = base.has_own_rule || *project.rule != project_rule_of(base);
    workspace.take_up.reset();
    if (const project::PlanSettings& plan = *project.plan; plan.take_up > 0)
        workspace.take_up = planning::TakeUp{plan.take_up, project::places_of(plan.capacity)};
    workspace.sites.clear();
    for (const planning::Site& site : *project.sites) {
        const auto commune = base.territory->communes.find(site.commune);
        if (commune && base.scope.contains(*commune)) workspace.sites.push_back(locate(*base.territory, *commune, site));
    }
    workspace.counts_planned = true;
    workspace.look_at(day);
    return workspace;
}

PlanQuestion plan_question_of(const project::Project& project) {
    const project::PlanSettings& plan = *project.plan;
    PlanQuestion question;
    const ObjectiveWords& words = words_of(plan.objective);
    question.objective = words.name;
    if (words.has_radius && plan.cover_km > 0) question.radii_km = {plan.cover_km};
    question.candidates = plan.candidates;
    if (plan.without_metropoles) question.exclude = "metropoles";
    if (plan.new_sites > 0 && words.has_total) question.new_sites = plan.new_sites;
    ask_zone_rules(plan, question);
    if (plan.max_distance_km > 0) question.max_distance_km = plan.max_distance_km;
    question.budget = plan.budget;
    question.opening_cost = plan.opening_cost;
    question.within_capacity = plan.within_capacity;
    question.force = joined(plan.forced);
    question.forbid = joined(plan.forbidden);
    if (plan.time_limit_s > 0) question.time_limit_s = plan.time_limit_s;
    return question;
}

}  // namespace maillage::app
