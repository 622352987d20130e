// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/sites_panel.h"

#include <algorithm>
#include <array>

#include "app/gui/panels/site_inspector.h"
#include "app/gui/site_words.h"
#include "app/gui/style.h"
#include "app/gui/text_field.h"
#include "app/gui/widgets.h"
#include "app/services/format.h"
#include <imgui.h>

namespace maillage::app::gui {
namespace {

/// Right edges of the figures, style px from the right edge; the department's code stands left of them.
struct Columns {
    float name = 20;
    float department = 142;
    float persons = 70;
    float mean = 0;
};
constexpr Columns columns;

void draw_head(Ui& ui) {
    const Box box = take(ui, line_height(ui, FontRole::small) + ui.px(2 * grid));
    const SitesView& view = ui.state.sites_view;
    const auto head = [&](const char* id, SiteColumn column, TextKey words, const Box& place, Align align) {
        bool hovered = false;
        if (hit(ui, id, place, &hovered)) ui.act([column](Session& session) { session.sort_sites(column); });
        const bool on = view.sort == column;
        const float x = align == Align::left ? place.low.x : place.high.x;
        put_text(ui, on ? FontRole::small_bold : FontRole::small, {x, place.low.y},
                 on || hovered ? ui.palette.ink : ui.palette.second_ink, ui.text(words), align);
        if (!on) return;
        const float width = text_size(ui, FontRole::small_bold, ui.text(words)).x;
        const float tip = align == Align::left ? x + width + ui.px(7) : x - width - ui.px(7);
        put_triangle({tip, place.low.y + line_height(ui, FontRole::small) / 2}, ui.px(3),
                     {0, view.descending ? 1.0F : -1.0F}, ui.palette.second_ink);
    };
    const auto x = [&](float from_right) { return box.high.x - ui.px(from_right); };
    head("sort_name", SiteColumn::name, "window.column_site"_text,
         {{box.low.x + ui.px(columns.name), box.low.y}, {x(columns.department + 40), box.high.y}}, Align::left);
    head("sort_department", SiteColumn::department, "window.column_department"_text,
         {{x(columns.department + 38), box.low.y}, {x(columns.department), box.high.y}}, Align::right);
    head("sort_persons", SiteColumn::persons, "window.column_persons"_text,
         {{x(columns.persons + 68), box.low.y}, {x(columns.persons), box.high.y}}, Align::right);
    head("sort_mean", SiteColumn::mean, "window.column_mean"_text,
         {{x(columns.mean + 66), box.low.y}, {x(columns.mean), box.high.y}}, Align::right);
}

void draw_row(Ui& ui, const SiteLine& row) {
    const LocatedSite& site = ui.state.workspace->sites[row.site];
    const auto& territory = *ui.state.workspace->territory;
    const SiteId id = site.site.id;
    const std::string name = id.text();
    const Box box = take(ui, ui.px(26));
    const float margin = ui.px(2 * grid);
    const Box wide{{box.low.x - margin, box.low.y}, {box.high.x + margin, box.high.y}};
    bool hovered = false;
    if (hit(ui, "site_" + name, wide, &hovered)) {
        const bool more = ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyShift;
        ui.act([id, more](Session& session) { more ? session.toggle_site(id) : session.select_sites({id}); });
    }
    if (hovered) ui.act([at = row.site](Session& session) { session.hover_site(at); });
    const bool selected = std::ranges::find(ui.state.selected_sites, id) != ui.state.selected_sites.end();
    if (selected || hovered || ui.state.hover.site == row.site) put_box(wide, ui.palette.row_hover, ui.px(corner));
    if (selected) put_box({wide.low, {wide.low.x + ui.px(3), wide.high.y}}, ui.palette.action, ui.px(1.5F));
    put_site_sign(ui, {box.low.x + ui.px(7), (box.low.y + box.high.y) / 2}, site.site.state);
    const float top = middle_line(ui, FontRole::small, box);
    const map::Color ink = row.host ? ui.palette.ink : ui.palette.second_ink;
    const auto x = [&](float from_right) { return box.high.x - ui.px(from_right); };
    put_fitted(ui, "site_name_" + name, FontRole::small_medium, {box.low.x + ui.px(columns.name), top}, ink,
               site.site.name, x(columns.department + 32) - box.low.x - ui.px(columns.name));
    put_text(ui, FontRole::small, {x(columns.department), top}, ui.palette.second_ink,
             territory.departments.code[territory.communes.department[site.host.commune]].text(), Align::right);
    if (!row.host) return;
    const auto& figures = ui.state.check->tables.sites[*row.host];
    put_text(ui, FontRole::small, {x(columns.persons), top}, ui.palette.ink,
             format_integer(figures.persons, ui.language()), Align::right);
    put_text(ui, FontRole::small, {x(columns.mean), top}, ui.palette.ink, km_text(figures.mean_km, ui.language()),
             Align::right);
}

void draw_filter(Ui& ui) {
    const TextField field{"site_filter", ui.state.sites_view.filter, ui.text("window.site_filter"_text)};
    if (const auto typed = text_field(ui, field, room(ui)))
        ui.act([words = *typed](Session& session) { session.filter_sites(words); });
}

void draw_buttons(Ui& ui) {
    const Box row = take(ui, ui.px(34));
    const float middle = row.low.x + row.width() * 0.62F;
    const bool adding = ui.state.adding_site;
    if (button(ui, "add_site", ui.text(adding ? "window.cancel"_text : "window.add_site"_text),
               adding ? ButtonKind::quiet : ButtonKind::primary, {row.low, {middle - ui.px(grid), row.high.y}}))
        ui.act([adding](Session& session) { session.set_adding_site(!adding); });
    if (button(ui, "import_sites", ui.text("window.import"_text), ButtonKind::quiet,
               {{middle + ui.px(grid), row.low.y}, row.high}))
        ui.act([](Session& session) { session.ask_import(); });
}

/// Several sites picked: what can be done to all of them.
void draw_many(Ui& ui) {
    const auto count = static_cast<std::int64_t>(ui.state.selected_sites.size());
    gap(ui, 4 * grid);
    line(ui, "many_sites", FontRole::body_bold, ui.palette.ink,
         ui.text(message("window.sites_picked"_text).with("count", count)));
    gap(ui, 2 * grid);
    if (const auto state = state_choice(ui, "many_state", std::nullopt, take(ui, ui.px(28))))
        ui.act([state = *state](Session& session) { session.set_site_state(session.state().selected_sites, state); });
    gap(ui, 2 * grid);
    if (wide_button(ui, "delete_many", ui.text("window.delete_sites"_text), ButtonKind::quiet))
        ui.act([](Session& session) { session.delete_sites(session.state().selected_sites); });
}

}  // namespace

void draw_sites_panel(Ui& ui) {
    if (!ui.state.check) {
        paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.not_loaded"_text));
        return;
    }
    line(ui, "sites_title", FontRole::lead, ui.palette.ink, ui.text("window.sites_title"_text));
    gap(ui, 3 * grid);
    draw_buttons(ui);
    gap(ui, 3 * grid);
    const std::vector<SiteLine> lines = site_lines(*ui.state.workspace, *ui.state.check, ui.state.sites_view);
    if (ui.state.workspace->sites.empty()) {
        paragraph(ui, FontRole::body, ui.palette.second_ink, ui.text("window.sites_empty"_text));
        return;
    }
    draw_filter(ui);
    gap(ui, 3 * grid);
    draw_head(ui);
    for (const SiteLine& row : lines) draw_row(ui, row);
    if (lines.empty()) paragraph(ui, FontRole::small, ui.palette.second_ink, ui.text("window.sites_none_fit"_text));
    if (ui.state.selected_sites.size() > 1) return draw_many(ui);
    if (ui.state.selected_sites.size() == 1) draw_site_inspector(ui, ui.state.selected_sites.front());
}

}  // namespace maillage::app::gui
