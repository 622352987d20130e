// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/rules_kept.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/zone_words.h"
#include "app/services/format.h"
#include "app/services/plan_rules.h"
#include "app/services/wording.h"

namespace maillage::app::gui {
namespace {

/// More zones than these are counted, not named.
constexpr std::size_t most_zones = 12;

std::string euros(Ui& ui, std::int64_t amount) { return ui.text(message("window.euros"_text).with("amount", amount)); }

/// Zones that were asked for: those that fail, then those that must have a site; one that needs none and has none is no
/// news.
std::vector<planning::ZoneVerdict> told_verdicts(const PlanResult& plan) {
    std::vector<planning::ZoneVerdict> told;
    for (const planning::ZoneVerdict& verdict : plan.zone_verdicts)
        if (plan.setup.request.further_rules[verdict.rule].is_asked && (verdict.bounds.minimum > 0 || verdict.sites > 0))
            told.push_back(verdict);
    std::ranges::stable_sort(told, {}, [](const planning::ZoneVerdict& verdict) {
        return std::pair(verdict.met(), verdict.bounds.minimum == 0);
    });
    return told;
}

void draw_verdict(Ui& ui, const PlanResult& plan, const planning::ZoneVerdict& verdict) {
    const planning::Zoning& zoning = *plan.setup.request.further_rules[verdict.rule].zoning;
    const std::string& code = zoning.code[static_cast<std::size_t>(verdict.zone)];
    // An official name tells its level; a word of a file does not.
    const std::string& name = zoning.name[static_cast<std::size_t>(verdict.zone)];
    const std::string zone =
        name.empty() ? zone_words(*ui.state.workspace->territory, zoning.id, code, ui.catalog) : name;
    const std::string figure = ui.text(message("window.zone_sites"_text)
                                           .with("count", std::int64_t{verdict.sites})
                                           .with("bounds", bounds_text(verdict.bounds, ui.catalog)));
    const Box row = take(ui, line_height(ui, FontRole::small) + ui.px(4));
    const float radius = ui.px(4.5F);
    const Point centre{row.low.x + ui.px(6), row.low.y + line_height(ui, FontRole::small) / 2};
    if (verdict.met())
        put_disc(centre, radius, ui.palette.good);
    else
        put_ring(centre, radius, ui.palette.missing, ui.px(1.8F));
    const float indent = ui.px(18);
    const float width = text_size(ui, FontRole::small_medium, figure).x;
    put_fitted(ui, "kept_" + zoning.id + "_" + code, FontRole::small, {row.low.x + indent, row.low.y}, ui.palette.second_ink,
               zone, row.width() - indent - width - ui.px(2 * grid));
    put_text(ui, FontRole::small_medium, {row.high.x, row.low.y}, ui.palette.ink, figure, Align::right);
}

void draw_verdicts(Ui& ui, const PlanResult& plan) {
    const auto told = told_verdicts(plan);
    const std::size_t shown = std::min(told.size(), most_zones);
    for (std::size_t i = 0; i < shown; ++i) draw_verdict(ui, plan, told[i]);
    std::int64_t met = 0;
    for (std::size_t i = shown; i < told.size(); ++i) met += told[i].met() ? 1 : 0;
    const auto left = static_cast<std::int64_t>(told.size() - shown);
    if (left == 0) return;
    paragraph(ui, FontRole::small, ui.palette.second_ink,
              ui.text(message("window.more_zones"_text).with("count", left).with("met", met)));
    gap(ui, grid);
}

void draw_longest(Ui& ui, const PlanResult& plan) {
    const auto& longest = plan.after.coverage.longest;
    if (!plan.setup.request.reach || !longest) return;
    pair_line(ui, "kept_distance", ui.text("window.longest_distance"_text),
              ui.text(message("window.of_limit"_text)
                          .with("figure", limit_text(*longest, ui.language()))
                          .with("limit", limit_text(*plan.setup.request.reach, ui.language()))));
}

void draw_spent(Ui& ui, const PlanResult& plan) {
    if (!plan.setup.request.budget) return;
    const std::int64_t amount = spent(plan);
    pair_line(ui, "kept_spent", ui.text("window.spent"_text), euros(ui, amount));
    pair_line(ui, "kept_left", ui.text("window.left_to_spend"_text), euros(ui, plan.setup.request.budget->envelope - amount));
}

}  // namespace

void draw_rules_kept(Ui& ui, const PlanResult& plan) {
    const auto& request = plan.setup.request;
    const bool any_zones = std::ranges::any_of(request.further_rules, &planning::ZoningRule::is_asked);
    if (!any_zones && !request.reach && !request.budget) return;
    gap(ui, 3 * grid);
    line(ui, "rules_kept", FontRole::small_bold, ui.palette.ink, ui.text("window.rules_kept"_text));
    gap(ui, grid);
    draw_verdicts(ui, plan);
    draw_longest(ui, plan);
    draw_spent(ui, plan);
}

}  // namespace maillage::app::gui
