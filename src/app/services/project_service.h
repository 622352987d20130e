// SPDX-License-Identifier: Apache-2.0
// Between a project and the questions that commands and window ask: the same project gives the same answers to both.
#pragma once

#include <filesystem>
#include <optional>

#include "app/services/question.h"
#include "app/services/workspace.h"
#include "base/date.h"
#include "base/result.h"
#include "io/project_file.h"
#include "project/project.h"

namespace maillage::app {

/// What a planner starts from: the question's setting, the sites and the rule of its workspace (those of the programme,
/// or of the file the question names). Sites outside the scope are left out, as the workspace says.
/// Error (input): a site that no project may hold (project/actions/site_actions.h).
Result<project::Project> default_project(const Question& question, const Workspace& workspace);

/// Errors (input): those of io::read_project. Paths that lead out of the project's folder are listed, not followed: ask
/// before a question made of this project is opened.
Result<io::ProjectFile> open_project(const std::filesystem::path& file);

/// What the project asks on a day. `file` is named in errors about its sites and rule.
[[nodiscard]] Question question_of(const project::Project& project, std::optional<Date> as_of,
                                   const std::filesystem::path& file = {});
[[nodiscard]] PlanQuestion plan_question_of(const project::Project& project);

/// The refusal where nobody can be asked: names the paths and how to allow them. Empty list = nothing to refuse.
[[nodiscard]] std::optional<Error> outside_error(const std::vector<io::OutsidePath>& outside,
                                                 const std::filesystem::path& file);

}  // namespace maillage::app
