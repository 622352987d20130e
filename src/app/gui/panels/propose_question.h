// SPDX-License-Identifier: Apache-2.0
// What is asked of the next plan: number, rule, candidates, distances, time, wishes.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_propose_question(Ui& ui);

}  // namespace maillage::app::gui
