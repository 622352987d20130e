// SPDX-License-Identifier: Apache-2.0
#include "map/scale_bar.h"

#include <cmath>

namespace maillage::map {

ScaleBar scale_bar(double meters_per_px, double max_px) {
    const double longest = meters_per_px * max_px;
    const double power = std::pow(10.0, std::floor(std::log10(longest)));
    double length = power;
    for (const double step : {2.0, 5.0})
        if (power * step <= longest) length = power * step;
    ScaleBar bar{length, length / meters_per_px, {}};
    const bool in_km = length >= 1000;
    const double shown = in_km ? length / 1000 : length;
    if (shown >= 1) {
        bar.label = std::to_string(std::lround(shown));
    } else {
        bar.label = std::to_string(std::lround(shown * 100));
    }
    bar.label += in_km ? "\u00A0km" : shown >= 1 ? "\u00A0m" : "\u00A0cm";
    return bar;
}

}  // namespace maillage::map
