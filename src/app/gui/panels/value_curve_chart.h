// SPDX-License-Identifier: Apache-2.0
// The curve of value against number of sites, in the charts and under the proposals.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_value_curve(Ui& ui);

}  // namespace maillage::app::gui
