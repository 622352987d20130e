// SPDX-License-Identifier: Apache-2.0
// Manual round thresholds for elected people: 15, 30, 45, 60 km. Closed above, as "30 km or less" is counted:
// 30 000 m is in "]15 ; 30]".
#pragma once

#include <cstdint>
#include <vector>

#include "base/text.h"
#include "map/draw_list.h"
#include "map/theme.h"

namespace maillage::map {

/// Ascending upper bounds in metres, at most `ramp_steps`; the class past the last one is hatched.
struct DistanceClasses {
    std::vector<std::int32_t> thresholds_m{15'000, 30'000, 45'000, 60'000};

    /// Bounds and "beyond".
    [[nodiscard]] std::size_t count() const { return thresholds_m.size() + 1; }
    /// Class of a distance; FillLayer::unpainted where there is none (negative).
    [[nodiscard]] std::uint8_t class_of(std::int32_t distance_m) const;
    /// What the legend says of a class, in kilometres: "[0 ; 15]", "]15 ; 30]", "plus de 60".
    [[nodiscard]] Message label(std::size_t index) const;
    /// One style a class; `unit` steps are spread over the ramp where there are fewer thresholds than steps.
    [[nodiscard]] std::vector<FillStyle> styles(const Theme& theme) const;
};

}  // namespace maillage::map
