// SPDX-License-Identifier: Apache-2.0
// Between the document and what is computed from it: the project a planner starts from, and the workspace of a project
// on a day. Loading (territory, demand, programme) is done once in `base`; this only puts the project's sites, rule
// and distances on top, so that it may run every frame.
#pragma once

#include <optional>

#include "app/services/question.h"
#include "app/services/workspace.h"
#include "project/project.h"

namespace maillage::app {

/// The sites and the rule as loaded, the question as asked.
[[nodiscard]] project::Project project_of(const Workspace& base, const Question& question);

/// Sites of the project in the scope, in its order; planned ones count from now on, on whatever day is looked at.
/// A site whose commune the territory does not hold, or outside the scope, is left out. Learners and a number of places
/// are the project's; places of a file are unknown here, for reading it is with_take_up's work. Errors (usage): distance or
/// limits that cannot be. Cost: copies of the base's columns, under 1 ms for all France.
Result<Workspace> workspace_of(const Workspace& base, const project::Project& project, std::optional<Date> day);

/// What `run_plan` is asked; the rule is the workspace's.
[[nodiscard]] PlanQuestion plan_question_of(const project::Project& project);

}  // namespace maillage::app
