// SPDX-License-Identifier: Apache-2.0
// The card of a candidate: persons within each band, what it would add to today's coverage, and from which sites it
// takes; for a department, the list of its candidates by what they add.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_catchment_panel(Ui& ui);

}  // namespace maillage::app::gui
