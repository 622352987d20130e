// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/loading_panel.h"

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>

namespace maillage::app::gui {

void draw_loading_panel(Ui& ui) {
    ImGui::Dummy({ui.px(320), 0});
    if (ui.state.load_error) {
        note_box(ui, "load_error", ui.palette.failure, ui.text("window.load_failed"_text), ui.catalog.text(*ui.state.load_error));
        return;
    }
    const JobProgress progress = ui.state.loading.value_or(JobProgress{});
    const std::string phase = progress.phase.id.empty() ? ui.text("progress.territory"_text) : ui.text(progress.phase);
    line(ui, "loading", FontRole::body_medium, ui.palette.ink, phase);
    gap(ui, 2 * grid);
    progress_bar(ui, take(ui, ui.px(6)), progress.fraction);
}

}  // namespace maillage::app::gui
