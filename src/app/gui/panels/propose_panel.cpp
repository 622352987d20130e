// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/propose_panel.h"

#include "app/gui/panels/plan_trace.h"
#include "app/gui/panels/propose_answer.h"
#include "app/gui/panels/propose_question.h"
#include "app/gui/panels/value_curve_chart.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"

namespace maillage::app::gui {
namespace {

void draw_progress(Ui& ui) {
    progress_bar(ui, take(ui, ui.px(6)), ui.state.planning->fraction);
    gap(ui, 2 * grid);
    const TextKey phase = ui.state.planning->phase;
    line(ui, "plan_phase", FontRole::small, ui.palette.second_ink,
         ui.text(phase.id.empty() ? "window.planning"_text : phase));
    gap(ui, 2 * grid);
    if (wide_button(ui, "cancel_plan", ui.text("window.cancel"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.cancel_plan(); });
    gap(ui, 3 * grid);
    draw_plan_trace(ui);
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
    draw_propose_question(ui);
    gap(ui, 3 * grid);
    if (ui.state.planning) return draw_progress(ui);
    const bool answered = ui.state.plan != nullptr && ui.state.plan->solution.has_plan();
    if (wide_button(ui, "propose", ui.text(answered ? "window.propose_again"_text : "window.propose"_text),
                    answered ? ButtonKind::quiet : ButtonKind::primary))
        ui.act([](Session& session) { session.propose(); });
    gap(ui, 4 * grid);
    if (ui.state.plan != nullptr) {
        draw_propose_answer(ui, *ui.state.plan);
        gap(ui, 4 * grid);
    }
    draw_value_curve(ui);
}

}  // namespace maillage::app::gui
