// SPDX-License-Identifier: Apache-2.0
// The legend's card: classes with their shares or nested circles, then the signs of the sites.
#pragma once

#include "map/page_layout.h"

namespace maillage::map {

/// A card ready to be put somewhere: shapes and texts relative to its top left corner, style px.
struct LegendCard {
    float width = 0;
    float height = 0;
    std::vector<Shape> shapes;
    std::vector<TextRun> texts;
};

/// Size 0 where there is nothing to explain. `with_values` false leaves the shares out. `view` = the map's, whose
/// circles the legend repeats.
[[nodiscard]] LegendCard legend_card(const MapContent& content, const PageTexts& texts, const MapView& view,
                                     bool with_values, const TextMeasure& measure);

}  // namespace maillage::map
