// SPDX-License-Identifier: Apache-2.0
#include "map/map_view.h"

#include <algorithm>

namespace maillage::map {
namespace {

// A town square fills a screen at 0.05 m a pixel, the globe at 50 km: nothing is to be seen beyond.
constexpr double closest_m_per_px = 0.05;
constexpr double farthest_m_per_px = 50'000;

}  // namespace

void WorldBox::add(geo::Xy point) {
    if (empty()) {
        low = high = point;
        return;
    }
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
}

geo::Xy MapView::to_screen(geo::Xy world) const {
    return {width / 2.0 + (world.x - centre.x) / meters_per_px,
            height / 2.0 - (world.y - centre.y) / meters_per_px};
}

geo::Xy MapView::to_world(geo::Xy screen) const {
    return {centre.x + (screen.x - width / 2.0) * meters_per_px,
            centre.y - (screen.y - height / 2.0) * meters_per_px};
}

WorldBox MapView::box() const {
    WorldBox out;
    out.add(to_world({0, 0}));
    out.add(to_world({static_cast<double>(width), static_cast<double>(height)}));
    return out;
}

MapView MapView::panned(double dx, double dy) const {
    MapView out = *this;
    out.centre = {centre.x - dx * meters_per_px, centre.y + dy * meters_per_px};
    return out;
}

MapView MapView::zoomed(double factor, geo::Xy screen) const {
    const geo::Xy held = to_world(screen);
    MapView out = *this;
    out.meters_per_px = std::clamp(meters_per_px / factor, closest_m_per_px, farthest_m_per_px);
    const geo::Xy moved = out.to_world(screen);
    out.centre = {centre.x + held.x - moved.x, centre.y + held.y - moved.y};
    return out;
}

MapView MapView::fitted(const WorldBox& target, const Margins& margins) const {
    if (target.empty()) return *this;
    MapView out = *this;
    const double room_x = std::max(1.0, width - margins.left - margins.right);
    const double room_y = std::max(1.0, height - margins.top - margins.bottom);
    const double needed =
        std::max((target.high.x - target.low.x) / room_x, (target.high.y - target.low.y) / room_y);
    if (needed > 0) out.meters_per_px = std::clamp(needed, closest_m_per_px, farthest_m_per_px);
    const double shift_x = (margins.left - margins.right) / 2 * out.meters_per_px;
    const double shift_y = (margins.top - margins.bottom) / 2 * out.meters_per_px;
    out.centre = {(target.low.x + target.high.x) / 2 - shift_x, (target.low.y + target.high.y) / 2 + shift_y};
    return out;
}

}  // namespace maillage::map
