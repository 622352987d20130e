// SPDX-License-Identifier: Apache-2.0
// Questions about the project's file: unsaved edits, paths that lead outside, what a crash left, what a table is.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_leave_panel(Ui& ui);
void draw_outside_panel(Ui& ui);
void draw_recovery_panel(Ui& ui);
void draw_table_panel(Ui& ui);

}  // namespace maillage::app::gui
