// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/propose_alternatives.h"

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/services/plan_beside_words.h"

namespace maillage::app::gui {
namespace {

using territory::Index;

std::string names_of(const Ui& ui, const std::vector<Index>& communes) {
    std::string names;
    for (const Index commune : communes)
        names += (names.empty() ? "" : ", ") + ui.state.workspace->territory->communes.name[commune];
    return names;
}

/// "+ 0,012 km – Uzès au lieu de Marguerittes".
std::string rank_words(Ui& ui, const PlanResult& ranked, std::size_t rank) {
    const AlternativePlan& plan = ranked.beside.alternatives->plans[rank];
    if (plan.added.empty()) return ui.text("window.rank_is_plan"_text);
    const TextKey key = plan.practical_tie ? "window.rank_tie"_text : "window.rank_worse"_text;
    return ui.text(message(key)
                       .with("difference", value_text(*ui.state.workspace, ranked, plan.difference, ui.catalog))
                       .with("added", names_of(ui, plan.added))
                       .with("removed", names_of(ui, plan.removed)));
}

/// Figures stand apart from words: a paragraph may break a line inside a number.
void draw_price(Ui& ui, const PlanResult& ranked) {
    const PriceOfRule& price = *ranked.beside.price;
    if (price.status != optimise::Status::optimal || price.difference == 0)
        return paragraph(ui, FontRole::small, ui.palette.second_ink,
                         price_sentence(*ui.state.workspace, ranked, ui.catalog));
    const bool is_cover = ranked.setup.request.objective == optimise::Objective::max_cover;
    const auto amount = [&](std::int64_t value) { return value_text(*ui.state.workspace, ranked, value, ui.catalog); };
    pair_line(ui, "price_without", ui.text(is_cover ? "window.covered_without_rule"_text : "window.mean_without_rule"_text),
              amount(price.value_without));
    pair_line(ui, "price_cost", ui.text("window.rule_costs"_text), amount(price.difference));
}

}  // namespace

void draw_plan_ranks(Ui& ui) {
    const ProposeState& proposing = ui.state.proposing;
    if (proposing.is_looking_beside) {
        gap(ui, 2 * grid);
        line(ui, "rank_search", FontRole::small, ui.palette.second_ink, ui.text("window.rank_search"_text));
        return;
    }
    if (!proposing.ranked || !proposing.ranked->beside.alternatives) return;
    const PlanResult& ranked = *proposing.ranked;
    const std::size_t count = ranked.beside.alternatives->plans.size();
    const std::size_t rank = proposing.rank;
    if (count < 2) return;
    gap(ui, 2 * grid);
    const Box row = take(ui, ui.px(30));
    const float side = row.height();
    put_box(row, ui.palette.field, ui.px(corner));
    if (icon_button(ui, "rank_before", icons::previous, {}, ButtonKind::quiet, {row.low, {row.low.x + side, row.high.y}},
                    rank > 0))
        ui.act([rank](Session& session) { session.show_rank(rank - 1); });
    if (icon_button(ui, "rank_after", icons::next, {}, ButtonKind::quiet, {{row.high.x - side, row.low.y}, row.high},
                    rank + 1 < count))
        ui.act([rank](Session& session) { session.show_rank(rank + 1); });
    put_text(ui, FontRole::small_medium, {(row.low.x + row.high.x) / 2, middle_line(ui, FontRole::small_medium, row)},
             ui.palette.ink,
             ui.text(message("window.rank"_text)
                         .with("rank", static_cast<std::int64_t>(rank) + 1)
                         .with("count", static_cast<std::int64_t>(count))),
             Align::centre);
    gap(ui, grid);
    paragraph(ui, FontRole::small, ui.palette.ink, rank_words(ui, ranked, rank));
    for (const std::string& note : alternatives_notes(*ranked.beside.alternatives, ui.catalog))
        paragraph(ui, FontRole::small, ui.palette.second_ink, note);
}

void draw_plan_worth(Ui& ui, const PlanResult& plan) {
    const ProposeState& proposing = ui.state.proposing;
    if (!proposing.ranked || proposing.rank > 0) return;
    const PlanResult& ranked = *proposing.ranked;
    if (ranked.beside.price) {
        line(ui, "price_title", FontRole::small_bold, ui.palette.ink, ui.text("report.price_of_rule"_text));
        gap(ui, grid);
        draw_price(ui, ranked);
        gap(ui, 3 * grid);
    }
    if (ranked.beside.losses.size() != plan.planned.hosts.size()) return;
    line(ui, "losses_title", FontRole::small_bold, ui.palette.ink, ui.text("report.if_a_site_drops"_text));
    gap(ui, grid);
    const auto& communes = ui.state.workspace->territory->communes;
    for (std::size_t j = 0; j < ranked.beside.losses.size(); ++j) {
        const auto& loss = ranked.beside.losses[j];
        if (!loss || !loss->loss) continue;
        const Index commune = plan.planned.hosts[j].commune;
        const std::string code = communes.code[commune].text();
        const auto amount = [&](std::int64_t value) {
            return value_text(*ui.state.workspace, ranked, value, ui.catalog);
        };
        pair_line(ui, "loss_" + code, communes.name[commune],
                  ui.text(message("window.loss"_text).with("loss", amount(*loss->loss))));
        if (loss->replacement)
            pair_line(ui, "replaced_" + code,
                      ui.text(message("window.loss_replaced"_text).with("name", communes.name[loss->replacement->commune])),
                      amount(loss->replacement->difference));
        else
            line(ui, "replaced_" + code, FontRole::small, ui.palette.second_ink, ui.text("window.loss_no_replacement"_text));
        gap(ui, grid);
    }
    gap(ui, 2 * grid);
}

void draw_ways_out(Ui& ui, const PlanResult& plan) {
    const Workspace& workspace = *ui.state.workspace;
    if (!plan.beside.ways_out.empty()) {
        gap(ui, 3 * grid);
        line(ui, "ways_out_title", FontRole::small_bold, ui.palette.ink, ui.text("report.ways_out"_text));
        for (const auto& changes : plan.beside.ways_out) {
            gap(ui, grid);
            paragraph(ui, FontRole::small, ui.palette.ink, "– " + way_out_text(workspace, plan, changes, ui.catalog));
        }
        for (const std::string& note : ways_out_notes(plan, ui.catalog)) {
            gap(ui, grid);
            paragraph(ui, FontRole::small, ui.palette.second_ink, note);
        }
    }
    if (plan.beside.conflict.empty()) return;
    gap(ui, 3 * grid);
    line(ui, "conflict_title", FontRole::small_bold, ui.palette.ink, ui.text("report.conflict"_text));
    gap(ui, grid);
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message("conflict.read"_text).with("count", static_cast<std::int64_t>(plan.beside.conflict.size()))));
    for (const RuleOfPlan& rule : plan.beside.conflict) {
        gap(ui, grid);
        paragraph(ui, FontRole::small, ui.palette.second_ink, "– " + rule_text(workspace, plan, rule, ui.catalog));
    }
}

}  // namespace maillage::app::gui
