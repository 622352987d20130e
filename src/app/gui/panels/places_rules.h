// SPDX-License-Identifier: Apache-2.0
// Learners and places in a plan's question: how many learners come, how many places a site has, whether they limit the
// plan, and what that means for the sites of today.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_places_rules(Ui& ui);

}  // namespace maillage::app::gui
