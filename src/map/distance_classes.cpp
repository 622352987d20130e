// SPDX-License-Identifier: Apache-2.0
#include "map/distance_classes.h"

#include <algorithm>

namespace maillage::map {
namespace {

/// Thresholds are round: whole kilometres, or tenths in a town.
TextArgument kilometres(std::int32_t metres) {
    if (metres % 1000 == 0) return std::int64_t{metres / 1000};
    return DecimalArgument{metres / 1000.0, 1};
}

}  // namespace

std::uint8_t DistanceClasses::class_of(std::int32_t distance_m) const {
    if (distance_m < 0) return FillLayer::unpainted;
    const auto bound = std::lower_bound(thresholds_m.begin(), thresholds_m.end(), distance_m);
    return static_cast<std::uint8_t>(bound - thresholds_m.begin());
}

Message DistanceClasses::label(std::size_t index) const {
    Message out = message(index == thresholds_m.size() ? "map.class_beyond"_text
                          : index == 0                 ? "map.class_closed"_text
                                                       : "map.class_half_open"_text);
    out.add("from", kilometres(index == 0 ? 0 : thresholds_m[index - 1]));
    if (index < thresholds_m.size()) out.add("to", kilometres(thresholds_m[index]));
    return out;
}

std::vector<FillStyle> DistanceClasses::styles(const Theme& theme) const {
    std::vector<FillStyle> out;
    for (std::size_t i = 0; i < thresholds_m.size(); ++i)
        out.push_back({theme.ramp[std::min<std::size_t>(i, ramp_steps - 1)], false, {}});
    out.push_back({theme.beyond_ground, true, theme.beyond});
    return out;
}

}  // namespace maillage::map
