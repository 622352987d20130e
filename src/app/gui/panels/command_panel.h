// SPDX-License-Identifier: Apache-2.0
// The command palette: every command of the table by a few of its letters, with its keys.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_command_panel(Ui& ui);

}  // namespace maillage::app::gui
