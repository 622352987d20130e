// SPDX-License-Identifier: Apache-2.0
// How a search goes: the value of the best plan so far and what is proven of every plan.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Nothing where nothing was told yet, or where the solver tells nothing.
void draw_plan_trace(Ui& ui);

}  // namespace maillage::app::gui
