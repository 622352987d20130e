// SPDX-License-Identifier: Apache-2.0
// Rules beside the number per department: zones of other levels, the longest distance, the envelope.
#include <algorithm>
#include <utility>

#include "app/gui/number_words.h"
#include "app/gui/session.h"
#include "app/gui/zone_words.h"
#include "app/services/objective_words.h"
#include "app/services/plan_rules.h"
#include "app/services/project_workspace.h"

namespace maillage::app::gui {
namespace {

/// Whether the rule can be asked here: its file is read, its zone is one of the scope.
Status try_rule(const Workspace& workspace, const project::Project& project) {
    PlanSetup setup;
    PlanQuestion question = plan_question_of(project);
    question.max_distance_km.reset();
    return read_rules(workspace, question, setup);
}

}  // namespace

void Session::add_rule() {
    if (!base_) return;
    const RuleDraft draft = state_.proposing.rule_draft;
    const auto code = meant_zone(*state_.workspace, draft.level, draft.zone, catalog());
    if (!code) return tell(catalog().text(message("window.no_such_zone"_text).with("words", draft.zone)), true);
    if (draft.level == "department") {
        state_.proposing.rule_draft.zone.clear();
        if (*code == project::every_zone) return set_rule(draft.bounds);
        return set_department_rule(*base_->territory->departments.find(*DepartmentCode::parse(*code)), draft.bounds);
    }
    project::PlanSettings plan = *history_.committed().plan;
    std::erase_if(plan.zone_rules, [&](const auto& rule) { return rule.level == draft.level && rule.code == *code; });
    plan.zone_rules.push_back({draft.level, *code, draft.bounds});
    auto next = project::set_plan(history_.committed(), std::move(plan));
    if (next)
        if (const Status asked = try_rule(*state_.workspace, *next); !asked)
            return tell(catalog().text(asked.error()), true);
    state_.proposing.rule_draft.zone.clear();
    const std::string zone = zone_words(*base_->territory, draft.level, *code, catalog());
    commit(std::move(next), message("edit.add_zone_rule"_text).with("zone", zone));
}

void Session::remove_zone_rule(const std::string& level, const std::string& code) {
    if (!base_) return;
    project::PlanSettings plan = *history_.committed().plan;
    std::erase_if(plan.zone_rules, [&](const auto& rule) { return rule.level == level && rule.code == code; });
    commit(project::set_plan(history_.committed(), std::move(plan)),
           message("edit.remove_zone_rule"_text).with("zone", zone_words(*base_->territory, level, code, catalog())));
}

void Session::set_max_distance(double km) {
    if (!base_) return;
    project::PlanSettings plan = *history_.committed().plan;
    plan.max_distance_km = km;
    commit(project::set_plan(history_.committed(), std::move(plan)), message("edit.max_distance"_text));
}

void Session::type_max_distance(const std::string& words) {
    const auto km = number_from_words(words, "km", state_.language);
    if (!km) return tell(catalog().text(message("window.bad_kilometers"_text).with("words", words)), true);
    set_max_distance(*km);
}

void Session::type_budget(const std::string& words) {
    const project::PlanSettings& plan = *state_.project.plan;
    BudgetDraft wanted = plan.budget ? BudgetDraft{plan.budget, plan.opening_cost} : state_.proposing.budget_draft;
    wanted.budget = euros_from_words(words, state_.language);
    if (!wanted.budget && !words.empty())
        return tell(catalog().text(message("window.bad_euros"_text).with("words", words)), true);
    set_budget(std::move(wanted));
}

void Session::type_opening_cost(const std::string& words) {
    const project::PlanSettings& plan = *state_.project.plan;
    BudgetDraft wanted = plan.budget ? BudgetDraft{plan.budget, plan.opening_cost} : state_.proposing.budget_draft;
    const auto euros = euros_from_words(words, state_.language);
    if (!euros && !words.empty())
        return tell(catalog().text(message("window.bad_euros"_text).with("words", words)), true);
    wanted.opening_cost = euros ? std::to_string(*euros) : std::string();
    set_budget(std::move(wanted));
}

void Session::set_budget(BudgetDraft wanted) {
    if (!base_) return;
    const bool is_whole = wanted.budget && !wanted.opening_cost.empty();
    state_.proposing.budget_draft = is_whole ? BudgetDraft{} : wanted;
    project::PlanSettings plan = *history_.committed().plan;
    plan.budget = is_whole ? wanted.budget : std::nullopt;
    plan.opening_cost = is_whole ? wanted.opening_cost : std::string();
    commit(project::set_plan(history_.committed(), std::move(plan)), message("edit.budget"_text));
}

void Session::refresh_asked_by_rules() {
    state_.proposing.asked_by_rules = 0;
    PlanQuestion question = plan_question_of(state_.project);
    const ObjectiveWords& words = words_of(state_.project.plan->objective);
    // Where places count, they say how many.
    if (question.within_capacity || question.budget || !words.has_total) return;
    if (question.zone_rules.empty() || question.new_sites) return;
    const auto setup = set_up_plan(*state_.workspace, question);
    // Why there is none is told where a plan is asked for.
    if (!setup) return;
    state_.proposing.asked_by_rules = setup->request.sites_total - static_cast<int>(setup->request.existing.size());
}

}  // namespace maillage::app::gui
