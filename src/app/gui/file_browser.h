// SPDX-License-Identifier: Apache-2.0
// The inside of the dialogs that open and save files: a typed path (Tab completes it), places to start from, the folder
// with its columns to sort by, a filter by ending. Arrows and Enter work from the path field.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Wide enough for a path and a list with its places, style px.
inline constexpr float file_dialog_width = 760;

/// Draws it; true where Enter means "do it" (no row of the list is picked).
bool draw_file_browser(Ui& ui, float list_height);

}  // namespace maillage::app::gui
