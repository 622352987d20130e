// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/search_panel.h"

#include "app/gui/finder.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

using territory::Level;

FinderRow row_of(const Ui& ui, const territory::TerritorySet& set, territory::Place place) {
    const std::int64_t people = ui.state.tools.search->population(place);
    const auto i = place.index;
    switch (place.level) {
        case Level::commune:
            return {set.communes.name[i], ui.text(message("window.place_commune"_text)
                                                      .with("department", department_title(set, set.communes.department[i]))
                                                      .with("count", people))};
        case Level::intercommunality:
            return {set.intercommunalities.name[i], ui.text(message("window.place_epci"_text).with("count", people))};
        case Level::department:
            return {set.departments.name[i], ui.text(message("window.place_department"_text)
                                                         .with("code", set.departments.code[i].text())
                                                         .with("count", people))};
        case Level::region: break;
    }
    return {set.regions.name[i], ui.text(message("window.place_region"_text).with("count", people))};
}

}  // namespace

void draw_search_panel(Ui& ui) {
    if (!ui.state.tools.finder || !ui.state.tools.search) return;
    const Finder& finder = *ui.state.tools.finder;
    std::vector<FinderRow> rows;
    for (const territory::Place place : finder.places) rows.push_back(row_of(ui, *ui.state.tools.searched, place));
    const bool nothing_typed = finder.typed.find_first_not_of(' ') == std::string::npos;
    const auto taken = draw_finder(ui, ui.text("window.search_hint"_text), rows,
                                   ui.text(nothing_typed ? "window.search_how"_text : "window.search_none"_text));
    if (taken)
        ui.act([place = finder.places[*taken]](Session& session) { session.go_to(place); });
}

}  // namespace maillage::app::gui
