// SPDX-License-Identifier: Apache-2.0
// Two maps in one frame, parted by a line one can drag: A on its left, B on its right.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// A's map over B's, up to the line; nothing where no line is shown.
void draw_left_of_line(Ui& ui);
/// The line, its handle and the names of both sides. True where the pointer is on it: then it is not on the map, which
/// takes it afterwards.
bool take_swipe_line(Ui& ui);

}  // namespace maillage::app::gui
