// SPDX-License-Identifier: Apache-2.0
// A field with a list below it: places and commands are found the same way. Arrows, Page up and down and the wheel move
// along the list, Enter or a click takes a row, Escape or a click beside it closes.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/gui/panels/registry.h"

namespace maillage::app::gui {

struct FinderRow {
    std::string title;
    std::string detail;  ///< on the right
    bool enabled = true;
};

/// The window a panel of PanelPlace::finder draws in: for places at the search field, for commands in the middle.
void draw_finder_window(Ui& ui, const PanelEntry& panel);
/// Field and list; the row that was taken. `empty` = what to do where no row fits.
std::optional<std::size_t> draw_finder(Ui& ui, const std::string& hint, std::span<const FinderRow> rows,
                                       const std::string& empty);

}  // namespace maillage::app::gui
