// SPDX-License-Identifier: Apache-2.0
// Communes that every plan must hold or must not, each with a cross that frees it.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_wish_chips(Ui& ui);

}  // namespace maillage::app::gui
