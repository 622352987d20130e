// SPDX-License-Identifier: Apache-2.0
// The map: pan, zoom to the pointer, hover and click.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_map_panel(Ui& ui);

}  // namespace maillage::app::gui
