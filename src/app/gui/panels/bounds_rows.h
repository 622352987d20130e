// SPDX-License-Identifier: Apache-2.0
// How many sites a zone must and may hold: two numbers, of which the second may be absent.
#pragma once

#include "app/gui/widgets.h"

namespace maillage::app::gui {

struct BoundsLabels {
    TextKey minimum = "window.rule_minimum"_text;
    TextKey maximum = "window.rule_maximum"_text;
};

/// A minimum and a maximum under each other with their labels; gives what was changed. `id` begins the controls' ids.
[[nodiscard]] std::optional<planning::SiteBounds> bounds_rows(Ui& ui, const std::string& id,
                                                              const planning::SiteBounds& bounds,
                                                              const BoundsLabels& labels = {});
/// Of one department, and "like the others" where it has a rule of its own.
void draw_department_bounds(Ui& ui, territory::Index department);

}  // namespace maillage::app::gui
