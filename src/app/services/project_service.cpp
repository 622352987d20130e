// SPDX-License-Identifier: Apache-2.0
#include "app/services/project_service.h"

#include "project/actions/site_actions.h"

namespace maillage::app {
namespace {

project::Setting setting_of(const Question& question) {
    project::Setting setting;
    setting.territory = question.territory.string();
    setting.scope = question.scope;
    setting.programme = question.programme;
    setting.demand = question.demand;
    setting.distance = question.distance;
    setting.radii_km = question.radii_km;
    setting.minutes = question.minutes;
    return setting;
}

project::Rule rule_of(const Workspace& workspace) {
    project::Rule rule{workspace.rule.everywhere, {}};
    for (const auto& [department, bounds] : workspace.rule.exceptions)
        rule.exceptions[workspace.territory->departments.code[department]] = bounds;
    return rule;
}

std::string joined(const std::set<CommuneCode>& codes) {
    std::string all;
    for (const CommuneCode code : codes) all += (all.empty() ? "" : ",") + code.text();
    return all;
}

}  // namespace

Result<project::Project> default_project(const Question& question, const Workspace& workspace) {
    project::Project project;
    project.setting = std::make_shared<const project::Setting>(setting_of(question));
    project.rule = std::make_shared<const project::Rule>(rule_of(workspace));
    std::vector<planning::Site> sites;
    for (const LocatedSite& located : workspace.sites) sites.push_back(located.site);
    return project::add_sites(project, std::move(sites));
}

Result<io::ProjectFile> open_project(const std::filesystem::path& file) { return io::read_project(file); }

Question question_of(const project::Project& project, std::optional<Date> as_of, const std::filesystem::path& file) {
    Question question;
    const project::Setting& setting = *project.setting;
    question.territory = setting.territory;
    question.scope = setting.scope;
    question.programme = setting.programme;
    question.demand = setting.demand;
    question.distance = setting.distance;
    question.radii_km = setting.radii_km;
    question.minutes = setting.minutes;
    if (as_of) question.as_of = iso_text(*as_of);
    question.site_table = project.sites;
    question.rule = project.rule;
    question.project = file;
    return question;
}

PlanQuestion plan_question_of(const project::Project& project) {
    const project::PlanSettings& plan = *project.plan;
    PlanQuestion question;
    question.candidates = plan.candidates;
    if (plan.without_metropoles) question.exclude = "metropoles";
    if (plan.new_sites > 0) question.new_sites = plan.new_sites;
    question.force = joined(plan.forced);
    question.forbid = joined(plan.forbidden);
    question.time_limit_s = plan.time_limit_s;
    return question;
}

std::optional<Error> outside_error(const std::vector<io::OutsidePath>& outside, const std::filesystem::path& file) {
    if (outside.empty()) return std::nullopt;
    std::string paths;
    for (const io::OutsidePath& path : outside) paths += (paths.empty() ? "" : ", ") + path.path.string();
    return Error{ErrorKind::input, message("project.outside"_text).with("paths", paths), file.string(),
                 outside.front().place, message("project.outside_remedy"_text)};
}

}  // namespace maillage::app
