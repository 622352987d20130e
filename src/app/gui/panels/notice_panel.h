// SPDX-License-Identifier: Apache-2.0
// What was saved, or what went wrong.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_notice_panel(Ui& ui);

}  // namespace maillage::app::gui
