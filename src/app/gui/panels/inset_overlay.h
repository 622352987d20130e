// SPDX-License-Identifier: Apache-2.0
// The small framed maps beside the map, a name under each; a click flies there.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Before the map takes the pointer. True where the pointer is on one of them.
bool draw_insets(Ui& ui);

}  // namespace maillage::app::gui
