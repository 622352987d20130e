// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace maillage::map {

/// A round length (1, 2 or 5 times a power of ten) and how long it is drawn.
struct ScaleBar {
    double length_m = 0;
    double length_px = 0;
    std::string label;  ///< "50 km", "200 m": SI symbols, the same in every language
};

/// The longest round length that is at most `max_px` long.
[[nodiscard]] ScaleBar scale_bar(double meters_per_px, double max_px);

}  // namespace maillage::map
