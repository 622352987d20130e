// SPDX-License-Identifier: Apache-2.0
// How it is looked at: the map's view, and what the pointer is on.
#include <algorithm>
#include <cmath>

#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

/// Air around the scope and around a department flown to, style px. More below, where the legend stands.
constexpr double air = 28;
constexpr double air_below = 205;
/// How near the pointer must be to a site's sign, style px: its radius and a little more.
constexpr double site_reach = 11;

}  // namespace

map::Margins Session::map_margins() const {
    const double scale = state_.view.device_scale;
    // In a small frame the air shrinks with it.
    const double side = std::min({air * scale, state_.view.width * 0.06, state_.view.height * 0.06});
    const double column = inset_column_width(state_.view.width / scale, state_.view.height / scale, state_.parts) * scale;
    return {side, side, side + column, std::max(side, std::min(air_below * scale, state_.view.height * 0.24))};
}

void Session::resize_map(int width, int height, double device_scale) {
    map::MapView& view = state_.view;
    width = std::max(width, 1);
    height = std::max(height, 1);
    if (view.width == width && view.height == height && view.device_scale == device_scale) return;
    view.meters_per_px *= view.device_scale / device_scale;
    view.width = width;
    view.height = height;
    view.device_scale = device_scale;
    flight_.reset();
    if (view_is_fitted_) fit();
}

void Session::cover_map(const std::vector<map::ScreenBox>& boxes) {
    const auto same = [](const map::ScreenBox& a, const map::ScreenBox& b) {
        return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
    };
    if (std::equal(boxes.begin(), boxes.end(), covered_.begin(), covered_.end(), same)) return;
    covered_ = boxes;
    if (!state_.content) return;
    auto content = std::make_shared<map::MapContent>(*state_.content);
    content->covered = covered_;
    state_.content = std::move(content);
    if (state_.compare.left) {
        auto left = std::make_shared<map::MapContent>(*state_.compare.left);
        left->covered = covered_;
        state_.compare.left = std::move(left);
    }
    ++state_.content_revision;
}

void Session::pan(double dx, double dy) {
    flight_.reset();
    state_.view = state_.view.panned(dx, dy);
    view_is_fitted_ = false;
}

void Session::zoom(double factor, geo::Xy screen) {
    flight_.reset();
    state_.view = state_.view.zoomed(factor, screen);
    view_is_fitted_ = false;
}

void Session::fit() {
    if (!state_.content) return;
    flight_.reset();
    state_.view = state_.view.fitted(state_.parts.all[state_.parts.shown].geometry->box(), map_margins());
    view_is_fitted_ = true;
}

void Session::fly_to(const map::WorldBox& box) {
    if (box.empty()) return;
    const map::MapView there = state_.view.fitted(box, map_margins());
    if (state_.animations)
        flight_ = Flight{state_.view, there, -1};
    else
        state_.view = there;
    view_is_fitted_ = false;
}

void Session::hover_screen(std::optional<geo::Xy> screen) {
    Focus at;
    if (screen && state_.content && state_.workspace) {
        const auto& geometry = state_.content->geometry->whole();
        const geo::Xy world = state_.view.to_world(*screen);
        at.commune = geometry.commune_at(world);
        double nearest = site_reach * state_.view.device_scale;
        const bool at_hand = shows_present_sites(state_.compare, screen->x / state_.view.width);
        for (std::size_t i = 0; i < state_.workspace->sites.size() && at_hand; ++i) {
            const LocatedSite& site = state_.workspace->sites[i];
            if (!site.knowledge.known || !geometry.feature(site.host.commune)) continue;
            const map::PointF local = geometry.project(site.host.place);
            const geo::Xy sign = state_.view.to_screen({geometry.origin().x + local.x, geometry.origin().y + local.y});
            const double distance = std::hypot(sign.x - screen->x, sign.y - screen->y);
            if (distance >= nearest) continue;
            nearest = distance;
            at.site = i;
            at.commune = site.host.commune;
        }
        if (at.commune) at.department = state_.workspace->territory->communes.department[*at.commune];
    }
    focus(std::move(at));
}

void Session::hover_department(std::optional<territory::Index> department) {
    Focus at;
    at.department = department;
    focus(std::move(at));
}

void Session::focus(Focus focus) {
    if (same_place(focus, state_.hover)) return;
    if (state_.content) {
        const auto& geometry = state_.content->geometry->whole();
        if (focus.commune)
            focus.outline = commune_outline(geometry, *focus.commune);
        else if (focus.department)
            focus.outline = department_outline(geometry, *focus.department);
    }
    state_.hover = std::move(focus);
}

void Session::select_department(std::optional<territory::Index> department) {
    state_.selected_department = department;
    state_.tools.place.reset();
    state_.selected_outline = {};
    if (!department || !state_.content) return;
    if (bring_into_frame(*department)) state_.selected_department = department;
    state_.selected_outline = department_outline(state_.content->geometry->whole(), *department);
    fly_to(state_.selected_outline.box);
}

}  // namespace maillage::app::gui
