// SPDX-License-Identifier: Apache-2.0
// The task: how many sites, under which rule, among which places; then the proven plan.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_propose_panel(Ui& ui);

}  // namespace maillage::app::gui
