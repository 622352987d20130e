// SPDX-License-Identifier: Apache-2.0
// Why a question has no plan, and what would have to change.
#pragma once

#include "app/services/plan_service.h"

namespace maillage::app {

/// Fills `ways_out` and `conflict` of an infeasible result; both stay empty where no rule, but where the candidates are,
/// stands in the way. Ways out of a maximum distance are looked for as long as there is time.
void explain_conflict(const Workspace& workspace, const PlanQuestion& question, double seconds_left, PlanResult& result,
                      Feedback& feedback);

}  // namespace maillage::app
