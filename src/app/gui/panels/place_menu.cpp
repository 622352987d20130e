// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/place_menu.h"

#include <algorithm>

#include "app/gui/panels/bounds_rows.h"
#include "app/gui/style.h"
#include "app/gui/widgets.h"
#include "app/gui/wording.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

using project::Wish;
using territory::Index;

/// A line one can press; it closes the menu.
void draw_item(Ui& ui, const char* id, const std::string& words, Action action) {
    const Box box = take(ui, ui.px(28));
    bool hovered = false;
    const bool clicked = hit(ui, id, box, &hovered);
    if (hovered) put_box(box, ui.palette.field_hover, ui.px(3));
    put_fitted(ui, id, FontRole::small_medium, {box.low.x + ui.px(2 * grid), middle_line(ui, FontRole::small_medium, box)},
               ui.palette.ink, words, box.width() - ui.px(4 * grid));
    if (!clicked) return;
    ui.act([action = std::move(action)](Session& session) {
        session.close_place_menu();
        action(session);
    });
}

bool has_site(const WindowState& state, Index commune) {
    const auto hosts = state.workspace->known_hosts();
    return std::ranges::any_of(hosts, [commune](const planning::Host& host) { return host.commune == commune; });
}

void draw_commune(Ui& ui, Index commune) {
    const auto& communes = ui.state.workspace->territory->communes;
    line(ui, "place_name", FontRole::body_bold, ui.palette.ink, communes.name[commune]);
    if (!ui.state.workspace->scope.contains(commune)) {
        paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.hover_outside"_text));
        return;
    }
    const Wish wish = project::wish_of(ui.state.project, communes.code[commune]);
    const auto item = [&](const char* id, TextKey words, Wish wanted) {
        if (wish == wanted) return;
        draw_item(ui, id, ui.text(words), [commune, wanted](Session& session) { session.set_wish(commune, wanted); });
    };
    // A site that stands is kept by every plan: there is nothing to force and nothing to exclude.
    const bool stands = has_site(ui.state, commune);
    if (!stands) {
        item("place_force", "window.place_force"_text, Wish::forced);
        item("place_forbid", "window.place_forbid"_text, Wish::forbidden);
    }
    if (wish != Wish::free) item("place_free", "window.place_free"_text, Wish::free);
    draw_item(ui, "place_catchment", ui.text("window.place_catchment"_text),
              [commune](Session& session) { session.open_catchment(commune); });
    draw_item(ui, "place_open_site", ui.text("window.place_open_site"_text),
              [commune](Session& session) { session.add_site_in(commune); });
}

void draw_department(Ui& ui, Index department) {
    line(ui, "place_department", FontRole::small_bold, ui.palette.ink,
         department_title(*ui.state.workspace->territory, department));
    gap(ui, grid);
    draw_item(ui, "place_forbid_all", ui.text("window.place_forbid_all"_text), [department](Session& session) {
        session.set_department_wish(department, Wish::forbidden);
    });
    draw_item(ui, "place_free_all", ui.text("window.place_free_all"_text),
              [department](Session& session) { session.set_department_wish(department, Wish::free); });
    draw_item(ui, "place_compare", ui.text("window.place_compare"_text),
              [department](Session& session) { session.open_department_catchments(department); });
    gap(ui, grid);
    draw_department_bounds(ui, department);
}

}  // namespace

void draw_place_menu(Ui& ui) {
    if (!ui.state.place_menu || !ui.state.workspace) return;
    const PlaceMenu& menu = *ui.state.place_menu;
    if (menu.commune) {
        draw_commune(ui, *menu.commune);
        gap(ui, grid);
        const Box rule = take(ui, ui.px(2 * grid));
        put_line({rule.low.x, rule.low.y + ui.px(grid)}, {rule.high.x, rule.low.y + ui.px(grid)}, ui.palette.hairline,
                 ui.px(1));
    }
    draw_department(ui, menu.department);
}

}  // namespace maillage::app::gui
