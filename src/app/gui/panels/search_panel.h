// SPDX-License-Identifier: Apache-2.0
// Places by name or code; the one taken is flown to and outlined.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_search_panel(Ui& ui);

}  // namespace maillage::app::gui
