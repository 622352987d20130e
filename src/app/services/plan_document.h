// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/services/load_report.h"
#include "app/services/plan_service.h"
#include "base/value.h"

namespace maillage::app {

/// optimal, feasible, infeasible, unknown, interrupted.
[[nodiscard]] std::string_view status_name(optimise::Status status);
/// Why no plan stands beside, without métropoles: only a proof may say that there is none.
[[nodiscard]] TextKey no_plan_without_metropoles(optimise::Status status);
/// Why no plan exists: which department, which rule.
[[nodiscard]] Message reason_message(const Workspace& workspace, const PlanResult& result,
                                     const optimise::InfeasibleReason& reason, const Catalog& catalog);
/// The site that stands at a host; null for a proposal.
[[nodiscard]] const planning::Site* site_of(const Workspace& workspace, const planning::Host& host);
/// Sites that the plan keeps though they do not stand yet: the planned ones of a project.
[[nodiscard]] std::int64_t kept_but_not_standing(const Workspace& workspace, const planning::PlanRequest& request);
/// The id of a site of the plan, as lists of sites have it.
[[nodiscard]] std::string site_id(const Workspace& workspace, const PlanResult& result, std::size_t j);
/// Where a take-up is stated: what each site of the plan would have to take in, `persons` of them by site.
[[nodiscard]] std::vector<NamedLoad> plan_loads(const Workspace& workspace, const PlanResult& result,
                                                std::span<const std::int64_t> persons);
[[nodiscard]] Value plan_document(const Workspace& workspace, const PlanResult& result, const Catalog& catalog);

}  // namespace maillage::app
