// SPDX-License-Identifier: Apache-2.0
// The figures of a comparison: who comes nearer and who goes farther, the whole scope, each department.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_movers(Ui& ui, const Comparison& comparison);
void draw_compared_figures(Ui& ui, const Comparison& comparison);
void draw_compared_departments(Ui& ui, const Comparison& comparison);

}  // namespace maillage::app::gui
