// SPDX-License-Identifier: Apache-2.0
// How large a stock's circles are: on the map, and the three that the legend explains them with.
#pragma once

#include <vector>

#include "map/map_view.h"
#include "map/subject.h"

namespace maillage::map {

/// Radius of the largest circle where the whole scope is in sight, style px.
inline constexpr float largest_circle_px = 34;

class CircleScale {
  public:
    /// `scope` = box of the scope, metres. Coming closer lets circles grow with the square root of the scale, slower
    /// than the ground: villages appear, towns do not cover them.
    CircleScale(const Circles& circles, const WorldBox& scope, const MapView& view);

    /// Style px; 0 for what is missing or not positive.
    [[nodiscard]] float radius(double value) const;

    /// For Circles::px_per_root of a map beside this one.
    [[nodiscard]] double px_per_root() const { return px_per_root_; }

  private:
    double px_per_root_ = 0;
};

/// Up to three round values (1, 2 or 5 times a power of ten), the largest first, none above the largest circle; whole
/// numbers, at least 1.
[[nodiscard]] std::vector<double> circle_legend_values(double largest);

}  // namespace maillage::map
