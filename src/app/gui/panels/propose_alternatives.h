// SPDX-License-Identifier: Apache-2.0
// Part of the panel "Propose": what stands beside its answer.
#pragma once

#include "app/gui/ui.h"
#include "app/services/plan_service.h"

namespace maillage::app::gui {

/// The ranked plans to flick through, under the answer; nothing where the solver ranks none.
void draw_plan_ranks(Ui& ui);
/// What each proposed site is worth and the price of the rule; nothing until they are known.
void draw_plan_worth(Ui& ui, const PlanResult& plan);
/// What contradicts itself and what would suffice, where no plan exists.
void draw_ways_out(Ui& ui, const PlanResult& plan);

}  // namespace maillage::app::gui
