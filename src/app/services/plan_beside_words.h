// SPDX-License-Identifier: Apache-2.0
// What stands beside a plan in words, shared by the report and the window.
#pragma once

#include <string>
#include <vector>

#include "app/services/plan_service.h"

namespace maillage::app {

/// People the plan counts.
[[nodiscard]] std::int64_t persons_counted(const Workspace& workspace, const PlanResult& result);
/// A value of the objective or a difference of two, fine enough to tell plans of a ranking apart: kilometres of the mean
/// (p-median), persons (max-cover).
[[nodiscard]] std::string value_text(const Workspace& workspace, const PlanResult& result, std::int64_t value,
                                     const Catalog& catalog);
/// What must be known to read the list: not proven, fewer than asked, a tie cut.
[[nodiscard]] std::vector<std::string> alternatives_notes(const Alternatives& alternatives, const Catalog& catalog);
/// No rule of another level is asked.
[[nodiscard]] bool speaks_of_departments_alone(const PlanResult& result);
/// "Sans la règle par département, …": one sentence.
[[nodiscard]] std::string price_sentence(const Workspace& workspace, const PlanResult& result, const Catalog& catalog);
/// "au moins 3 sites dans 30 Gard".
[[nodiscard]] std::string rule_text(const Workspace& workspace, const PlanResult& result, const RuleOfPlan& rule,
                                    const Catalog& catalog);
/// "autoriser 16 sites au lieu de 13, et …".
[[nodiscard]] std::string way_out_text(const Workspace& workspace, const PlanResult& result,
                                       const std::vector<RuleOfPlan>& changes, const Catalog& catalog);
/// What the ways out leave aside, and what may therefore ask for more: distances, places.
[[nodiscard]] std::vector<std::string> ways_out_notes(const PlanResult& result, const Catalog& catalog);

}  // namespace maillage::app
