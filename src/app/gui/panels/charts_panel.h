// SPDX-License-Identifier: Apache-2.0
// The task "Carte": charts of the situation shown. Pointing at a chart lights its communes on the map; pointing at the
// map marks the place in the charts.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_charts_panel(Ui& ui);

}  // namespace maillage::app::gui
