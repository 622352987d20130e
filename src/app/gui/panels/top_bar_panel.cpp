// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/top_bar_panel.h"

#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

/// Buttons stand from the right edge to the left.
struct RightToLeft {
    Ui& ui;
    float right;

    Box next(float style_width) {
        const float height = ui.px(32);
        const float middle = (ui.layout.top.low.y + ui.layout.top.high.y) / 2;
        const Box box{{right - ui.px(style_width), middle - height / 2}, {right, middle + height / 2}};
        right = box.low.x - ui.px(grid);
        return box;
    }
};

void draw_switches(Ui& ui, RightToLeft& places) {
    if (icon_button(ui, "help", icons::help, ui.text("window.help"_text), ButtonKind::on_top, places.next(36)))
        ui.act([](Session& session) { session.toggle_help(); });
    const bool light = ui.state.theme == map::ThemeKind::light;
    if (icon_button(ui, "theme", icons::theme, ui.text(light ? "window.theme_dark"_text : "window.theme_light"_text),
                    ButtonKind::on_top, places.next(36)))
        ui.act([light](Session& session) {
            session.set_theme(light ? map::ThemeKind::dark : map::ThemeKind::light);
        });
    const bool french = ui.state.language == Language::french;
    if (button(ui, "language", ui.text("window.language"_text), ButtonKind::on_top, places.next(40)))
        ui.act([french](Session& session) { session.set_language(french ? Language::english : Language::french); });
    tooltip(ui, ui.text("window.other_language"_text));
    if (!ui.state.workspace) return;
    const auto step = [&](const char* id, Icon icon, TextKey words, const std::optional<Message>& name,
                          void (Session::*run)()) {
        const std::string what = name ? ui.text(message(words).with("name", ui.text(*name))) : std::string();
        if (icon_button(ui, id, icon, what, ButtonKind::on_top, places.next(36), name.has_value()))
            ui.act([run](Session& session) { (session.*run)(); });
    };
    step("redo", icons::redo, "window.redo_name"_text, ui.state.redo_name, &Session::redo);
    step("undo", icons::undo, "window.undo_name"_text, ui.state.undo_name, &Session::undo);
    if (icon_button(ui, "save_map", icons::camera, ui.text("window.save_map"_text), ButtonKind::on_top,
                    places.next(36)))
        ui.act([](Session& session) { session.ask_save(SaveKind::map_picture); });
    if (icon_button(ui, "export", icons::save, ui.text("window.export"_text), ButtonKind::on_top, places.next(36)))
        ui.act([](Session& session) { session.ask_save(SaveKind::geojson); });
}

}  // namespace

void draw_top_bar_panel(Ui& ui) {
    const Box& box = ui.layout.top;
    put_box(box, ui.palette.top);
    RightToLeft places{ui, box.high.x - ui.px(3 * grid)};
    draw_switches(ui, places);
    const std::string name = ui.text("window.name"_text);
    const Point at{box.low.x + ui.px(panel_padding), middle_line(ui, FontRole::figure, box)};
    const float name_width = text_size(ui, FontRole::figure, name).x;
    if (at.x + name_width > places.right) return;
    put_text(ui, FontRole::figure, at, ui.palette.top_ink, name);
    const float left = at.x + name_width + ui.px(6 * grid);
    const float width = places.right - left - ui.px(4 * grid);
    if (!ui.state.workspace || width < ui.px(60)) return;
    put_fitted(ui, "question", FontRole::body, {left, middle_line(ui, FontRole::body, box)},
               ui.palette.top_second_ink, question_line(*ui.state.workspace, ui.catalog), width);
}

}  // namespace maillage::app::gui
