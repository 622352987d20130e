// SPDX-License-Identifier: Apache-2.0
// What the map shows: indicator, classes, colours, for whose eyes, and a column of one's own. Part of the task Carte.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// The state must be loaded.
void draw_map_theme(Ui& ui);

}  // namespace maillage::app::gui
