// SPDX-License-Identifier: Apache-2.0
// Where to write a picture or the sites: a typed path, one question before a file is replaced.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_save_panel(Ui& ui);

}  // namespace maillage::app::gui
