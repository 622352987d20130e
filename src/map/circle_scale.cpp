// SPDX-License-Identifier: Apache-2.0
#include "map/circle_scale.h"

#include <algorithm>
#include <cmath>

namespace maillage::map {
namespace {

// A frame of about 900 style px shows the whole scope in a window and on a page of base size.
constexpr double usual_frame_px = 900;
// Beyond that a circle says no more, it only hides.
constexpr double most_growth = 4;
// Areas of 25 : 5 : 1 are radii of 5 : 2.2 : 1, which stand apart when nested.
constexpr double legend_step = 5;

}  // namespace

CircleScale::CircleScale(const Circles& circles, const WorldBox& scope, const MapView& view) {
    px_per_root_ = circles.px_per_root;
    if (px_per_root_ > 0 || !(circles.largest > 0) || scope.empty()) return;
    const double whole_m_per_px =
        std::max(scope.high.x - scope.low.x, scope.high.y - scope.low.y) / usual_frame_px;
    const double style_px_m = view.meters_per_px * view.device_scale;
    const double growth = std::clamp(std::sqrt(whole_m_per_px / style_px_m), 1.0, most_growth);
    px_per_root_ = largest_circle_px * growth / std::sqrt(circles.largest);
}

float CircleScale::radius(double value) const {
    return value > 0 ? static_cast<float>(px_per_root_ * std::sqrt(value)) : 0;
}

std::vector<double> circle_legend_values(double largest) {
    std::vector<double> out;
    if (!(largest >= 1)) return out;
    const double power = std::pow(10, std::floor(std::log10(largest)));
    double value = power;
    for (const double digit : {2.0, 5.0})
        if (digit * power <= largest) value = digit * power;
    for (int i = 0; i < 3 && value >= 1; ++i) {
        out.push_back(value);
        value = std::floor(value / legend_step);
    }
    return out;
}

}  // namespace maillage::map
