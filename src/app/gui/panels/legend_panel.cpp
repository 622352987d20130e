// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/legend_panel.h"

#include <algorithm>
#include <cmath>

#include "app/gui/slider.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include "app/services/format.h"
#include <imgui.h>
#include "map/circle_scale.h"
#include "map/indicators/registry.h"
#include "map/layers/layer_registry.h"
#include "map/subject_style.h"

namespace maillage::app::gui {
namespace {

/// The smaller the map's frame, the less the legend may take of it.
enum class Extent { classes_alone, narrow, full };

Extent extent_of(const Ui& ui) {
    const Box& frame = ui.layout.map;
    if (frame.width() >= ui.px(800) && frame.height() >= ui.px(480)) return Extent::full;
    if (frame.width() >= ui.px(520) && frame.height() >= ui.px(380)) return Extent::narrow;
    return Extent::classes_alone;
}

/// Of what stands inside, style px.
float inner_width(const Ui& ui) {
    if (!ui.state.legend_open) return 288;
    switch (extent_of(ui)) {
        case Extent::classes_alone: return 112;
        case Extent::narrow: return 172;
        case Extent::full: break;
    }
    return 288;
}

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

/// Right edge of the communes' count, style px from the right.
constexpr float count_column = 62;

void draw_columns(Ui& ui, const Box& row, FontRole role, const map::LegendEntry& entry) {
    const float y = middle_line(ui, role, row);
    if (extent_of(ui) == Extent::classes_alone) return;
    put_text(ui, role, {row.high.x, y}, ui.palette.second_ink, entry.value, Align::right);
    if (extent_of(ui) == Extent::full)
        put_text(ui, role, {row.high.x - ui.px(count_column), y}, ui.palette.second_ink, entry.count, Align::right);
}

/// Where both find room the note and the heads of the columns share a line.
bool heads_beside_note(const Ui& ui) {
    const map::PageTexts& texts = ui.state.texts;
    if (extent_of(ui) != Extent::full || texts.classes.empty()) return false;
    const float heads = ui.px(count_column) + text_size(ui, FontRole::credit, texts.columns.count).x;
    const float note = text_size(ui, FontRole::small, texts.legend_note).x;
    return note + ui.px(3 * grid) + heads <= ui.px(inner_width(ui));
}

void draw_classes(Ui& ui) {
    const auto& content = *ui.state.content;
    const map::PageTexts& texts = ui.state.texts;
    auto styles = map::subject_styles(content);
    for (map::FillStyle& style : styles) style = map::seen(style, content.vision);
    if (!styles.empty() && extent_of(ui) == Extent::full && !heads_beside_note(ui))
        draw_columns(ui, take(ui, ui.px(17)), FontRole::credit, texts.columns);
    for (std::size_t i = 0; i < styles.size() && i < texts.classes.size(); ++i) {
        const Box row = take(ui, ui.px(21));
        const float thick = ui.px(14);
        const float middle = (row.low.y + row.high.y) / 2;
        draw_swatch(ui, {{row.low.x, middle - thick / 2}, {row.low.x + ui.px(26), middle + thick / 2}}, styles[i]);
        put_text(ui, FontRole::small_medium, {row.low.x + ui.px(36), middle_line(ui, FontRole::small, row)},
                 ui.palette.ink, texts.classes[i].label);
        draw_columns(ui, row, FontRole::small, texts.classes[i]);
    }
}

/// Nested on a common foot, each value on a line from its circle's top. Coming close, the largest would fill the
/// window: those that fit explain the scale as well.
void draw_circles(Ui& ui, const map::Circles& circles) {
    constexpr float widest = 40;  // radius, style px
    const auto& content = *ui.state.content;
    const map::CircleScale scale(circles, content.geometry->box(), ui.state.view);
    const double fits = std::pow(widest / std::max(scale.px_per_root(), 1e-9), 2);
    const std::vector<double> values = map::circle_legend_values(std::min(circles.largest, fits));
    if (values.empty()) return;
    const map::Theme& colors = map::theme(ui.state.theme);
    const map::Color fill = map::seen(map::circle_color(colors), content.vision);
    const map::Color rim = map::seen(colors.circle_rim, content.vision);
    const float step = ui.px(17);
    const float largest = ui.px(scale.radius(values.front()));
    const float height = std::max(2 * largest, step * static_cast<float>(values.size()));
    const Box box = take(ui, height + step);
    const float foot = box.low.y + step / 2 + height;
    const float centre = box.low.x + largest;
    for (const double value : values) {
        const float radius = ui.px(scale.radius(value));
        put_disc({centre, foot - radius}, radius, fill);
        put_ring({centre, foot - radius}, radius, rim, ui.px(0.8F));
    }
    float next = box.low.y + step / 2;
    for (const double value : values) {
        const float y = std::max(next, foot - 2 * ui.px(scale.radius(value)));
        const float right = centre + largest + ui.px(10);
        put_line({centre, y}, {right, y}, ui.palette.second_ink, std::max(ui.px(0.75F), 1.0F));
        put_text(ui, FontRole::small, {right + ui.px(grid), y - line_height(ui, FontRole::small) / 2}, ui.palette.ink,
                 format_integer(static_cast<std::int64_t>(value), ui.language()));
        next = y + step;
    }
}

/// Where a joined column is from.
void draw_source(Ui& ui, float width) {
    const map::Indicator* indicator = map::find_indicator(ui.state.themed.shows.indicator);
    if (indicator->need != map::IndicatorNeed::column) return;
    const std::string words = ui.text(message("window.joined_from"_text).with("file", ui.state.themed.source));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, line_height(ui, FontRole::credit)});
    put_text(ui, FontRole::credit, {at.x, at.y}, ui.palette.second_ink, fitted(ui, FontRole::credit, words, width));
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
        if (map::is_subject_layer(layer.id) && layer.id != map::subject_layer(ui.state.content->subject)) continue;
        const bool on = !ui.state.content->hidden_layers.contains(layer.id);
        if (check_box(ui, "layer_" + std::string(layer.id), ui.text(layer.name), on))
            ui.act([id = std::string(layer.id)](Session& session) { session.toggle_layer(id); });
    }
}

/// What is counted, and over the figures what they are.
void draw_note(Ui& ui, float width) {
    const map::PageTexts& texts = ui.state.texts;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box row{{at.x, at.y}, {at.x + width, at.y + ui.px(18)}};
    ImGui::Dummy({width, row.height()});
    if (heads_beside_note(ui)) draw_columns(ui, row, FontRole::credit, texts.columns);
    put_fitted(ui, "legend_note", FontRole::small, {row.low.x, middle_line(ui, FontRole::small, row)},
               ui.palette.second_ink, texts.legend_note, width);
}

/// Title, note and the switch between classes and layers.
void draw_head(Ui& ui, float width) {
    const bool legend = ui.state.legend_open;
    const std::string title = legend ? ui.state.texts.legend_title : ui.text("window.layers_title"_text);
    const float side = ui.px(22);
    const float room_for_title = width - side - ui.px(grid);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Point size = text_size(ui, FontRole::small_bold, title, room_for_title);
    ImGui::Dummy({width, size.y});
    put_text(ui, FontRole::small_bold, {at.x, at.y}, ui.palette.ink, title, Align::left, room_for_title);
    ui.note("legend_title", {{at.x, at.y}, {at.x + size.x, at.y + size.y}}, size.x, room_for_title);
    const float lift = std::floor((side - line_height(ui, FontRole::small_bold)) / 2);
    const Box corner_box{{at.x + width - side, at.y - lift}, {at.x + width, at.y - lift + side}};
    if (legend && extent_of(ui) == Extent::full) draw_note(ui, width);
    if (icon_button(ui, "layers", icons::layers, ui.text(legend ? "window.layers"_text : "window.legend"_text),
                    ButtonKind::quiet, corner_box))
        ui.act([](Session& session) { session.toggle_legend(); });
}

void draw_markers(Ui& ui, float width) {
    const float left = ui.px(36);
    for (const auto& [kind, words] : ui.state.texts.markers) {
        const Point words_size = text_size(ui, FontRole::small, words, width - left);
        const Box row = take(ui, std::max(ui.px(20), words_size.y + ui.px(2)));
        draw_marker(ui, {row.low.x + ui.px(13), row.low.y + ui.px(10)}, kind);
        put_text(ui, FontRole::small, {row.low.x + left, row.low.y + ui.px(10) - line_height(ui, FontRole::small) / 2},
                 ui.palette.ink, words, Align::left, width - left);
    }
}

/// The main limit on a line: everything that counts by it follows while the handle moves.
void draw_limit(Ui& ui) {
    constexpr double lowest = 5;
    constexpr double highest = 120;
    const auto& bands = ui.state.workspace->bands;
    const planning::Band& band = bands[main_band(ui.state)];
    const project::Setting& setting = *ui.state.project.setting;
    const bool own = !setting.radii_km.empty() || !setting.minutes.empty();
    gap(ui, grid);
    const auto words = [&](double value) {
        planning::Band widest = band;
        widest.value = value;
        return ui.text(message("window.main_limit"_text).with("band", band_text(widest, ui.language())));
    };
    // As wide as its widest number, so that the line keeps its place under the hand.
    const float words_width = text_size(ui, FontRole::small, words(highest)).x;
    const bool one_line = extent_of(ui) == Extent::full;
    const Box head = take(ui, ui.px(22));
    const float side = own ? ui.px(22) : 0;
    const Point end{head.high.x - (own ? side + ui.px(2 * grid) : 0), head.high.y};
    put_fitted(ui, "main_limit_words", FontRole::small, {head.low.x, middle_line(ui, FontRole::small, head)},
               ui.palette.ink, words(band.value), end.x - head.low.x);
    if (own && icon_button(ui, "restore_limits", icons::undo, ui.text("window.restore_limits"_text), ButtonKind::quiet,
                           {{head.high.x - side, head.low.y}, head.high}))
        ui.act([](Session& session) { session.restore_limits(); });
    const Box track = one_line ? Box{{head.low.x + words_width + ui.px(3 * grid), head.low.y}, end} : take(ui, ui.px(22));
    if (const auto move = slider(ui, "main_limit", band.value, lowest, highest, track))
        ui.act([move = *move](Session& session) { session.set_main_limit(move.value, move.done); });
}

}  // namespace

float legend_width(const Ui& ui) { return ui.px(inner_width(ui)) + ui.px(7 * grid); }

void draw_legend_panel(Ui& ui) {
    const float width = ui.px(inner_width(ui));
    ImGui::Dummy({width, 0});
    const bool with_head = !ui.state.legend_open || extent_of(ui) != Extent::classes_alone;
    if (with_head) draw_head(ui, width);
    if (!ui.state.legend_open) return draw_layers(ui);
    if (with_head) gap(ui, grid);
    if (const auto* circles = std::get_if<map::Circles>(&ui.state.content->subject)) draw_circles(ui, *circles);
    draw_classes(ui);
    if (!with_head) return;
    draw_source(ui, width);
    gap(ui, 1.5F * grid);
    draw_markers(ui, width);
    draw_limit(ui);
}

}  // namespace maillage::app::gui
