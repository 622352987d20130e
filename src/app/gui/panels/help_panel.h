// SPDX-License-Identifier: Apache-2.0
// The keys, from the table that binds them.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_help_panel(Ui& ui);

}  // namespace maillage::app::gui
