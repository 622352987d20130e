// SPDX-License-Identifier: Apache-2.0
// Over the map while the task "Propose" is open: candidates, the best plan while the search runs, the plan without
// métropoles, departments that stand in the way of any plan.
#pragma once

#include <optional>

#include "app/gui/ui.h"

namespace maillage::app::gui {

void draw_plan_overlay(Ui& ui);
/// What a commune is to the next plan, where its dot is shown: candidate, forced, excluded.
[[nodiscard]] std::optional<TextKey> candidate_words(const Ui& ui, territory::Index commune);

}  // namespace maillage::app::gui
