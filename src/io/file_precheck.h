// SPDX-License-Identifier: Apache-2.0
// What is asked of a file before any driver sees it.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace maillage::io {

/// Errors (input): a /vsi… path, a URL or connection string, nothing there, not a regular file, empty, not readable.
Status check_input_file(const std::filesystem::path& path);

/// Refuses what would make the driver read other files: a DOCTYPE (XML entities), a MapInfo view or seamless table.
/// Error (input).
Status check_stands_alone(const std::filesystem::path& path, std::string_view driver);

}  // namespace maillage::io
