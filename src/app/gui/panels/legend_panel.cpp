// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/legend_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include <imgui.h>
#include "map/layers/layer_registry.h"

namespace maillage::app::gui {
namespace {

constexpr float width = 256;

/// As the map paints it: solid, or hatched with thin diagonals.
void draw_swatch(const Ui& ui, const Box& box, const map::FillStyle& style) {
    put_box(box, style.color, ui.px(2));
    if (style.hatched) {
        ImGui::PushClipRect({box.low.x, box.low.y}, {box.high.x, box.high.y}, true);
        for (float x = box.low.x - box.height(); x < box.high.x; x += ui.px(5))
            put_line({x, box.low.y}, {x + box.height(), box.high.y}, style.hatch, ui.px(1.2F));
        ImGui::PopClipRect();
    }
    put_frame(box, ui.palette.hairline, ui.px(2), 1);
}

void draw_classes(Ui& ui) {
    const auto& content = *ui.state.content;
    const auto styles = content.classes.styles(map::theme(ui.state.theme));
    for (std::size_t i = 0; i < styles.size() && i < ui.state.texts.classes.size(); ++i) {
        const Box row = take(ui, ui.px(21));
        const float thick = ui.px(14);
        const float middle = (row.low.y + row.high.y) / 2;
        draw_swatch(ui, {{row.low.x, middle - thick / 2}, {row.low.x + ui.px(26), middle + thick / 2}}, styles[i]);
        const float y = middle_line(ui, FontRole::small, row);
        put_text(ui, FontRole::small_medium, {row.low.x + ui.px(36), y}, ui.palette.ink, ui.state.texts.classes[i].label);
        put_text(ui, FontRole::small, {row.high.x, y}, ui.palette.second_ink, ui.state.texts.classes[i].value,
                 Align::right);
    }
}

void draw_marker(const Ui& ui, Point centre, map::MarkerKind kind) {
    const map::Theme& colors = map::theme(ui.state.theme);
    switch (kind) {
        case map::MarkerKind::existing: put_disc(centre, ui.px(5.5F), colors.existing_site); return;
        case map::MarkerKind::planned: put_ring(centre, ui.px(6), colors.existing_site, ui.px(2.6F)); return;
        case map::MarkerKind::proposed: put_diamond(centre, ui.px(6.5F), ui.palette.proposed); return;
        case map::MarkerKind::rejected: break;
    }
    const float arm = ui.px(4);
    for (const float side : {-1.0F, 1.0F})
        put_line({centre.x - arm, centre.y - arm * side}, {centre.x + arm, centre.y + arm * side},
                 colors.rejected_site, ui.px(2));
}

void draw_layers(Ui& ui) {
    for (const auto& layer : map::layers()) {
        const bool on = !ui.state.content->hidden_layers.contains(layer.id);
        if (check_box(ui, "layer_" + std::string(layer.id), ui.text(layer.name), on))
            ui.act([id = std::string(layer.id)](Session& session) { session.toggle_layer(id); });
    }
}

}  // namespace

void draw_legend_panel(Ui& ui) {
    ImGui::Dummy({ui.px(width), 0});
    const bool legend = ui.state.legend_open;
    line(ui, "legend_title", FontRole::small_bold, ui.palette.ink,
         legend ? ui.state.texts.legend_title : ui.text("window.layers_title"_text));
    const float side = ui.px(22);
    const Box head = take(ui, side);
    if (legend)
        put_fitted(ui, "legend_note", FontRole::small, {head.low.x, head.low.y + ui.px(1)}, ui.palette.second_ink,
                   ui.state.texts.legend_note, ui.px(width) - side - ui.px(grid));
    if (icon_button(ui, "layers", icons::layers, ui.text(legend ? "window.layers"_text : "window.legend"_text),
                    ButtonKind::quiet, {{head.low.x + ui.px(width) - side, head.low.y}, {head.low.x + ui.px(width), head.high.y}}))
        ui.act([](Session& session) { session.toggle_legend(); });
    if (!legend) return draw_layers(ui);
    gap(ui, 2 * grid);
    draw_classes(ui);
    gap(ui, 1.5F * grid);
    for (const auto& [kind, words] : ui.state.texts.markers) {
        const float left = ui.px(36);
        const Point words_size = text_size(ui, FontRole::small, words, ui.px(width) - left);
        const Box row = take(ui, std::max(ui.px(20), words_size.y + ui.px(2)));
        draw_marker(ui, {row.low.x + ui.px(13), row.low.y + ui.px(10)}, kind);
        put_text(ui, FontRole::small, {row.low.x + left, row.low.y + ui.px(10) - line_height(ui, FontRole::small) / 2},
                 ui.palette.ink, words, Align::left, ui.px(width) - left);
    }
}

}  // namespace maillage::app::gui
