// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

namespace maillage::app {

CommandAction attach_solve(CLI::App& app, const Catalog& catalog);

}  // namespace maillage::app
