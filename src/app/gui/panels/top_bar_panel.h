// SPDX-License-Identifier: Apache-2.0
// Name and question on the left, language, theme, files and help on the right.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_top_bar_panel(Ui& ui);

}  // namespace maillage::app::gui
