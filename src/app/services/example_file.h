// SPDX-License-Identifier: Apache-2.0
// Small files shipped with the program, so that a command can be tried with nothing at hand: "example:villages.csv" is
// the file of that name in assets/examples/.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "io/resource_paths.h"

namespace maillage::app {

/// `given` itself where it is a path. Error (usage): no example has that name.
[[nodiscard]] Result<std::filesystem::path> example_or_file(const io::ResourcePaths& resources,
                                                            const std::string& given);

}  // namespace maillage::app
