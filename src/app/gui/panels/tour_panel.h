// SPDX-License-Identifier: Apache-2.0
// One step of the tour: what to look at, a line around it, on and out.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

[[nodiscard]] bool shows_tour(const WindowState& state);
void draw_tour_panel(Ui& ui);

}  // namespace maillage::app::gui
