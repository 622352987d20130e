// SPDX-License-Identifier: Apache-2.0
// Why a question has no plan, and what would have to change.
#pragma once

#include "app/services/plan_service.h"

namespace maillage::app {

/// Fills `ways_out` and `conflict` of an infeasible result; both stay empty where no rule, but the reach of the
/// candidates, stands in the way.
void explain_conflict(const Workspace& workspace, const PlanQuestion& question, PlanResult& result);

}  // namespace maillage::app
