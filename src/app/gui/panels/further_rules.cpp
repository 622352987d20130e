// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/further_rules.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "app/gui/draft_field.h"
#include "app/gui/panels/bounds_rows.h"
#include "app/gui/panels/chip_flow.h"
#include "app/gui/panels/column_field.h"
#include "app/gui/panels/places_rules.h"
#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/widgets.h"
#include "app/gui/zone_words.h"
#include "app/services/format.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

/// The step of the longest distance, and where it begins without a site to measure to.
constexpr double reach_step_km = 1;
constexpr double first_reach_km = 60;

int rules_in_force(const project::Project& project) {
    const project::PlanSettings& plan = *project.plan;
    return static_cast<int>(plan.zone_rules.size() + project.rule->exceptions.size()) + (plan.max_distance_km > 0 ? 1 : 0) +
           (plan.budget ? 1 : 0) + (plan.within_capacity ? 1 : 0);
}

/// Its title with a wing that points where it opens.
bool draw_fold(Ui& ui, const std::string& title, bool open) {
    const Box row = take(ui, ui.px(32));
    bool hovered = false;
    const bool pressed = hit(ui, "rules_fold", row, &hovered);
    if (hovered) put_box(row, ui.palette.row_hover, ui.px(corner));
    const float wing = ui.px(4);
    const Point at{row.low.x + ui.px(7), (row.low.y + row.high.y) / 2};
    put_triangle(at, wing, open ? Point{0, 1} : Point{1, 0}, ui.palette.second_ink);
    put_fitted(ui, "rules_title", FontRole::small_bold, {row.low.x + ui.px(20), middle_line(ui, FontRole::small_bold, row)},
               ui.palette.ink, title, row.width() - ui.px(20));
    return pressed;
}

/// Where the first step begins: as far as the farthest is today.
double farthest_today(const WindowState& state) {
    const auto& longest = state.check->tables.coverage.longest;
    return longest ? std::clamp(std::ceil(longest->value / 1000.0), 1.0, project::farthest_reach_km) : first_reach_km;
}

void draw_reach(Ui& ui) {
    const double km = ui.state.project.plan->max_distance_km;
    const Box box = labelled_row(ui, "max_distance", ui.text("window.max_distance"_text));
    const float side = box.height();
    put_box(box, ui.palette.field, ui.px(corner));
    std::optional<double> moved;
    const Box less{box.low, {box.low.x + side, box.high.y}};
    const Box more{{box.high.x - side, box.low.y}, box.high};
    if (icon_button(ui, "max_distance.less", icons::minus, {}, ButtonKind::quiet, less) && km > 0)
        moved = km > reach_step_km ? km - reach_step_km : 0;
    if (icon_button(ui, "max_distance.more", icons::plus, {}, ButtonKind::quiet, more))
        moved = km > 0 ? std::min(km + reach_step_km, project::farthest_reach_km) : farthest_today(ui.state);
    if (moved) ui.act([to = *moved](Session& session) { session.set_max_distance(to); });
    const std::string shown =
        km > 0 ? limit_text({static_cast<Meters::rep>(std::lround(km * 1000))}, ui.language()) : std::string();
    if (const auto typed = draft_field_in(ui, "max_distance_km", shown, "window.no_max_distance"_text,
                                    {{less.high.x, box.low.y}, {more.low.x, box.high.y}}))
        ui.act([words = *typed](Session& session) { session.type_max_distance(words); });
}

std::string euros_words(const Ui& ui, std::int64_t euros) { return ui.text(message("window.euros"_text).with("amount", euros)); }

void draw_opening_cost(Ui& ui, const std::string& cost) {
    const auto euros = project::euros_of(cost);
    const Box box = labelled_row(ui, "opening_cost", ui.text("window.opening_cost"_text));
    if (!euros && !cost.empty())
        return draw_column_field(ui, "opening_cost", cost, box, [](Session& session) { session.type_opening_cost({}); });
    if (const auto typed = draft_field_in(ui, "opening_cost", euros ? euros_words(ui, *euros) : std::string(),
                                    "window.opening_cost_hint"_text, box))
        ui.act([words = *typed](Session& session) { session.type_opening_cost(words); });
}

void draw_budget(Ui& ui) {
    const project::PlanSettings& plan = *ui.state.project.plan;
    const BudgetDraft shown =
        plan.budget ? BudgetDraft{plan.budget, plan.opening_cost} : ui.state.proposing.budget_draft;
    const Box box = labelled_row(ui, "budget", ui.text("window.budget"_text));
    if (const auto typed = draft_field_in(ui, "budget", shown.budget ? euros_words(ui, *shown.budget) : std::string(),
                                    "window.no_budget"_text, box))
        ui.act([words = *typed](Session& session) { session.type_budget(words); });
    draw_opening_cost(ui, shown.opening_cost);
    if (plan.budget || (!shown.budget && shown.opening_cost.empty())) return;
    paragraph(ui, FontRole::small, ui.palette.warning,
              ui.text(shown.budget ? "window.budget_needs_cost"_text : "window.cost_needs_budget"_text));
    gap(ui, grid);
}

std::string rule_words(const Ui& ui, const std::string& zone, const planning::SiteBounds& bounds) {
    return ui.text(message("bounds.of_zone"_text).with("zone", zone).with("bounds", bounds_text(bounds, ui.catalog)));
}

/// Of a name too long for its line the end goes, never the bounds.
Chip rule_chip(const Ui& ui, const std::string& level, const std::string& code, const planning::SiteBounds& bounds,
               Action remove) {
    const std::string zone = zone_words(*ui.state.workspace->territory, level, code, ui.catalog);
    const float left = chip_room(ui) - text_size(ui, FontRole::small, rule_words(ui, {}, bounds)).x;
    return {"zone_rule_" + level + "_" + code, rule_words(ui, fitted(ui, FontRole::small, zone, left), bounds),
            std::move(remove)};
}

std::vector<Chip> chips_of(const Ui& ui) {
    std::vector<Chip> chips;
    for (const project::ZoneRule& rule : ui.state.project.plan->zone_rules)
        chips.push_back(rule_chip(ui, rule.level, rule.code, rule.bounds,
                                  [level = rule.level, code = rule.code](Session& session) {
                                      session.remove_zone_rule(level, code);
                                  }));
    const auto& departments = ui.state.workspace->territory->departments;
    for (const auto& [code, bounds] : ui.state.project.rule->exceptions)
        if (const auto department = departments.find(code))
            chips.push_back(rule_chip(ui, "department", code.text(), bounds, [at = *department](Session& session) {
                session.set_department_rule(at, std::nullopt);
            }));
    return chips;
}

void draw_level(Ui& ui, RuleDraft draft) {
    const auto levels = rule_levels(*ui.state.project.plan);
    std::vector<std::string> words;
    for (const std::string& level : levels) words.push_back(level_words(level, ui.catalog));
    const auto at = std::ranges::find(levels, draft.level);
    const int current = at == levels.end() ? -1 : static_cast<int>(at - levels.begin());
    const auto picked =
        choice(ui, "rule_level", current, words, labelled_row(ui, "rule_level", ui.text("window.rule_level"_text)));
    if (!picked) return;
    draft.level = levels[static_cast<std::size_t>(*picked)];
    ui.act([draft](Session& session) { session.set_rule_draft(draft); });
}

void draw_zone(Ui& ui, RuleDraft draft) {
    const Box box = labelled_row(ui, "rule_zone", ui.text("window.rule_zone"_text));
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({box.low.x, box.low.y});
    const auto typed = text_field(ui, {"rule_zone", draft.zone, ui.text("window.all_zones"_text)}, box.width());
    const bool left = ImGui::IsItemDeactivated();
    ImGui::SetCursorScreenPos(cursor);
    if (typed) {
        draft.zone = *typed;
        ui.act([draft](Session& session) { session.set_rule_draft(draft); });
    }
    const auto is_enter = [](const KeyPress& press) {
        return press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER;
    };
    if (left && std::ranges::any_of(ui.keys, is_enter)) ui.act([](Session& session) { session.add_rule(); });
}

/// What the rule would say, before it is one.
void draw_meaning(Ui& ui, const RuleDraft& draft) {
    const auto code = meant_zone(*ui.state.workspace, draft.level, draft.zone, ui.catalog);
    const auto& territory = *ui.state.workspace->territory;
    const std::string words = code ? rule_words(ui, zone_words(territory, draft.level, *code, ui.catalog), draft.bounds)
                                   : ui.text(message("window.no_such_zone"_text).with("words", draft.zone));
    paragraph(ui, FontRole::small, code ? ui.palette.second_ink : ui.palette.warning, words);
    gap(ui, grid);
    if (wide_button(ui, "add_rule", ui.text("window.add_rule"_text), ButtonKind::quiet, code.has_value()))
        ui.act([](Session& session) { session.add_rule(); });
}

void draw_editor(Ui& ui) {
    const RuleDraft& draft = ui.state.proposing.rule_draft;
    gap(ui, 3 * grid);
    line(ui, "new_rule", FontRole::small_bold, ui.palette.ink, ui.text("window.new_rule"_text));
    gap(ui, grid);
    draw_level(ui, draft);
    draw_zone(ui, draft);
    const BoundsLabels labels{"window.zone_minimum"_text, "window.zone_maximum"_text};
    if (const auto changed = bounds_rows(ui, "new_rule", draft.bounds, labels))
        ui.act([to = RuleDraft{draft.level, draft.zone, *changed}](Session& session) { session.set_rule_draft(to); });
    draw_meaning(ui, draft);
}

}  // namespace

void draw_further_rules(Ui& ui) {
    const int count = rules_in_force(ui.state.project);
    const bool any = count > 0 || ui.state.project.plan->take_up > 0;
    const bool open = ui.state.proposing.rules_open.value_or(any);
    const std::string title = count == 0 ? ui.text("window.rules"_text)
                                         : ui.text(message("window.rules_in_force"_text).with("count", std::int64_t{count}));
    if (draw_fold(ui, title, open)) ui.act([open](Session& session) { session.fold_rules(!open); });
    if (!open) return;
    gap(ui, grid);
    draw_reach(ui);
    draw_budget(ui);
    draw_places_rules(ui);
    if (const auto chips = chips_of(ui); !chips.empty()) draw_chips(ui, chips);
    draw_editor(ui);
    gap(ui, 3 * grid);
}

}  // namespace maillage::app::gui
