// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/save_panel.h"

#include <array>

#include "app/gui/file_browser.h"
#include "app/gui/panels/dialog_parts.h"
#include "app/gui/picture_size.h"
#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/widgets.h"
#include <imgui.h>

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
    {"years", SaveKind::years_csv, "window.save_kind_years"_text},
};

void draw_kind(Ui& ui, const Kind& kind) {
    if (radio_row(ui, std::string("kind_") + kind.id, ui.text(kind.words), ui.state.save->kind == kind.kind))
        ui.act([what = kind.kind](Session& session) { session.ask_save(what); });
}

void draw_picture(Ui& ui) {
    PictureOptions picture = ui.state.save->picture;
    const auto set = [&] { ui.act([picture](Session& session) { session.set_picture(picture); }); };
    const std::array<std::string, 2> words{ui.text("window.picture_page"_text), ui.text("window.picture_seen"_text)};
    if (const auto picked = choice(ui, "picture_what", picture.as_seen ? 1 : 0, words,
                                   labelled_row(ui, "picture_what", ui.text("window.picture_what"_text)))) {
        picture.as_seen = *picked == 1;
        set();
    }
    const Box row = labelled_row(ui, "picture_times", ui.text("window.picture_times"_text));
    const int finest = most_times(ui.state, picture.as_seen);
    const float side = ui.px(120);
    if (const auto times = stepper(ui, "picture_times", picture.times, 1, finest, {row.low, {row.low.x + side, row.high.y}})) {
        picture.times = *times;
        set();
    }
    const auto [width, height] = picture_size(ui.state, picture);
    put_fitted(ui, "picture_size", FontRole::small,
               {row.low.x + side + ui.px(3 * grid), middle_line(ui, FontRole::small, row)}, ui.palette.second_ink,
               ui.text(message("window.picture_size"_text)
                           .with("times", std::int64_t{picture.times})
                           .with("width", std::int64_t{width})
                           .with("height", std::int64_t{height})),
               row.width() - side - ui.px(3 * grid));
    if (picture.as_seen) return;
    const Box title = labelled_row(ui, "picture_title", ui.text("window.picture_title"_text));
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({title.low.x, title.low.y});
    const auto typed = text_field(ui, {"picture_title", picture.title, ui.state.texts.title}, title.width());
    ImGui::SetCursorScreenPos(cursor);
    if (!typed) return;
    picture.title = *typed;
    set();
}

}  // namespace

void draw_save_panel(Ui& ui) {
    line(ui, "save_title", FontRole::lead, ui.palette.ink, ui.text("window.save_title"_text));
    gap(ui, 2 * grid);
    for (const Kind& kind : kinds)
        if (kind.kind != SaveKind::comparison || ui.state.compare.result) draw_kind(ui, kind);
    gap(ui, 3 * grid);
    const bool is_map = ui.state.save->kind == SaveKind::map_picture;
    if (is_map) {
        draw_picture(ui);
        gap(ui, 3 * grid);
    }
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
    const bool is_picture = is_map || ui.state.save->kind == SaveKind::window_picture;
    if (is_picture && ui.state.can_copy &&
        button(ui, "save_copy", ui.text("window.copy"_text), ButtonKind::quiet,
               {row.low, {row.low.x + ui.px(140), row.high.y}}))
        ui.act([](Session& session) { session.copy_picture(); });
    const bool can_save = !ui.state.tools.browser->trouble && !ui.state.save->path.ends_with('/');
    const bool pressed = button(ui, "save_do", ui.text(asks ? "window.replace"_text : "window.save"_text),
                                ButtonKind::primary, save, can_save);
    if (pressed || (confirmed && can_save))
        ui.act([](Session& session) { session.save(); });
}

}  // namespace maillage::app::gui
