// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/goal_panel.h"

#include <algorithm>

#include "app/gui/panels/department_table.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include "app/services/wording.h"

namespace maillage::app::gui {
namespace {

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
    draw_department_table(ui, check);
    draw_warnings(ui, workspace, check);
}

}  // namespace maillage::app::gui
