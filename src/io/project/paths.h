// SPDX-License-Identifier: Apache-2.0
// The paths a project holds: territory, a file of candidates, the files of a column of demand, zones or opening costs. In
// memory they are absolute; in the file they are relative where they lie under the project's folder, so that the folder
// moves as a whole.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "project/project.h"

namespace maillage::io {

/// A path of a project that leads out of its folder, and the field that holds it: "setting.territory".
struct OutsidePath {
    std::string place;
    std::filesystem::path path;
};

/// The project with its paths as the file in `folder` has them. An empty folder leaves them absolute.
[[nodiscard]] project::Project with_stored_paths(const project::Project& project, const std::filesystem::path& folder);
/// The other way round.
[[nodiscard]] project::Project with_absolute_paths(const project::Project& project,
                                                   const std::filesystem::path& folder);
/// Those that lead elsewhere, symbolic links followed. Looks at names, opens nothing.
[[nodiscard]] std::vector<OutsidePath> outside_paths(const project::Project& project,
                                                     const std::filesystem::path& folder);

}  // namespace maillage::io
