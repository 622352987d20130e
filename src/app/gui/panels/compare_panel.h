// SPDX-License-Identifier: Apache-2.0
// Task Comparer: scenarios kept, which two are held side by side, how the map shows them, and their figures.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_compare_panel(Ui& ui);

}  // namespace maillage::app::gui
