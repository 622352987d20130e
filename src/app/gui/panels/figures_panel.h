// SPDX-License-Identifier: Apache-2.0
// The five figures of the situation, in digits that never jump in width.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_figures_panel(Ui& ui);

}  // namespace maillage::app::gui
