// SPDX-License-Identifier: Apache-2.0
// The fold "other rules" of a plan's question: the longest distance, the envelope, learners and
// places, bounds on zones of other levels.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_further_rules(Ui& ui);

}  // namespace maillage::app::gui
