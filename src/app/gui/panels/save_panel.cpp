// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/save_panel.h"

#include "app/gui/file_browser.h"
#include "app/gui/panels/dialog_parts.h"
#include "app/gui/style.h"

namespace maillage::app::gui {
namespace {

struct Kind {
    const char* id;
    SaveKind kind;
    TextKey words;
};
constexpr Kind kinds[] = {
    {"project", SaveKind::project, "window.save_kind_project"_text},
    {"map_picture", SaveKind::map_picture, "window.save_kind_map"_text},
    {"window_picture", SaveKind::window_picture, "window.save_kind_window"_text},
    {"geojson", SaveKind::geojson, "window.save_kind_geojson"_text},
    {"csv", SaveKind::csv, "window.save_kind_csv"_text},
    {"geopackage", SaveKind::geopackage, "window.save_kind_geopackage"_text},
    {"comparison", SaveKind::comparison, "window.save_kind_comparison"_text},
};

void draw_kind(Ui& ui, const Kind& kind) {
    if (radio_row(ui, std::string("kind_") + kind.id, ui.text(kind.words), ui.state.save->kind == kind.kind))
        ui.act([what = kind.kind](Session& session) { session.ask_save(what); });
}

}  // namespace

void draw_save_panel(Ui& ui) {
    line(ui, "save_title", FontRole::lead, ui.palette.ink, ui.text("window.save_title"_text));
    gap(ui, 2 * grid);
    for (const Kind& kind : kinds)
        if (kind.kind != SaveKind::comparison || ui.state.compare.result) draw_kind(ui, kind);
    gap(ui, 3 * grid);
    if (!ui.state.tools.browser) return;
    const bool confirmed = draw_file_browser(ui, ui.px(250));
    gap(ui, 3 * grid);
    const bool asks = ui.state.save->ask_overwrite;
    if (asks) {
        note_box(ui, "save_exists", ui.palette.caution, ui.text("window.save_exists"_text), {});
        gap(ui, 3 * grid);
    }
    const Box row = take(ui, ui.px(34));
    const float width = ui.px(140);
    const Box save{{row.high.x - width, row.low.y}, row.high};
    const Box cancel{{save.low.x - ui.px(2 * grid) - ui.px(110), row.low.y}, {save.low.x - ui.px(2 * grid), row.high.y}};
    if (button(ui, "save_cancel", ui.text("window.cancel"_text), ButtonKind::quiet, cancel))
        ui.act([](Session& session) { session.close_save(); });
    const bool can_save = !ui.state.tools.browser->trouble && !ui.state.save->path.ends_with('/');
    const bool pressed = button(ui, "save_do", ui.text(asks ? "window.replace"_text : "window.save"_text),
                                ButtonKind::primary, save, can_save);
    if (pressed || (confirmed && can_save))
        ui.act([](Session& session) { session.save(); });
}

}  // namespace maillage::app::gui
