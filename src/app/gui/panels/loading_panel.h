// SPDX-License-Identifier: Apache-2.0
// What stands over the map before there is one: progress, or why there is none.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_loading_panel(Ui& ui);

}  // namespace maillage::app::gui
