// SPDX-License-Identifier: Apache-2.0
// The departments of the scope: light, name, sites, and one figure of their people. A click on a row flies there; a click
// on the light or a right click opens the menu that changes its rule.
#pragma once

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// What the light of a department says. Shapes differ: disc, half disc, ring.
enum class Light {
    met,
    met_by_others,  ///< the rule holds, but by sites most of whose people live elsewhere
    unmet,
};

[[nodiscard]] Light light_of(const CheckResult& check, std::size_t row);
/// Rows out of sight cost nothing to draw.
void draw_department_table(Ui& ui, const CheckResult& check);

}  // namespace maillage::app::gui
