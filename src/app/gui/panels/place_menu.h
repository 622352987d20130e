// SPDX-License-Identifier: Apache-2.0
// The menu of a place: what may be done with a commune and with its department.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_place_menu(Ui& ui);

}  // namespace maillage::app::gui
