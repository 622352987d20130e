// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/top_bar_panel.h"

#include "app/gui/style.h"
#include "app/gui/top_bar_layout.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

/// Buttons stand from the right edge to the left.
struct RightToLeft {
    Ui& ui;
    Box free;

    Box next(float style_width) {
        const Box box{{free.high.x - ui.px(style_width), free.low.y}, free.high};
        free.high.x = box.low.x - ui.px(grid);
        return box;
    }
};

void draw_switches(Ui& ui, RightToLeft places) {
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
        const std::string what = ui.text(name ? message(words).with("name", ui.text(*name)) : message("window.no_step"_text));
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

void draw_task(Ui& ui, Task task, const Box& box) {
    const std::string id = "task_" + std::to_string(static_cast<int>(task));
    bool hovered = false;
    if (hit(ui, id, box, &hovered)) ui.act([task](Session& session) { session.set_task(task); });
    const bool on = ui.state.tools.task == task;
    if (on || hovered) put_box(box, ui.palette.top_hover, ui.px(corner));
    put_fitted(ui, id, on ? FontRole::body_bold : FontRole::body_medium,
               {(box.low.x + box.high.x) / 2, middle_line(ui, FontRole::body, box)},
               on ? ui.palette.top_ink : ui.palette.top_second_ink, ui.text(task_name(task)),
               box.width() - ui.px(2 * grid), Align::centre);
}

void draw_search(Ui& ui, const TopBarLayout& layout) {
    const Box& box = layout.search;
    bool hovered = false;
    if (hit(ui, "search", box, &hovered)) ui.act([](Session& session) { session.open_finder(FinderKind::place); });
    tooltip(ui, ui.text("window.search"_text));
    const Box sign{box.low, {box.low.x + ui.px(36), box.high.y}};
    if (layout.search_is_sign) {
        if (hovered) put_box(box, ui.palette.top_hover, ui.px(corner));
        return put_icon(ui, icons::search, sign, ui.palette.top_ink);
    }
    put_box(box, ui.palette.top_hover, ui.px(corner));
    put_icon(ui, icons::search, sign, ui.palette.top_second_ink);
    const std::string keys = ui.text("window.key.search"_text);
    const float inset = ui.px(2.5F * grid);
    const float keys_width = text_size(ui, FontRole::small, keys).x;
    const float words_width = box.high.x - inset - keys_width - ui.px(2 * grid) - sign.high.x;
    const std::string words = ui.text("window.search_field"_text);
    const float y = middle_line(ui, FontRole::small, box);
    put_fitted(ui, "search_words", FontRole::small, {sign.high.x, y}, ui.palette.top_second_ink, words, words_width);
    put_text(ui, FontRole::small, {box.high.x - inset, y}, ui.palette.top_second_ink, keys, Align::right);
}

/// The project with its question; where that is too long, the project alone.
std::string document_words(const Ui& ui, float width) {
    const std::string whole = document_line(ui.state, ui.catalog);
    if (text_size(ui, FontRole::body, whole).x <= width) return whole;
    return (ui.state.saved ? "" : "\u2022 ") + project_name(ui.state.document.file, ui.catalog);
}

}  // namespace

void draw_top_bar_panel(Ui& ui) {
    put_box(ui.layout.top, ui.palette.top);
    const TopBarLayout layout = top_bar_layout(ui);
    draw_switches(ui, {ui, layout.buttons});
    if (!layout.name.empty())
        put_text(ui, FontRole::figure, {layout.name.low.x, middle_line(ui, FontRole::figure, layout.name)},
                 ui.palette.top_ink, ui.text("window.name"_text));
    if (!layout.question.empty()) {
        bool hovered = false;
        if (hit(ui, "document", layout.question, &hovered)) ui.act([](Session& session) { session.save_project(); });
        put_fitted(ui, "question", FontRole::body, {layout.question.low.x, middle_line(ui, FontRole::body, layout.question)},
                   hovered ? ui.palette.top_ink : ui.palette.top_second_ink, document_words(ui, layout.question.width()),
                   layout.question.width());
    }
    for (std::size_t i = 0; i < layout.tasks.size(); ++i) draw_task(ui, tasks()[i], layout.tasks[i]);
    if (ui.state.workspace) draw_search(ui, layout);
}

}  // namespace maillage::app::gui
