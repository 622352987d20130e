// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/goal_panel.h"

#include <algorithm>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

/// Columns of the table, style px from the left or from the right edge.
struct Columns {
    float code = 21;
    float name = 45;
    float sites_from_right = 106;  ///< right edge of the number
    float bar_from_right = 96;
    float bar_width = 50;
};
constexpr Columns columns;

int planned_departments(const CheckResult& check, const WindowState& state) {
    int count = 0;
    for (const auto& verdict : check.verdicts) {
        if (!verdict.met()) continue;
        int planned = 0;
        for (const LocatedSite& site : state.workspace->sites)
            if (site.site.state == planning::SiteState::planned &&
                state.workspace->territory->communes.department[site.host.commune] == verdict.department)
                ++planned;
        if (planned > 0 && verdict.sites - planned < verdict.bounds.minimum) ++count;
    }
    return count;
}

void draw_big_figure(Ui& ui, const CheckResult& check) {
    const Box box = take(ui, line_height(ui, FontRole::huge));
    const std::string met = format_integer(check.departments_met(), ui.language());
    const std::string total = "/ " + format_integer(static_cast<std::int64_t>(check.verdicts.size()), ui.language());
    const float shift = ui.px(2);  // the side bearing of large digits
    put_text(ui, FontRole::huge, {box.low.x - shift, box.low.y}, ui.palette.figure, met);
    Point at{box.low.x + text_size(ui, FontRole::huge, met).x + ui.px(2 * grid), 0};
    at.y = box.high.y - line_height(ui, FontRole::large) - ui.px(4.5F);
    put_text(ui, FontRole::large, at, ui.palette.second_ink, total);
    at.x += text_size(ui, FontRole::large, total).x + ui.px(4 * grid);
    const int planned = planned_departments(check, ui.state);
    std::string words = ui.text("window.departments_with_site"_text);
    if (planned > 0)
        words = ui.text(message("window.departments_with_planned"_text).with("count", std::int64_t{planned}));
    // "départements" and "avec un site" on their own lines.
    const float width = planned > 0 ? box.high.x - at.x : std::min(box.high.x - at.x, ui.px(104));
    const Point size = text_size(ui, FontRole::small, words, width);
    put_text(ui, FontRole::small, {at.x, box.low.y + (box.height() - size.y) / 2 + ui.px(2)}, ui.palette.second_ink,
             words, Align::left, width);
}

/// The claim of a kind that speaks latest and plainly: what people remember.
const evidence::ClaimResult* headline(const Workspace& workspace, const CheckResult& check,
                                      evidence::ClaimMeasure measure) {
    for (std::size_t i = 0; i < check.claims.size(); ++i) {
        const evidence::Claim& claim = workspace.programme->claims[i];
        if (claim.measure == measure && !claim.ambiguous) return &check.claims[i];
    }
    return nullptr;
}

std::string claim_details(Ui& ui, const Workspace& workspace, const CheckResult& check) {
    std::string details;
    for (std::size_t i = 0; i < check.claims.size(); ++i) {
        const evidence::Claim& claim = workspace.programme->claims[i];
        details += (details.empty() ? "" : "\n\n") + in_language(claim.statement, ui.language()) + "\n" +
                   ui.text(evidence::shown_text(claim, check.claims[i])) + "\n" +
                   ui.text(evidence::verdict_text(check.claims[i].verdict));
    }
    return details;
}

void draw_claims(Ui& ui, const Workspace& workspace, const CheckResult& check) {
    if (!workspace.programme || check.claims.empty()) return;
    const auto* sites = headline(workspace, check, evidence::ClaimMeasure::sites);
    const auto* departments = headline(workspace, check, evidence::ClaimMeasure::departments_with_site);
    if (sites == nullptr || departments == nullptr) return;
    const std::string said = ui.text(message("window.claim_said"_text)
                                         .with("sites", std::int64_t{sites->said})
                                         .with("departments", std::int64_t{departments->said}));
    const std::string shown = ui.text(message("window.claim_shown"_text)
                                          .with("sites", std::int64_t{sites->shown})
                                          .with("departments", std::int64_t{departments->shown}));
    gap(ui, 3 * grid);
    note_box(ui, "claims", ui.palette.claim, {}, said + "\n" + shown);
    tooltip(ui, claim_details(ui, workspace, check));
}

void draw_table_head(Ui& ui, const planning::Band& band) {
    const Box box = take(ui, line_height(ui, FontRole::small) + ui.px(grid));
    const auto color = ui.palette.second_ink;
    put_text(ui, FontRole::small, box.low, color, ui.text("window.department"_text));
    put_text(ui, FontRole::small, {box.high.x - ui.px(columns.sites_from_right), box.low.y}, color,
             ui.text("window.sites"_text), Align::right);
    put_text(ui, FontRole::small, {box.high.x, box.low.y}, color,
             ui.text(message("window.within"_text).with("band", band_text(band, ui.language()))), Align::right);
}

void draw_light(Ui& ui, Point centre, const planning::DepartmentVerdict& verdict, bool has_rule) {
    const float radius = ui.px(5.5F);
    if (has_rule ? verdict.met() : verdict.sites > 0)
        put_disc(centre, radius, ui.palette.good);
    else
        put_ring(centre, radius, ui.palette.missing, ui.px(2));
}

void draw_department(Ui& ui, const CheckResult& check, std::size_t row, std::size_t band, float height) {
    const auto& verdict = check.verdicts[row];
    const territory::Index department = verdict.department;
    const auto& table = ui.state.workspace->territory->departments;
    const std::string code = table.code[department].text();
    Box box = take(ui, height);
    const float margin = ui.px(2 * grid);
    const Box wide{{box.low.x - margin, box.low.y}, {box.high.x + margin, box.high.y}};
    bool hovered = false;
    if (hit(ui, "department_" + code, wide, &hovered)) {
        const bool selected = ui.state.selected_department == department;
        ui.act([department, selected](Session& session) {
            session.select_department(selected ? std::nullopt : std::optional(department));
        });
    }
    if (hovered) ui.act([department](Session& session) { session.hover_department(department); });
    const bool lit = ui.state.hover.department == department || ui.state.selected_department == department;
    if (lit) put_box(wide, ui.palette.row_hover, ui.px(corner));
    if (ui.state.selected_department == department)
        put_box({wide.low, {wide.low.x + ui.px(3), wide.high.y}}, ui.palette.action, ui.px(1.5F));

    const float middle = (box.low.y + box.high.y) / 2;
    draw_light(ui, {box.low.x + ui.px(6), middle}, verdict, check.has_rule);
    const bool missing = check.has_rule && !verdict.met();
    const FontRole name_role = missing ? FontRole::small_bold : FontRole::small_medium;
    const float text_top = middle_line(ui, FontRole::small, box);
    put_text(ui, FontRole::small, {box.low.x + ui.px(columns.code), text_top}, ui.palette.second_ink, code);
    const float sites_right = box.high.x - ui.px(columns.sites_from_right);
    put_fitted(ui, "department_name_" + code, name_role, {box.low.x + ui.px(columns.name), text_top}, ui.palette.ink,
               table.name[department], sites_right - ui.px(14) - box.low.x - ui.px(columns.name));
    put_text(ui, FontRole::small_medium, {sites_right, text_top}, ui.palette.ink,
             format_integer(verdict.sites, ui.language()), Align::right);
    const auto share = check.tables.departments[row].coverage.share_within(band);
    const float bar_left = box.high.x - ui.px(columns.bar_from_right);
    const float thick = ui.px(8);
    share_bar(ui, {{bar_left, middle - thick / 2}, {bar_left + ui.px(columns.bar_width), middle + thick / 2}},
              share.value_or(0));
    put_text(ui, FontRole::small, {box.high.x, text_top}, ui.palette.ink, share_text(share, ui.language()), Align::right);
}

void draw_warnings(Ui& ui, const Workspace& workspace, const CheckResult& check) {
    const auto warnings = situation_warnings(workspace, check);
    if (warnings.empty()) return;
    gap(ui, 4 * grid);
    line(ui, "warnings_title", FontRole::small_bold, ui.palette.ink, ui.text("report.warnings"_text));
    for (std::size_t i = 0; i < warnings.size(); ++i) {
        gap(ui, 2 * grid);
        note_box(ui, "warning_" + std::to_string(i), ui.palette.proposal, {}, ui.text(warnings[i]));
    }
}

}  // namespace

void draw_goal_panel(Ui& ui) {
    if (!ui.state.check) {
        paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.not_loaded"_text));
        return;
    }
    const Workspace& workspace = *ui.state.workspace;
    const CheckResult& check = *ui.state.check;
    line(ui, "goal_title", FontRole::lead, ui.palette.ink, goal_title(workspace, ui.catalog));
    gap(ui, grid);
    draw_big_figure(ui, check);
    draw_claims(ui, workspace, check);
    gap(ui, 4 * grid);
    const std::size_t band = main_band(workspace.bands);
    draw_table_head(ui, workspace.bands[band]);
    // Rows breathe where there is room and still fit a small screen.
    const float left = ui.layout.left.high.y - ImGui::GetCursorScreenPos().y - ui.px(panel_padding);
    const float rows = static_cast<float>(std::max<std::size_t>(check.verdicts.size(), 1));
    const float height = std::clamp(std::floor(left / rows), ui.px(26), ui.px(33));
    for (std::size_t row = 0; row < check.verdicts.size(); ++row) draw_department(ui, check, row, band, height);
    draw_warnings(ui, workspace, check);
}

}  // namespace maillage::app::gui
