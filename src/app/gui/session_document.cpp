// SPDX-License-Identifier: Apache-2.0
// The document in the session: steps with names, undo and redo, and what follows from each.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/services/map_service.h"
#include "app/services/objective_words.h"
#include "app/services/project_workspace.h"
#include "project/actions/scenario_actions.h"
#include "project/actions/site_actions.h"

namespace maillage::app::gui {
namespace {

LocatedSite proposed_site(const territory::TerritorySet& territory, territory::Index commune) {
    planning::Site site;
    site.name = territory.communes.name[commune];
    site.commune = territory.communes.code[commune];
    site.state = planning::SiteState::proposed;
    return locate(territory, commune, std::move(site));
}

}  // namespace

void Session::commit(Result<project::Project> next, Message name) {
    if (!next) return tell(catalog().text(next.error()), true);
    const project::Project before = history_.committed();
    history_.commit(std::move(*next), std::move(name));
    refresh_document(answers_after(before));
}

Session::Answers Session::answers_after(const project::Project& before) const {
    const project::Project& now = history_.committed();
    // A scenario kept, renamed or deleted leaves the question as it was, and so do the limits of the figures.
    project::Setting setting = *now.setting;
    setting.radii_km = before.setting->radii_km;
    setting.minutes = before.setting->minutes;
    const bool same = now.sites == before.sites && now.rule == before.rule && now.plan == before.plan &&
                      setting == *before.setting;
    return same ? Answers::stay : Answers::go;
}

void Session::undo() {
    if (state_.drag) return step_back();
    const project::Project before = history_.committed();
    history_.undo();
    refresh_document(answers_after(before));
}

void Session::redo() {
    if (state_.drag) return;
    const project::Project before = history_.committed();
    history_.redo();
    refresh_document(answers_after(before));
}

void Session::refresh_document(Answers answers) {
    if (!base_) return;
    follow_persons();
    state_.project = history_.present();
    state_.undo_name = history_.can_undo() ? std::optional(history_.undo_name()) : std::nullopt;
    state_.redo_name = history_.can_redo() ? std::optional(history_.redo_name()) : std::nullopt;
    state_.saved = document_is_saved();
    state_.question = plan_question_of(state_.project);
    if (answers == Answers::go) {
        cancel_plan();
        forget_plan();
    }
    state_.moving_limit = false;
    forget_missing_sites();
    kept_choice_.reset();
    refresh_situation();
    state_.timeline = make_timeline(*state_.workspace);
    compare_candidates();
}

void Session::refresh_situation() {
    auto workspace = workspace_of(*base_, state_.project, day_);
    if (!workspace) return tell(catalog().text(workspace.error()), true);
    add_kept_places(*workspace);
    state_.check = std::make_shared<const CheckResult>(live_check_->run(*workspace));
    state_.workspace = std::make_shared<const Workspace>(std::move(*workspace));
    state_.hover = {};
    if (!state_.drag) refresh_asked_by_rules();
    refresh_plan_figures();
    refresh_catchment();
    refresh_content();
}

Workspace Session::with_proposals() const {
    Workspace workspace = *state_.workspace;
    for (const territory::Index commune : proposals())
        workspace.sites.push_back(proposed_site(*workspace.territory, commune));
    return workspace;
}

std::vector<territory::Index> Session::proposals() const {
    std::vector<territory::Index> communes;
    if (!state_.plan) return communes;
    for (std::size_t j = 0; j < state_.plan->planned.hosts.size(); ++j)
        if (!state_.plan->planned.existing[j]) communes.push_back(state_.plan->planned.hosts[j].commune);
    return communes;
}

void Session::set_distance(const std::string& text) {
    const auto distance = planning::parse_distance_model(text);
    if (!base_ || !distance) return;
    project::Setting setting = *state_.project.setting;
    setting.distance = distance->canonical();
    if (!distance->has_minutes()) setting.minutes.clear();
    commit(project::set_setting(history_.committed(), std::move(setting)), message("edit.distance"_text));
}

void Session::set_question(const PlanQuestion& question) {
    if (!base_) return;
    project::PlanSettings plan = *history_.committed().plan;
    const ObjectiveWords* words = find_objective(question.objective);
    if (words == nullptr) return;
    plan.objective = words->objective;
    // The number and the radius stay known while an objective without them is looked at.
    if (words->has_radius) plan.cover_km = question.radii_km.empty() ? 0 : question.radii_km.front();
    plan.candidates = question.candidates;
    plan.without_metropoles = question.exclude == "metropoles";
    if (words->has_total) plan.new_sites = question.new_sites.value_or(0);
    plan.time_limit_s = question.time_limit_s.value_or(0);
    commit(project::set_plan(history_.committed(), std::move(plan)), message("edit.question"_text));
}

void Session::set_rule(planning::SiteBounds everywhere) {
    if (base_) commit(project::set_rule(history_.committed(), everywhere), message("edit.rule"_text));
}

void Session::set_department_rule(territory::Index department, std::optional<planning::SiteBounds> bounds) {
    if (!base_) return;
    const auto& departments = base_->territory->departments;
    commit(project::set_department_rule(history_.committed(), departments.code[department], bounds),
           message("edit.department_rule"_text).with("department", departments.name[department]));
}

void Session::set_wish(territory::Index commune, project::Wish wish) {
    if (!base_) return;
    const auto& communes = base_->territory->communes;
    const TextKey name = wish == project::Wish::forced      ? "edit.force"_text
                         : wish == project::Wish::forbidden ? "edit.forbid"_text
                                                            : "edit.free"_text;
    commit(project::set_wish(history_.committed(), communes.code[commune], wish),
           message(name).with("name", communes.name[commune]));
}

void Session::keep_scenario(const std::string& name) {
    commit(project::keep_scenario(history_.committed(), name), message("edit.keep_scenario"_text).with("name", name));
}

void Session::delete_scenario(std::size_t scenario) {
    const auto& scenarios = *state_.project.scenarios;
    const std::string name = scenario < scenarios.size() ? scenarios[scenario].name : std::string();
    commit(project::delete_scenario(history_.committed(), scenario),
           message("edit.delete_scenario"_text).with("name", name));
}

void Session::take_scenario(std::size_t scenario) {
    const auto& scenarios = *state_.project.scenarios;
    const std::string name = scenario < scenarios.size() ? scenarios[scenario].name : std::string();
    commit(project::take_scenario(history_.committed(), scenario), message("edit.take_scenario"_text).with("name", name));
}

}  // namespace maillage::app::gui
