// SPDX-License-Identifier: Apache-2.0
// Edits of what is asked: the rule, how sites are proposed, and what is looked at. Errors (kind usage): a maximum
// below its minimum, a negative or endless number, a distance, time or sum no bound of project.h allows, a commune both
// forced and forbidden, a zone of no level or with two rules, a zoning whose name is taken, an envelope without a cost,
// places without learners.
#pragma once

#include <optional>

#include "base/result.h"
#include "project/project.h"

namespace maillage::project {

Result<Project> set_rule(const Project& project, planning::SiteBounds everywhere);
/// Nothing = the department follows the rule of all again.
Result<Project> set_department_rule(const Project& project, DepartmentCode department,
                                    std::optional<planning::SiteBounds> bounds);
Result<Project> set_plan(const Project& project, PlanSettings plan);
/// What a commune is to the next plan: one of the two, or neither.
enum class Wish { free, forced, forbidden };
Result<Project> set_wish(const Project& project, CommuneCode commune, Wish wish);
[[nodiscard]] Wish wish_of(const Project& project, CommuneCode commune);
Result<Project> set_setting(const Project& project, Setting setting);

}  // namespace maillage::project
