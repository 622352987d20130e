// SPDX-License-Identifier: Apache-2.0
// Where things stand in the top bar: name, question, tasks, search field, buttons. What does not fit gives way in this
// order: the question is cut and goes, the field shrinks to its sign, the name goes.
#pragma once

#include <span>
#include <vector>

#include "app/gui/ui.h"

namespace maillage::app::gui {

struct TopBarLayout {
    Box name;                ///< empty where there is no room
    Box question;            ///< empty where there is no room
    std::vector<Box> tasks;  ///< in the order of `tasks()`
    Box search;
    bool search_is_sign = false;
    Box buttons;             ///< what is left for them, on the right
};

/// The tasks that have a tab.
[[nodiscard]] std::span<const Task> tasks();
[[nodiscard]] TopBarLayout top_bar_layout(const Ui& ui);

}  // namespace maillage::app::gui
