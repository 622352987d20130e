// SPDX-License-Identifier: Apache-2.0
// What stands beside a plan, for programs and as sections of the report.
#pragma once

#include "app/services/plan_service.h"
#include "base/value.h"

namespace maillage::app {

/// `loss_if_dropped` and `replacement` of the j-th site of the plan.
void set_site_worth(Value& site, const Workspace& workspace, const PlanResult& result, std::size_t j);
/// `alternatives…`, `price_of_rule`, `relaxations`, `conflict`.
void set_beside(Value& document, const Workspace& workspace, const PlanResult& result, const Catalog& catalog);

/// Alternatives, sites that drop out, the price of the rule: those that were looked at.
void add_beside_sections(Report& report, const Workspace& workspace, const PlanResult& result, const Catalog& catalog);
/// Rules that contradict each other and what would suffice, where no plan exists.
void add_conflict_sections(Report& report, const Workspace& workspace, const PlanResult& result, const Catalog& catalog);

}  // namespace maillage::app
