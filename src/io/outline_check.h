// SPDX-License-Identifier: Apache-2.0
// Whether the commune outlines of a territory are sound polygons. The shipped file was checked when it was built; a
// planner's own territory is checked when it is opened.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace maillage::io {

/// `path`: the file, or a folder that holds france.gpkg. Cost: about 2 s for all France.
/// Errors (input): the first commune whose outline crosses itself, by code; what Dataset::open says.
Status check_outlines(const std::filesystem::path& path);

}  // namespace maillage::io
