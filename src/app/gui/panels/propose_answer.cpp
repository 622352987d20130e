// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/propose_answer.h"

#include <algorithm>

#include "app/gui/panels/places_answer.h"
#include "app/gui/panels/plan_trace.h"
#include "app/gui/panels/propose_alternatives.h"
#include "app/gui/panels/rules_kept.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/objective_words.h"
#include "app/services/plan_document.h"
#include "app/services/wording.h"

namespace maillage::app::gui {
namespace {

using optimise::Status;

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

/// Per cent; an open gap never reads as none.
double told_gap(const optimise::Solution& solution) {
    constexpr double least_told = 0.01;
    return solution.gap == 0 ? 0 : std::max(solution.gap * 100, least_told);
}

void draw_no_plan(Ui& ui, const PlanResult& plan) {
    std::string reasons;
    for (const auto& reason : plan.solution.reasons)
        reasons += (reasons.empty() ? "" : "\n") + ui.text(reason_message(*ui.state.workspace, plan, reason, ui.catalog));
    note_box(ui, "plan_answer", ui.palette.failure, status_title(ui, plan), reasons);
    draw_ways_out(ui, plan);
}

/// The plan's worth in the unit of its objective, with the bound where it is another; the p-median's is the mean below,
/// unless it is that to the site where each has a place.
std::optional<std::string> found_words(Ui& ui, const PlanResult& plan) {
    const auto objective = plan.setup.request.objective;
    if (objective == optimise::Objective::p_median && !plan.placed) return std::nullopt;
    std::int64_t persons = 0;
    for (const territory::Index commune : plan.clients) persons += ui.state.workspace->demand.persons[commune];
    const auto shown = [&](std::int64_t value) {
        return shown_value_text(objective, shown_value(objective, value, persons), ui.catalog);
    };
    const auto& solution = plan.solution;
    const bool is_proven = solution.value == solution.bound;
    if (plan.placed) return ui.text(message("window.placed_found"_text).with("value", shown(solution.value)));
    return ui.text(message(is_proven ? "window.plan_found"_text : "window.plan_found_open"_text)
                       .with("objective", ui.text(words_of(objective).short_title))
                       .with("value", shown(solution.value))
                       .with("bound", shown(solution.bound)));
}

/// Candidates are told as the map shows them: without the sites that are kept.
std::string proof_words(const Ui& ui, const PlanResult& plan) {
    const std::size_t kept = plan.setup.request.existing.size();
    return ui.text(message("window.plan_proof"_text)
                       .with("gap", told_gap(plan.solution), plan.solution.gap == 0 ? 0 : 2)
                       .with("seconds", plan.solution.seconds, plan.solution.seconds < 1 ? 2 : 1)
                       .with("candidates", static_cast<std::int64_t>(plan.candidate_count - kept)));
}

void draw_answer(Ui& ui, const PlanResult& plan) {
    const Language language = ui.language();
    const std::string mean = ui.text(message(plan.placed ? "window.placed_nearest"_text : "window.plan_mean"_text)
                                         .with("after", km_text(plan.after.coverage.mean_km, language))
                                         .with("before", km_text(plan.before.coverage.mean_km, language)));
    const bool changed = !ui.state.proposing.dropped.empty();
    const bool is_next_best = ui.state.proposing.rank > 0;
    const std::optional<std::string> found = changed || is_next_best ? std::nullopt : found_words(ui, plan);
    const std::string proof = changed        ? ui.text("window.plan_changed_proof"_text)
                              : is_next_best ? ui.text("window.plan_beside_best"_text)
                                             : proof_words(ui, plan);
    const auto rank = static_cast<std::int64_t>(ui.state.proposing.rank) + 1;
    const std::string title = changed        ? ui.text("window.plan_changed"_text)
                              : is_next_best ? ui.text(message("window.plan_of_rank"_text).with("rank", rank))
                                             : status_title(ui, plan);
    const NoteColors& colors = ui.palette.answer;
    const float padding = ui.px(3 * grid);
    const Box box = take(ui, line_height(ui, FontRole::lead) + line_height(ui, FontRole::body) +
                                 line_height(ui, FontRole::small) + ui.px(26) +
                                 (found ? line_height(ui, FontRole::body) + ui.px(2) : 0));
    put_box(box, colors.ground, ui.px(corner));
    Point at{box.low.x + padding, box.low.y + ui.px(9)};
    const float mark = ui.px(7);
    // The mark is that of a proof.
    const bool proven = !changed && !is_next_best && plan.solution.status == Status::optimal;
    const float indent = proven ? ui.px(22) : 0;
    if (proven)
        put_check_mark({at.x + mark, at.y + line_height(ui, FontRole::lead) / 2}, mark, colors.strong, ui.px(2.2F));
    const float width = box.width() - 2 * padding;
    put_fitted(ui, "plan_status", FontRole::lead, {at.x + indent, at.y}, colors.strong,
               title, width - indent);
    at.y += line_height(ui, FontRole::lead) + ui.px(4);
    if (found) {
        put_fitted(ui, "plan_value", FontRole::body, at, colors.text, *found, width);
        at.y += line_height(ui, FontRole::body) + ui.px(2);
    }
    put_fitted(ui, "plan_mean", FontRole::body, at, colors.text, mean, width);
    at.y += line_height(ui, FontRole::body) + ui.px(2);
    put_fitted(ui, "plan_proof", FontRole::small, at, ui.palette.second_ink, proof, width);
}

/// A proposal that meets the rule of a department whose people are the lesser part of its visitors.
bool warns(const WindowState& state, const PlanResult& plan, std::size_t j, std::optional<double> share) {
    if (!share || *share >= low_home_share) return false;
    const auto department = state.workspace->territory->communes.department[plan.planned.hosts[j].commune];
    return std::any_of(state.check->verdicts.begin(), state.check->verdicts.end(), [&](const auto& verdict) {
        return verdict.department == department && verdict.sites < verdict.bounds.minimum;
    });
}

/// The two signs at a card's lower right corner. Their clicks come before the card's, their picture after it.
struct CardSigns {
    Box accept, drop;
    bool over_accept = false;
    bool over_drop = false;
};

CardSigns take_signs(Ui& ui, territory::Index commune, const std::string& code, const Box& card) {
    const float side = ui.px(24);
    const float right = card.high.x - ui.px(2 * grid);
    const float top = card.high.y - ui.px(1.5F * grid) - side;
    CardSigns signs;
    signs.drop = {{right - side, top}, {right, top + side}};
    signs.accept = {{right - 2 * side - ui.px(grid), top}, {right - side - ui.px(grid), top + side}};
    if (hit(ui, "accept_one_" + code, signs.accept, &signs.over_accept))
        ui.act([commune](Session& session) { session.accept_proposal(commune); });
    if (hit(ui, "drop_one_" + code, signs.drop, &signs.over_drop))
        ui.act([commune](Session& session) { session.drop_proposal(commune); });
    return signs;
}

void draw_signs(Ui& ui, const CardSigns& signs) {
    put_box(signs.accept, signs.over_accept ? ui.palette.row_hover : ui.palette.panel, ui.px(corner));
    put_check_mark({(signs.accept.low.x + signs.accept.high.x) / 2, (signs.accept.low.y + signs.accept.high.y) / 2},
                   ui.px(6), ui.palette.good, ui.px(2));
    put_box(signs.drop, signs.over_drop ? ui.palette.row_hover : ui.palette.panel, ui.px(corner));
    put_icon(ui, icons::close, signs.drop, ui.palette.second_ink);
}

void draw_card(Ui& ui, const PlanResult& plan, std::size_t j, const Visitors& visitors) {
    const auto& territory = *ui.state.workspace->territory;
    const territory::Index commune = plan.planned.hosts[j].commune;
    const territory::Index department = territory.communes.department[commune];
    const bool warning = warns(ui.state, plan, j, visitors.home_share);
    const std::string code = territory.communes.code[commune].text();
    const float padding = ui.px(3 * grid);
    const float small_line = line_height(ui, FontRole::small) + ui.px(2);
    const Box box = take(ui, ui.px(24) + line_height(ui, FontRole::body_bold) + small_line * 2);
    const CardSigns signs = take_signs(ui, commune, code, box);
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
    // The mean is that of the people nearest; where places limit the plan, others come.
    const std::string mean = plan.placed ? std::string() : km_text(plan.after.sites[j].mean_km, ui.language());
    put_fitted(ui, "proposal_name_" + code, FontRole::body_bold, at, ui.palette.ink, territory.communes.name[commune],
               right - left - text_size(ui, FontRole::small_medium, mean).x - ui.px(2 * grid));
    put_text(ui, FontRole::small_medium, {right, at.y + ui.px(1)}, ui.palette.ink, mean, Align::right);
    at.y += line_height(ui, FontRole::body_bold);
    const std::string people = ui.text(message("window.people_short"_text).with("count", visitors.persons));
    put_text(ui, FontRole::small, {right, at.y}, ui.palette.second_ink, people, Align::right);
    put_fitted(ui, "proposal_department_" + code, FontRole::small, at, ui.palette.second_ink,
               department_title(territory, department),
               right - left - text_size(ui, FontRole::small, people).x - ui.px(2 * grid));
    at.y += small_line;
    const std::string home = ui.text(message(warning ? "window.home_share_low"_text : "window.home_share"_text)
                                         .with("share", share_text(visitors.home_share, ui.language())));
    const float sign = warning ? ui.px(18) : 0;
    if (warning)
        put_warning_sign({at.x + ui.px(6), at.y + small_line / 2}, ui.px(7), ui.palette.warning, ui.palette.panel);
    put_fitted(ui, "proposal_home_" + code, FontRole::small, {at.x + sign, at.y},
               warning ? ui.palette.warning : ui.palette.second_ink, home,
               signs.accept.low.x - ui.px(grid) - at.x - sign);
    draw_signs(ui, signs);
}

void draw_without_metropoles(Ui& ui, const WithoutMetropoles& without) {
    if (!without.coverage.mean_km) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text(no_plan_without_metropoles(without.status)));
        return;
    }
    pair_line(ui, "beside_without", ui.text("window.mean_without_metropoles"_text),
              km_text(without.coverage.mean_km, ui.language()));
    std::string names;
    for (const territory::Index commune : without.proposed)
        names += (names.empty() ? "" : ", ") + ui.state.workspace->territory->communes.name[commune];
    paragraph(ui, FontRole::small, ui.palette.second_ink, names);
    gap(ui, 2 * grid);
    const bool shown = ui.state.proposing.show_without_metropoles;
    if (wide_button(ui, "show_without", ui.text(shown ? "window.hide_without"_text : "window.show_without"_text),
                    ButtonKind::quiet))
        ui.act([shown](Session& session) { session.show_without_metropoles(!shown); });
}

void draw_beside(Ui& ui, const PlanResult& plan) {
    const Language language = ui.language();
    const auto from_to = [&](const std::string& before, const std::string& after) {
        return ui.text(message("window.from_to"_text).with("before", before).with("after", after));
    };
    const auto& before = plan.before.coverage;
    const auto& after = plan.after.coverage;
    line(ui, "beside_title", FontRole::small_bold, ui.palette.ink, ui.text("report.beside"_text));
    gap(ui, grid);
    pair_line(ui, "beside_worst", ui.text("window.worst_decile"_text),
              from_to(km_text(before.worst_decile_km, language), km_text(after.worst_decile_km, language)));
    const auto beyond = [](std::optional<double> within) { return within ? std::optional(1 - *within) : std::nullopt; };
    for (std::size_t band = 0; band < after.bands.size(); ++band)
        pair_line(ui, "beside_beyond_" + std::to_string(band),
                  ui.text(message("window.figure_beyond"_text).with("band", band_text(after.bands[band], language))),
                  from_to(share_text(beyond(before.share_within(band)), language),
                          share_text(beyond(after.share_within(band)), language)));
    if (!plan.without_metropoles) return;
    gap(ui, 2 * grid);
    draw_without_metropoles(ui, *plan.without_metropoles);
}

}  // namespace

void draw_propose_answer(Ui& ui, const PlanResult& plan) {
    if (!plan.solution.has_plan()) return draw_no_plan(ui, plan);
    draw_answer(ui, plan);
    draw_plan_ranks(ui);
    gap(ui, 2 * grid);
    const Box row = take(ui, ui.px(34));
    const float middle = row.low.x + row.width() * 0.56F;
    if (button(ui, "accept", ui.text("window.accept"_text), ButtonKind::primary,
               {row.low, {middle - ui.px(grid), row.high.y}}))
        ui.act([](Session& session) { session.accept_plan(); });
    if (button(ui, "drop", ui.text("window.drop"_text), ButtonKind::quiet, {{middle + ui.px(grid), row.low.y}, row.high}))
        ui.act([](Session& session) { session.drop_plan(); });
    draw_rules_kept(ui, plan);
    draw_places_answer(ui, plan);
    const std::vector<Visitors> visitors = visitors_of(ui.state, plan);
    for (std::size_t j = 0; j < plan.planned.hosts.size(); ++j) {
        if (plan.planned.existing[j]) continue;
        gap(ui, 2 * grid);
        draw_card(ui, plan, j, visitors[j]);
    }
    gap(ui, 4 * grid);
    draw_plan_trace(ui);
    draw_plan_worth(ui, plan);
    draw_beside(ui, plan);
}

}  // namespace maillage::app::gui
