// SPDX-License-Identifier: Apache-2.0
// How wide a text will be, asked from whoever will paint it: labels and pages are laid out without a font
// library.
#pragma once

#include <functional>
#include <string_view>

#include "map/draw_list.h"

namespace maillage::map {

/// Style px. `ascent` and `descent` are of the font, both positive.
struct TextExtent {
    float width = 0;
    float ascent = 0;
    float descent = 0;
};

using TextMeasure = std::function<TextExtent(std::string_view utf8, float size, FontWeight weight)>;

}  // namespace maillage::map
