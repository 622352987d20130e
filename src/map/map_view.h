// SPDX-License-Identifier: Apache-2.0
// Which piece of the plane is seen, how large, on how many pixels. A value: pan and zoom give a new one.
#pragma once

#include "geo/lon_lat.h"

namespace maillage::map {

/// Box in metres of a projected CRS; empty where low > high.
struct WorldBox {
    geo::Xy low{1, 1};
    geo::Xy high{-1, -1};
    [[nodiscard]] bool empty() const { return low.x > high.x || low.y > high.y; }
    void add(geo::Xy point);
};

/// Margins of a frame, framebuffer px.
struct Margins {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// North is up. Screen = framebuffer px, (0, 0) the top left corner of the top left pixel, y down.
struct MapView {
    geo::Xy centre;
    double meters_per_px = 1;  ///< per framebuffer px
    int width = 1;             ///< framebuffer px
    int height = 1;
    double device_scale = 1;  ///< framebuffer px per style px (HiDPI, interface scale, dpi of a print)

    [[nodiscard]] geo::Xy to_screen(geo::Xy world) const;
    [[nodiscard]] geo::Xy to_world(geo::Xy screen) const;
    [[nodiscard]] WorldBox box() const;
    /// Dragged by (dx, dy) px: the ground follows the pointer.
    [[nodiscard]] MapView panned(double dx, double dy) const;
    /// `factor` > 1 comes closer; the ground under `screen` stays there. Scale kept within 0.05 m and 50 km a
    /// px.
    [[nodiscard]] MapView zoomed(double factor, geo::Xy screen) const;
    /// The whole of `target` in sight, centred between the margins. An empty or pointlike box keeps the
    /// scale.
    [[nodiscard]] MapView fitted(const WorldBox& target, const Margins& margins) const;
    friend bool operator==(const MapView&, const MapView&) = default;
};

}  // namespace maillage::map
