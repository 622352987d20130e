// SPDX-License-Identifier: Apache-2.0
// What the small dialogs are made of: rows to choose from, and buttons at the foot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/gui/widgets.h"

namespace maillage::app::gui {

/// A ring with words; true where it is pressed.
bool radio_row(Ui& ui, const std::string& id, const std::string& words, bool on);

struct DialogButton {
    std::string_view id;
    TextKey words;
    ButtonKind kind = ButtonKind::quiet;
    Action action;
};

/// From the right edge to the left, as wide as their words; Enter means the primary one.
void dialog_buttons(Ui& ui, const std::vector<DialogButton>& buttons);

}  // namespace maillage::app::gui
