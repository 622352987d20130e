// SPDX-License-Identifier: Apache-2.0
// Everything known of one site, to be changed in place: each change is one step of undo.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_site_inspector(Ui& ui, SiteId id);

}  // namespace maillage::app::gui
