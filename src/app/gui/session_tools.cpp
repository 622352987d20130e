// SPDX-License-Identifier: Apache-2.0
// The window's tools: tasks, finding a place, finding a command.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/gui/wording.h"

namespace maillage::app::gui {
namespace {

/// More answers than one looks at; the next letter is quicker.
constexpr std::size_t most_places = 9;
/// A commune is shown with its surroundings, metres on each side.
constexpr double surroundings_m = 8'000;

const std::string& name_of(const territory::TerritorySet& territory, territory::Place place) {
    switch (place.level) {
        case territory::Level::commune: return territory.communes.name[place.index];
        case territory::Level::intercommunality: return territory.intercommunalities.name[place.index];
        case territory::Level::department: return territory.departments.name[place.index];
        case territory::Level::region: break;
    }
    return territory.regions.name[place.index];
}

Outline outline_of(const map::TerritoryGeometry& geometry, territory::Place place) {
    const territory::Communes& communes = geometry.territory()->communes;
    switch (place.level) {
        case territory::Level::commune: return commune_outline(geometry, place.index);
        case territory::Level::intercommunality:
            return communes_outline(geometry, [&](territory::Index i) { return communes.intercommunality[i] == place.index; });
        case territory::Level::department: return department_outline(geometry, place.index);
        case territory::Level::region: break;
    }
    return communes_outline(geometry, [&](territory::Index i) { return communes.region[i] == place.index; });
}

/// Where it lies, or where most of it may: a region overseas has one department, an intercommunality seldom two.
std::optional<territory::Index> department_of(const territory::TerritorySet& territory, territory::Place place) {
    const territory::Communes& communes = territory.communes;
    const auto first_of = [&](const std::vector<territory::Index>& owner) -> std::optional<territory::Index> {
        const auto at = std::ranges::find(owner, place.index);
        if (at == owner.end()) return std::nullopt;
        return communes.department[static_cast<std::size_t>(at - owner.begin())];
    };
    switch (place.level) {
        case territory::Level::commune: return communes.department[place.index];
        case territory::Level::intercommunality: return first_of(communes.intercommunality);
        case territory::Level::department: return place.index;
        case territory::Level::region: break;
    }
    return first_of(communes.region);
}

}  // namespace

void Session::set_task(Task task) {
    const bool map_changes = task != state_.tools.task && (task == Task::compare || state_.tools.task == Task::compare);
    state_.tools.task = task;
    close_catchment();
    highlight({});
    state_.tab = Tab::task;
    if (map_changes) refresh_content();
}

void Session::open_finder(FinderKind kind) {
    if (kind == FinderKind::place && !state_.workspace) return;
    if (state_.save || state_.tools.browser || state_.help_open || state_.document.asks() || state_.time.table_open) return;
    if (kind == FinderKind::place && state_.tools.searched != state_.workspace->territory) {
        state_.tools.searched = state_.workspace->territory;
        state_.tools.search = std::make_shared<const territory::PlaceSearch>(*state_.tools.searched);
    }
    state_.tools.finder = Finder{kind, {}, {}, 0};
}

void Session::close_finder() { state_.tools.finder.reset(); }

void Session::type_in_finder(std::string typed) {
    if (!state_.tools.finder) return;
    Finder& finder = *state_.tools.finder;
    finder.typed = std::move(typed);
    finder.picked = 0;
    if (finder.kind == FinderKind::place) finder.places = state_.tools.search->find(finder.typed, most_places);
}

void Session::pick_in_finder(int row) {
    if (state_.tools.finder) state_.tools.finder->picked = std::max(row, 0);
}

void Session::go_to(territory::Place place) {
    close_finder();
    if (!state_.content) return;
    if (const auto department = department_of(*state_.workspace->territory, place)) bring_into_frame(*department);
    Outline outline = outline_of(state_.content->geometry->whole(), place);
    if (outline.lines.empty()) {
        const std::string& name = name_of(*state_.workspace->territory, place);
        return tell(catalog().text(message("window.place_not_on_map"_text).with("name", name)), false);
    }
    select_department(place.level == territory::Level::department ? std::optional(place.index) : std::nullopt);
    state_.tools.place = place;
    map::WorldBox box = outline.box;
    if (place.level == territory::Level::commune) {
        box.low = {box.low.x - surroundings_m, box.low.y - surroundings_m};
        box.high = {box.high.x + surroundings_m, box.high.y + surroundings_m};
    }
    state_.selected_outline = std::move(outline);
    fly_to(box);
}

void Session::highlight(std::vector<territory::Index> communes) {
    auto& shown = state_.tools.highlight;
    // A key may have left the charts in the very frame in which they were pointed at.
    if (communes.empty() || !state_.content || state_.tools.task != Task::map) {
        shown.reset();
        return;
    }
    if (shown && shown->communes == communes) return;
    std::vector<std::uint8_t> chosen(state_.workspace->territory->communes.size());
    for (const territory::Index commune : communes) chosen[commune] = 1;
    shown = Highlight{std::move(communes), communes_outline(state_.content->geometry->whole(),
                                                            [&](territory::Index i) { return chosen[i] != 0; })};
}

void Session::refresh_charts() {
    Tools& tools = state_.tools;
    if (tools.task != Task::map || !state_.check || tools.charted == state_.check) return;
    tools.charts = std::make_shared<const ChartData>(
        chart_data(*state_.workspace, *state_.check, main_band(state_)));
    tools.charted = state_.check;
    highlight({});
}

}  // namespace maillage::app::gui
