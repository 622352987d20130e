// SPDX-License-Identifier: Apache-2.0
// Keys of this frame against the table of commands.
#pragma once

#include "app/gui/command_table.h"
#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Pushes what the keys of this frame ask for; while a text is being typed or looked for, only what is meant then too.
void take_keys(Ui& ui);

}  // namespace maillage::app::gui
