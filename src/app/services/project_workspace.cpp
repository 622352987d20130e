// SPDX-License-Identifier: Apache-2.0
#include "app/services/project_workspace.h"

#include <utility>

#include "app/services/objective_words.h"

namespace maillage::app {
namespace {

std::string joined(const std::set<CommuneCode>& codes) {
    std::string text;
    for (const CommuneCode code : codes) text += (text.empty() ? "" : ",") + code.text();
    return text;
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
    question.force = joined(plan.forced);
    question.forbid = joined(plan.forbidden);
    if (plan.time_limit_s > 0) question.time_limit_s = plan.time_limit_s;
    return question;
}

}  // namespace maillage::app
