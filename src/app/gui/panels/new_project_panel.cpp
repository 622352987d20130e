// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/new_project_panel.h"

#include "app/gui/panels/dialog_parts.h"
#include "app/gui/style.h"
#include "app/gui/text_field.h"

namespace maillage::app::gui {
namespace {

struct Kind {
    NewProject::Kind kind;
    const char* id;
    TextKey words;
};
constexpr Kind kinds[] = {
    {NewProject::Kind::demonstration, "new_kind_demonstration", "window.new_demonstration"_text},
    {NewProject::Kind::programme, "new_kind_programme", "window.new_programme"_text},
    {NewProject::Kind::empty, "new_kind_empty", "window.new_empty"_text},
};

void change(Ui& ui, NewProject wanted) {
    ui.act([wanted = std::move(wanted)](Session& session) { session.set_new_project(wanted); });
}

void draw_programme(Ui& ui, const NewProject& fresh) {
    std::vector<std::string> names;
    for (const NewProject::Programme& programme : fresh.programmes)
        names.push_back(ui.language() == Language::french ? programme.name.fr : programme.name.en);
    gap(ui, grid);
    if (const auto picked = choice(ui, "new_programme", fresh.programme, names, take(ui, ui.px(32)))) {
        NewProject wanted = fresh;
        wanted.programme = *picked;
        change(ui, std::move(wanted));
    }
}

void draw_scope(Ui& ui, const NewProject& fresh) {
    gap(ui, grid);
    if (const auto typed = text_field(ui, {"new_scope", fresh.scope, ui.text("window.new_scope_hint"_text), 0, false},
                                      room(ui))) {
        NewProject wanted = fresh;
        wanted.scope = *typed;
        change(ui, std::move(wanted));
    }
    gap(ui, grid);
    paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.new_scope_help"_text));
    if (fresh.trouble) {
        gap(ui, 2 * grid);
        note_box(ui, "new_trouble", ui.palette.failure, {}, ui.catalog.text(*fresh.trouble));
    }
}

}  // namespace

void draw_new_project_panel(Ui& ui) {
    if (!ui.state.document.fresh) return;
    const NewProject& fresh = *ui.state.document.fresh;
    line(ui, "new_title", FontRole::lead, ui.palette.ink, ui.text("window.new_title"_text));
    gap(ui, 2 * grid);
    for (const Kind& kind : kinds) {
        if (kind.kind == NewProject::Kind::programme && fresh.programmes.empty()) continue;
        if (radio_row(ui, kind.id, ui.text(kind.words), kind.kind == fresh.kind)) {
            NewProject wanted = fresh;
            wanted.kind = kind.kind;
            change(ui, std::move(wanted));
        }
        if (kind.kind != fresh.kind) continue;
        if (kind.kind == NewProject::Kind::programme) draw_programme(ui, fresh);
        if (kind.kind == NewProject::Kind::empty) draw_scope(ui, fresh);
    }
    gap(ui, 4 * grid);
    dialog_buttons(ui, {{"new_do", "window.new_do"_text, ButtonKind::primary,
                         [](Session& session) { session.create_project(); }},
                        {"new_cancel", "window.cancel"_text, ButtonKind::quiet,
                         [](Session& session) { session.close_new(); }}});
}

}  // namespace maillage::app::gui
