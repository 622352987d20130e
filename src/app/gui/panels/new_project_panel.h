// SPDX-License-Identifier: Apache-2.0
// The small dialog that begins a project: the demonstration, a programme, or a scope without sites.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_new_project_panel(Ui& ui);

}  // namespace maillage::app::gui
