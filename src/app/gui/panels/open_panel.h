// SPDX-License-Identifier: Apache-2.0
// Which file of sites to look at.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_open_panel(Ui& ui);

}  // namespace maillage::app::gui
