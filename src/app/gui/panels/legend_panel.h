// SPDX-License-Identifier: Apache-2.0
// What the map's colours and signs mean, with the share of people in each class; layers on and off.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Of the whole panel, screen px: the smaller the map, the less it says.
[[nodiscard]] float legend_width(const Ui& ui);
void draw_legend_panel(Ui& ui);

}  // namespace maillage::app::gui
