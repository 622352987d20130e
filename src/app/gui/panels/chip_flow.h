// SPDX-License-Identifier: Apache-2.0
// Small rounded boxes with words and a cross that takes them away, as many to a line as fit.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "app/gui/widgets.h"

namespace maillage::app::gui {

struct Chip {
    std::string id;  ///< of its cross
    std::string words;
    Action remove;
    std::function<void(const Ui&, Point centre)> sign = {};  ///< before the words
};

/// Width that words without a sign have in a line of their own.
[[nodiscard]] float chip_room(const Ui& ui);
void draw_chips(Ui& ui, std::span<const Chip> chips);

}  // namespace maillage::app::gui
