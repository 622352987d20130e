// SPDX-License-Identifier: Apache-2.0
// What a plan makes of the rules beside the number per department: each zone that was asked for, the longest distance,
// what is spent of the envelope.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_rules_kept(Ui& ui, const PlanResult& plan);

}  // namespace maillage::app::gui
