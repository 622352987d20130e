// SPDX-License-Identifier: Apache-2.0
// The task "Sites": the table of all sites in step with the map, and what is known of the one picked.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_sites_panel(Ui& ui);

}  // namespace maillage::app::gui
