// SPDX-License-Identifier: Apache-2.0
// Sets of sites kept under a name, to be compared or taken up again. Errors (kind usage): a name without a letter or
// taken, a scenario that is not there.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "project/project.h"

namespace maillage::project {

/// Keeps the sites as they stand.
Result<Project> keep_scenario(const Project& project, std::string name);
Result<Project> rename_scenario(const Project& project, std::size_t scenario, std::string name);
Result<Project> delete_scenario(const Project& project, std::size_t scenario);
/// The scenario's sites become the project's; what stood before is an undo away.
Result<Project> take_scenario(const Project& project, std::size_t scenario);

}  // namespace maillage::project
