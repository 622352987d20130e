// SPDX-License-Identifier: Apache-2.0
// Which map of the scope fills the frame: its own, or that of a department overseas.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/services/map_service.h"

namespace maillage::app::gui {
namespace {

/// A flight to another map starts this much higher: the two have no ground in common.
constexpr double from_above = 2.5;

bool holds(const MapPart& part, const territory::TerritorySet& territory, territory::Index department) {
    if (part.department) return part.department == department;
    return territory.departments.display_epsg[department] == part.geometry->whole().epsg();
}

}  // namespace

Result<std::vector<MapPart>> Session::prepare_parts(const Workspace& workspace) {
    auto own = prepare_map(workspace);
    if (!own) return fail(own.error());
    const auto insets = prepare_insets(workspace);
    if (!insets) return fail(insets.error());
    std::vector<MapPart> parts{{std::nullopt, std::move(*own)}};
    for (const map::InsetMap& inset : *insets) {
        const auto& places = inset.geometry->departments();
        if (!places.empty()) parts.push_back({places.front().department, inset.geometry});
    }
    return parts;
}

void Session::show_part(std::size_t part) {
    if (part >= state_.parts.all.size() || !state_.content || state_.drag) return;
    const bool other = part != state_.parts.shown;
    if (other) put_in_frame(part);
    fit();
    if (!state_.animations || !other) return;
    map::MapView above = state_.view;
    above.meters_per_px *= from_above;
    flight_ = Flight{above, state_.view, -1};
    state_.view = above;
}

void Session::put_in_frame(std::size_t part) {
    MapParts& parts = state_.parts;
    parts.shown = part;
    const MapPart& shown = parts.all[part];
    // A neighbour of the same CRS stays a part of the scope beside the department flown to.
    geometry_ = shown.department ? std::make_shared<const map::ScopeGeometry>(shown.geometry->shared_whole(),
                                                                              base_->scope.communes)
                                 : shown.geometry;
    // What was drawn in the metres of the map left.
    state_.hover = {};
    select_department(std::nullopt);
    highlight({});
    state_.proposing.listed = {};
    outline_blocked();
    if (state_.catchment) pick_catchment(state_.catchment->picked);
    refresh_content();
    view_is_fitted_ = true;
}

bool Session::bring_into_frame(territory::Index department) {
    const auto& parts = state_.parts.all;
    if (parts.empty() || state_.drag) return false;
    // The department's own map before one that merely shows it.
    if (holds(parts[state_.parts.shown], *base_->territory, department)) return true;
    for (std::size_t part = 0; part < parts.size(); ++part)
        if (holds(parts[part], *base_->territory, department)) {
            put_in_frame(part);
            fit();
            return true;
        }
    return false;
}

std::optional<std::size_t> part_of(const WindowState& state, DepartmentCode code) {
    if (!state.workspace) return std::nullopt;
    const auto& parts = state.parts.all;
    for (std::size_t part = 0; part < parts.size(); ++part)
        for (const map::DepartmentPlace& place : parts[part].geometry->departments())
            if (state.workspace->territory->departments.code[place.department] == code) return part;
    return std::nullopt;
}

void Session::toggle_insets() {
    state_.parts.insets_open = !state_.parts.insets_open;
    if (view_is_fitted_) fit();
}

}  // namespace maillage::app::gui
