// SPDX-License-Identifier: Apache-2.0
// Zoom buttons and scale bar, at the foot of the map.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_scale_panel(Ui& ui);

}  // namespace maillage::app::gui
