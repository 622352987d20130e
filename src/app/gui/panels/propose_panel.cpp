// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/propose_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/plan_document.h"
#include "app/services/wording.h"

namespace maillage::app::gui {
namespace {

using optimise::Status;

constexpr int most_new_sites = 30;

/// A label and, on its right, the place of a control.
Box labelled(Ui& ui, const char* id, const std::string& label) {
    const Box row = take(ui, ui.px(28));
    gap(ui, grid);
    const float label_width = ui.px(104);
    put_fitted(ui, std::string(id) + "_label", FontRole::small, {row.low.x, middle_line(ui, FontRole::small, row)},
               ui.palette.second_ink, label, label_width - ui.px(grid));
    return {{row.low.x + label_width, row.low.y}, row.high};
}

/// What the rule still asks, at least one.
int default_new_sites(const WindowState& state) {
    return std::max(1, planning::missing_sites(state.check->verdicts));
}

/// A list of values of the question and their words; gives the new value.
template <std::size_t Count>
std::optional<std::string> pick(Ui& ui, const char* id, const std::array<std::string, Count>& values,
                                const std::array<std::string, Count>& words, const std::string& current,
                                const Box& box) {
    const auto at = std::find(values.begin(), values.end(), current);
    const auto picked = choice(ui, id, at == values.end() ? -1 : static_cast<int>(at - values.begin()), words, box);
    return picked ? std::optional(values[static_cast<std::size_t>(*picked)]) : std::nullopt;
}

/// "1", "1:2": as the lists of rules carry it.
std::string rule_value(const planning::SiteBounds& bounds) {
    std::string text = std::to_string(bounds.minimum);
    if (bounds.maximum) text += ":" + std::to_string(*bounds.maximum);
    return text;
}

void ask(Ui& ui, const PlanQuestion& question) {
    ui.act([question](Session& session) { session.set_question(question); });
}

void draw_question(Ui& ui) {
    PlanQuestion question = ui.state.question;
    const Box objective = labelled(ui, "objective", ui.text("window.objective"_text));
    put_fitted(ui, "objective", FontRole::small_medium,
               {objective.low.x + ui.px(10), middle_line(ui, FontRole::small_medium, objective)}, ui.palette.ink,
               ui.text("window.objective_p_median"_text), objective.width() - ui.px(10));
    const int count = question.new_sites.value_or(default_new_sites(ui.state));
    if (const auto changed = stepper(ui, "new_sites", count, 1, most_new_sites,
                                     labelled(ui, "new_sites", ui.text("window.new_sites"_text)))) {
        question.new_sites = *changed;
        ask(ui, question);
    }
    const std::array<std::string, 3> rules{"1", "1:2", "0"};
    const std::array<std::string, 3> rule_words{
        ui.text("window.rule_one"_text), ui.text("window.rule_one_or_two"_text), ui.text("window.rule_none"_text)};
    const std::string rule = rule_value(ui.state.project.rule->everywhere);
    if (const auto changed = pick(ui, "rule", rules, rule_words, rule, labelled(ui, "rule", ui.text("window.rule"_text)))) {
        question.per_department = *changed;
        ask(ui, question);
    }
    const std::array<std::string, 3> sets{"default", "epci-main", "communes"};
    const std::array<std::string, 3> set_words{ui.text("window.candidates_default"_text),
                                               ui.text("window.candidates_epci"_text),
                                               ui.text("window.candidates_communes"_text)};
    if (const auto changed = pick(ui, "candidates", sets, set_words, question.candidates,
                                  labelled(ui, "candidates", ui.text("window.candidates"_text)))) {
        question.candidates = *changed;
        ask(ui, question);
    }
    const std::array<std::string, 2> models{"geodesic", "detour:1.3"};
    const std::array<std::string, 2> model_words{ui.text("window.distance_crow_fly"_text),
                                                 ui.text("window.distance_detour"_text)};
    if (const auto changed = pick(ui, "distance", models, model_words, ui.state.workspace->distance.canonical(),
                                  labelled(ui, "distance", ui.text("window.distance"_text))))
        ui.act([text = *changed](Session& session) { session.set_distance(text); });
    const bool without = question.exclude == "metropoles";
    gap(ui, grid);
    if (check_box(ui, "without_metropoles", ui.text("window.without_metropoles"_text), without)) {
        question.exclude = without ? "" : "metropoles";
        ask(ui, question);
    }
}

void draw_progress(Ui& ui) {
    progress_bar(ui, take(ui, ui.px(6)), ui.state.planning->fraction);
    gap(ui, 2 * grid);
    const TextKey phase = ui.state.planning->phase;
    line(ui, "plan_phase", FontRole::small, ui.palette.second_ink,
         ui.text(phase.id.empty() ? "window.planning"_text : phase));
    gap(ui, 2 * grid);
    if (wide_button(ui, "cancel_plan", ui.text("window.cancel"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.cancel_plan(); });
}

std::string status_title(Ui& ui, const PlanResult& plan) {
    switch (plan.solution.status) {
        case Status::optimal: return ui.text("window.optimal"_text);
        case Status::feasible:
        case Status::interrupted: return ui.text("window.feasible"_text);
        case Status::infeasible: return ui.text("plan.status_infeasible"_text);
        case Status::unknown: break;
    }
    return ui.text("plan.status_unknown"_text);
}

void draw_no_plan(Ui& ui, const PlanResult& plan) {
    std::string reasons;
    for (const auto& reason : plan.solution.reasons)
        reasons += (reasons.empty() ? "" : "\n") + ui.text(reason_message(*ui.state.workspace, plan, reason));
    note_box(ui, "plan_answer", ui.palette.failure, status_title(ui, plan), reasons);
}

void draw_answer(Ui& ui, const PlanResult& plan) {
    const Language language = ui.language();
    const std::string mean = ui.text(message("window.plan_mean"_text)
                                         .with("after", km_text(plan.after.coverage.mean_km, language))
                                         .with("before", km_text(plan.before.coverage.mean_km, language)));
    const std::string proof = ui.text(message("window.plan_proof"_text)
                                          .with("gap", plan.solution.gap * 100, plan.solution.gap == 0 ? 0 : 2)
                                          .with("seconds", plan.solution.seconds, 1)
                                          .with("candidates", static_cast<std::int64_t>(plan.candidate_count)));
    const NoteColors& colors = ui.palette.answer;
    const float padding = ui.px(3 * grid);
    const Box box = take(ui, line_height(ui, FontRole::lead) + line_height(ui, FontRole::body) +
                                 line_height(ui, FontRole::small) + ui.px(26));
    put_box(box, colors.ground, ui.px(corner));
    Point at{box.low.x + padding, box.low.y + ui.px(9)};
    const float mark = ui.px(7);
    put_check_mark({at.x + mark, at.y + line_height(ui, FontRole::lead) / 2}, mark, colors.strong, ui.px(2.2F));
    const float width = box.width() - 2 * padding;
    put_fitted(ui, "plan_status", FontRole::lead, {at.x + ui.px(22), at.y}, colors.strong, status_title(ui, plan),
               width - ui.px(22));
    at.y += line_height(ui, FontRole::lead) + ui.px(4);
    put_fitted(ui, "plan_mean", FontRole::body, at, colors.text, mean, width);
    at.y += line_height(ui, FontRole::body) + ui.px(2);
    put_fitted(ui, "plan_proof", FontRole::small, at, ui.palette.second_ink, proof, width);
}

/// A proposal that meets the rule of a department whose people are the lesser part of its visitors.
bool warns(const WindowState& state, const PlanResult& plan, std::size_t j) {
    const auto share = plan.after.sites[j].home_share;
    if (!share || *share >= low_home_share) return false;
    const auto department = state.workspace->territory->communes.department[plan.planned.hosts[j].commune];
    return std::any_of(state.check->verdicts.begin(), state.check->verdicts.end(), [&](const auto& verdict) {
        return verdict.department == department && verdict.sites < verdict.bounds.minimum;
    });
}

void draw_card(Ui& ui, const PlanResult& plan, std::size_t j) {
    const auto& territory = *ui.state.workspace->territory;
    const territory::Index commune = plan.planned.hosts[j].commune;
    const territory::Index department = territory.communes.department[commune];
    const auto& row = plan.after.sites[j];
    const bool warning = warns(ui.state, plan, j);
    const std::string code = territory.communes.code[commune].text();
    const float padding = ui.px(3 * grid);
    const float small_line = line_height(ui, FontRole::small) + ui.px(2);
    const Box box = take(ui, ui.px(18) + line_height(ui, FontRole::body_bold) + small_line * 2);
    bool hovered = false;
    if (hit(ui, "proposal_" + code, box, &hovered))
        ui.act([department](Session& session) { session.select_department(department); });
    if (hovered) ui.act([department](Session& session) { session.hover_department(department); });
    put_box(box, hovered ? ui.palette.field_hover : ui.palette.field, ui.px(corner));
    put_diamond({box.low.x + padding + ui.px(6), box.low.y + ui.px(10) + line_height(ui, FontRole::body_bold) / 2},
                ui.px(7), ui.palette.proposed);
    const float left = box.low.x + padding + ui.px(22);
    const float right = box.high.x - padding;
    Point at{left, box.low.y + ui.px(9)};
    const std::string mean = km_text(row.mean_km, ui.language());
    put_fitted(ui, "proposal_name_" + code, FontRole::body_bold, at, ui.palette.ink, territory.communes.name[commune],
               right - left - text_size(ui, FontRole::small_medium, mean).x - ui.px(2 * grid));
    put_text(ui, FontRole::small_medium, {right, at.y + ui.px(1)}, ui.palette.ink, mean, Align::right);
    at.y += line_height(ui, FontRole::body_bold);
    const std::string people = ui.text(message("window.people_short"_text).with("count", row.persons));
    put_text(ui, FontRole::small, {right, at.y}, ui.palette.second_ink, people, Align::right);
    put_fitted(ui, "proposal_department_" + code, FontRole::small, at, ui.palette.second_ink,
               department_title(territory, department),
               right - left - text_size(ui, FontRole::small, people).x - ui.px(2 * grid));
    at.y += small_line;
    const std::string home = ui.text(message(warning ? "window.home_share_low"_text : "window.home_share"_text)
                                         .with("share", share_text(row.home_share, ui.language())));
    const float sign = warning ? ui.px(18) : 0;
    if (warning)
        put_warning_sign({at.x + ui.px(6), at.y + small_line / 2}, ui.px(7), ui.palette.warning, ui.palette.panel);
    put_fitted(ui, "proposal_home_" + code, FontRole::small, {at.x + sign, at.y},
               warning ? ui.palette.warning : ui.palette.second_ink, home, right - left - sign);
}

void draw_beside(Ui& ui, const PlanResult& plan) {
    const Language language = ui.language();
    const auto from_to = [&](const std::string& before, const std::string& after) {
        return ui.text(message("window.from_to"_text).with("before", before).with("after", after));
    };
    const std::size_t band = main_band(plan.after.coverage.bands);
    line(ui, "beside_title", FontRole::small_bold, ui.palette.ink, ui.text("report.beside"_text));
    gap(ui, grid);
    pair_line(ui, "beside_within",
              ui.text(message("window.figure_within"_text)
                          .with("band", band_text(plan.after.coverage.bands[band], language))),
              from_to(share_text(plan.before.coverage.share_within(band), language),
                      share_text(plan.after.coverage.share_within(band), language)));
    pair_line(ui, "beside_worst", ui.text("window.worst_decile"_text),
              from_to(km_text(plan.before.coverage.worst_decile_km, language),
                      km_text(plan.after.coverage.worst_decile_km, language)));
    if (!plan.without_metropoles) return;
    const auto& without = *plan.without_metropoles;
    if (!without.coverage.mean_km) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text(no_plan_without_metropoles(without.status)));
        return;
    }
    pair_line(ui, "beside_without", ui.text("window.mean_without_metropoles"_text),
              km_text(without.coverage.mean_km, language));
    std::string names;
    for (const territory::Index commune : without.proposed)
        names += (names.empty() ? "" : ", ") + ui.state.workspace->territory->communes.name[commune];
    paragraph(ui, FontRole::small, ui.palette.second_ink, names);
}

void draw_result(Ui& ui, const PlanResult& plan) {
    if (!plan.solution.has_plan()) return draw_no_plan(ui, plan);
    draw_answer(ui, plan);
    for (std::size_t j = 0; j < plan.planned.hosts.size(); ++j) {
        if (plan.planned.existing[j]) continue;
        gap(ui, 2 * grid);
        draw_card(ui, plan, j);
    }
    gap(ui, 3 * grid);
    const Box row = take(ui, ui.px(34));
    const float middle = row.low.x + row.width() * 0.56F;
    if (button(ui, "accept", ui.text("window.accept"_text), ButtonKind::primary,
               {row.low, {middle - ui.px(grid), row.high.y}}))
        ui.act([](Session& session) { session.accept_plan(); });
    if (button(ui, "drop", ui.text("window.drop"_text), ButtonKind::quiet, {{middle + ui.px(grid), row.low.y}, row.high}))
        ui.act([](Session& session) { session.drop_plan(); });
    gap(ui, 4 * grid);
    draw_beside(ui, plan);
}

void draw_planned(Ui& ui) {
    std::string names;
    std::int64_t count = 0;
    for (const planning::Site& site : *ui.state.project.sites) {
        if (site.state != planning::SiteState::planned) continue;
        names += (names.empty() ? "" : ", ") + site.name;
        ++count;
    }
    if (count == 0) return;
    note_box(ui, "planned", ui.palette.proposal,
             ui.text(message("window.planned_title"_text).with("count", count)), names);
    gap(ui, 2 * grid);
    if (wide_button(ui, "remove_planned", ui.text("window.remove_planned"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.remove_planned(); });
    gap(ui, 4 * grid);
}

}  // namespace

void draw_propose_panel(Ui& ui) {
    if (!ui.state.check) {
        paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.not_loaded"_text));
        return;
    }
    line(ui, "propose_title", FontRole::lead, ui.palette.ink, ui.text("window.propose_title"_text));
    gap(ui, 3 * grid);
    draw_planned(ui);
    draw_question(ui);
    gap(ui, 3 * grid);
    if (ui.state.planning) return draw_progress(ui);
    const bool answered = ui.state.plan != nullptr && ui.state.plan->solution.has_plan();
    if (wide_button(ui, "propose", ui.text(answered ? "window.propose_again"_text : "window.propose"_text),
                    answered ? ButtonKind::quiet : ButtonKind::primary))
        ui.act([](Session& session) { session.propose(); });
    if (ui.state.plan == nullptr) return;
    gap(ui, 4 * grid);
    draw_result(ui, *ui.state.plan);
}

}  // namespace maillage::app::gui
