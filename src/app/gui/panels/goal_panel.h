// SPDX-License-Identifier: Apache-2.0
// The goal: how many departments have a site, what was announced and what is shown, one line a department.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_goal_panel(Ui& ui);

}  // namespace maillage::app::gui
