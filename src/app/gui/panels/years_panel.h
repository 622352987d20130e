// SPDX-License-Identifier: Apache-2.0
// The table by year: departments down, years across, one measure at a time; all of it leaves as CSV.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_years_panel(Ui& ui);

}  // namespace maillage::app::gui
