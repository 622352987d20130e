// SPDX-License-Identifier: Apache-2.0
// The answer to a plan's question: the plan with its figures, or why there is none.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_propose_answer(Ui& ui, const PlanResult& plan);

}  // namespace maillage::app::gui
