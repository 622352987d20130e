// SPDX-License-Identifier: Apache-2.0
// Small maps of what lies elsewhere on Earth, beside the page's map.
#pragma once

#include <vector>

#include "map/page_layout.h"

namespace maillage::map {

/// Where `count` insets stand in the map's frame, style px: a column on the right of a landscape frame, a row at the
/// foot of an upright one. None where they would be too small to read.
[[nodiscard]] std::vector<ScreenBox> inset_boxes(const ScreenBox& frame, std::size_t count);

/// What of the frame is left for the map.
[[nodiscard]] ScreenBox room_beside(const ScreenBox& frame, const std::vector<ScreenBox>& insets);

/// `content` seen through the inset's geometry: title (none where it is empty), own scale bar where the box is high
/// enough, a fine frame. `beside` = the map's view, whose circles it repeats.
[[nodiscard]] Inset compose_inset(const MapContent& content, const MapView& beside, const InsetMap& inset,
                                  const ScreenBox& box, const TextMeasure& measure);

}  // namespace maillage::map
