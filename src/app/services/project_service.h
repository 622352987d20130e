// SPDX-License-Identifier: Apache-2.0
// From a project file to the question that commands and window ask (the other way round: project_workspace.h).
#pragma once

#include <filesystem>
#include <optional>

#include "app/services/question.h"
#include "base/date.h"
#include "base/result.h"
#include "io/project_file.h"
#include "project/project.h"

namespace maillage::app {

/// Errors (input): those of io::read_project. Paths that lead out of the project's folder are listed, not followed: ask
/// before a question made of this project is opened.
Result<io::ProjectFile> open_project(const std::filesystem::path& file);

/// What the project asks on a day. `file` is named in errors about its sites and rule.
[[nodiscard]] Question question_of(const project::Project& project, std::optional<Date> as_of,
                                   const std::filesystem::path& file = {});

/// The refusal where nobody can be asked: names the paths and how to allow them. Empty list = nothing to refuse.
[[nodiscard]] std::optional<Error> outside_error(const std::vector<io::OutsidePath>& outside,
                                                 const std::filesystem::path& file);

}  // namespace maillage::app
