// SPDX-License-Identifier: Apache-2.0
// Over the map: the candidate of the card and its bands as circles.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_catchment_overlay(Ui& ui);

}  // namespace maillage::app::gui
