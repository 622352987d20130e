// SPDX-License-Identifier: Apache-2.0
// How large a picture of the map becomes.
#pragma once

#include <utility>

#include "app/gui/window_state.h"

namespace maillage::app::gui {

/// Width and height, px.
[[nodiscard]] std::pair<int, int> picture_size(const WindowState& state, const PictureOptions& options);

/// The finest that stays within map::largest_page_px, at most 8.
[[nodiscard]] int most_times(const WindowState& state, bool as_seen);

}  // namespace maillage::app::gui
