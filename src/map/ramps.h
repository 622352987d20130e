// SPDX-License-Identifier: Apache-2.0
// Colour ramps for classes, all distinguishable with deficient colour vision, in one table. Numbers and sources:
// - `teal`: the distance ramp of the visual language (theme.h).
// - `ylgnbu`, `blues`, `orrd`: ColorBrewer 2.0 sequential schemes of nine classes; the two halves of `teal-orange` are
//   those of its BrBG and PuOr with seven: C. Brewer, M. Harrower, The Pennsylvania State University,
//   https://colorbrewer2.org, Apache-2.0. All are marked "colorblind safe" there;
//   other numbers of classes are taken linearly between.
// - `viridis`: S. van der Walt, N. Smith, matplotlib 1.5, CC0, ten samples.
// - `cividis`: J. Nuñez, C. Anderton, R. Renslow, PLoS ONE 13 (2018) e0199239, CC0, ten samples.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "map/color.h"
#include "map/theme.h"

namespace maillage::map {

struct Ramp {
    std::string_view key;  ///< stable, in files and on the command line
    TextKey name;
    bool diverging = false;         ///< losses first, then gains, the middle in between
    std::span<const Color> stops;   ///< weak (light) first
};

[[nodiscard]] std::span<const Ramp> ramps();
[[nodiscard]] const Ramp* find_ramp(std::string_view key);

/// `count` colours, weak first: weak sinks into the ground, so lightness is reversed in the dark theme. Diverging ramps
/// keep their order (losses first) and swap pale for dark in the middle.
[[nodiscard]] std::vector<Color> ramp_colors(const Ramp& ramp, std::size_t count, ThemeKind kind);

}  // namespace maillage::map
