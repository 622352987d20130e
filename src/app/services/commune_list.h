// SPDX-License-Identifier: Apache-2.0
// Lists of codes as the command line takes them: "31555,65440".
#pragma once

#include <string>
#include <vector>

#include "app/services/workspace.h"

namespace maillage::app {

/// Words between commas; empty ones are left out.
[[nodiscard]] std::vector<std::string> split_list(const std::string& list);

/// Communes of the scope, in the order given. Error (usage): a code that is not in it.
Result<std::vector<territory::Index>> parse_communes(const Workspace& workspace, const std::string& list);

}  // namespace maillage::app
