// SPDX-License-Identifier: Apache-2.0
// How a map's subject is painted and explained, one table for layers, page and window.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"
#include "map/map_content.h"

namespace maillage::map {

/// One style a class, then the hatching of missing values where the scope has any. Circles have no classes. Whoever
/// paints them outside a DrawList passes them through `seen(style, content.vision)`.
[[nodiscard]] std::vector<FillStyle> subject_styles(const MapContent& content);

/// Id of the layer that shows the subject: of "distance", "choropleth" and "circles" the one that is not empty.
[[nodiscard]] std::string_view subject_layer(const Subject& subject);
/// Whether a layer is one of those three.
[[nodiscard]] bool is_subject_layer(std::string_view id);

/// Whether the legend has a row for missing values (its style is the last of subject_styles).
[[nodiscard]] bool shows_missing(const MapContent& content);

/// What the legend says of a class of a choropleth: "[0 ; 15]", "]15 ; 30]", "plus de 60" after the last round bound,
/// "perd [1 ; 10[" where the ramp diverges.
[[nodiscard]] Message class_label(const Choropleth& choropleth, std::size_t index);

/// Fill of a stock's circles.
[[nodiscard]] Color circle_color(const Theme& theme);

}  // namespace maillage::map
