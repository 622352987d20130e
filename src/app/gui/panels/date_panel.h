// SPDX-License-Identifier: Apache-2.0
// The day looked at: events as dots on a line of time, steps to the next month or event.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_date_panel(Ui& ui);

}  // namespace maillage::app::gui
