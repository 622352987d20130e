// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/figures_panel.h"

#include <algorithm>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include <imgui.h>

namespace maillage::app::gui {

void draw_figures_panel(Ui& ui) {
    if (!ui.state.check) return;
    const auto& coverage = ui.state.check->tables.coverage;
    const auto& bands = ui.state.workspace->bands;
    const std::size_t band = main_band(ui.state);
    const Language language = ui.language();
    struct Figure {
        const char* id;
        std::string value;
        std::string words;
    };
    const Figure figures[] = {
        {"share", share_text(coverage.share_within(band), language),
         ui.text(message("window.figure_within"_text).with("band", band_text(bands[band], language)))},
        {"mean", km_text(coverage.mean_km, language), ui.text("window.figure_mean"_text)},
        {"median", km_text(in_km(coverage.median), language), ui.text("window.figure_median"_text)},
        {"p90", km_text(in_km(coverage.p90), language), ui.text("window.figure_p90"_text)},
        {"max", km_text(in_km(coverage.longest), language), ui.text("window.figure_max"_text)},
    };
    const Box head = take(ui, line_height(ui, FontRole::small) + ui.px(6));
    put_fitted(ui, "figures_title", FontRole::small_bold, head.low, ui.palette.ink,
               ui.text(message("window.figures_title"_text)
                           .with("distance", ui.text(ui.state.workspace->distance.label()))),
               head.width());
    const Box box = take(ui, line_height(ui, FontRole::figure) + line_height(ui, FontRole::small));
    // Wide enough for five digits and the longest words below; the same for all, so that nothing moves.
    const float step = std::min(ui.px(124), (box.width() + ui.px(3 * grid)) / 5);
    for (std::size_t i = 0; i < std::size(figures); ++i) {
        const float left = box.low.x + step * static_cast<float>(i);
        const std::string id = std::string("figure_") + figures[i].id;
        put_fitted(ui, id, FontRole::figure, {left, box.low.y}, ui.palette.ink, figures[i].value,
                   step - ui.px(grid));
        put_fitted(ui, id + "_words", FontRole::small, {left, box.low.y + line_height(ui, FontRole::figure)},
                   ui.palette.second_ink, figures[i].words, step - ui.px(grid));
    }
}

}  // namespace maillage::app::gui
