// SPDX-License-Identifier: Apache-2.0
// ImGui's own drawing (scroll bars, inputs, popups) brought to the look of the rest.
#pragma once

#include "app/gui/palette.h"

namespace maillage::app::gui {

/// Steps of the grid and the radius of corners, style px.
inline constexpr float grid = 4;
inline constexpr float corner = 5;
inline constexpr float panel_padding = 20;

void apply_style(const Palette& palette, float scale);

}  // namespace maillage::app::gui
