// SPDX-License-Identifier: Apache-2.0
// One line of text to type, in the look of the rest. The text belongs to the state: the field shows it and says what it
// should become.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/gui/ui.h"

namespace maillage::app::gui {

struct TextField {
    std::string_view id;
    std::string text;
    std::string hint;   ///< shown while it is empty
    int revision = 0;   ///< another number = the program changed the text: a field being typed in takes it over
    bool focus = false; ///< takes the keyboard
};

/// What the planner made of the text in this frame, if anything. Bytes after the 4095th are cut.
std::optional<std::string> text_field(Ui& ui, const TextField& field, float width);

}  // namespace maillage::app::gui
