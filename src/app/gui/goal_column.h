// SPDX-License-Identifier: Apache-2.0
// What the last column of the departments' table tells.
#pragma once

namespace maillage::app::gui {

enum class GoalColumn {
    within,     ///< share of the people within the main band
    beyond,     ///< share beyond it
    population, ///< persons counted
};

}  // namespace maillage::app::gui
