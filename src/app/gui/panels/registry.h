// SPDX-License-Identifier: Apache-2.0
// The panels of the window, in one table. A new one is a file pair here and a line in registry.cpp; a test opens
// every entry in both languages, both themes and three scales.
#pragma once

#include <span>
#include <string_view>

#include "app/gui/ui.h"

namespace maillage::app::gui {

enum class PanelPlace {
    top,
    goal,      ///< left
    map,
    over_map,  ///< floats in the map's frame, as large as what it holds
    task,      ///< right, or a tab of the left panel
    figures,
    date,
    dialog,    ///< in the middle, all else waits
    menu,      ///< at the pointer; a press beside it closes it
    finder,    ///< below the top bar; a click beside it closes it
};

struct PanelEntry {
    std::string_view id;
    PanelPlace place;
    /// Null = always.
    bool (*is_shown)(const WindowState& state);
    void (*draw)(Ui& ui);
    /// Of those over the map: where they stand, as a share of the free frame (0, 0 = top left, 1, 1 = bottom right).
    Point anchor;
    float width = 540;  ///< of a dialog, style px
};

[[nodiscard]] std::span<const PanelEntry> panels();

}  // namespace maillage::app::gui
