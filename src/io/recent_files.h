// SPDX-License-Identifier: Apache-2.0
// The projects opened or saved last, newest first, one path a line in <state folder>/recent. Nothing throws; a folder
// that may not be written keeps no list.
#pragma once

#include <filesystem>
#include <vector>

namespace maillage::io {

/// As many as a menu shows.
inline constexpr std::size_t most_recent_files = 10;

/// Those that are still there.
[[nodiscard]] std::vector<std::filesystem::path> recent_files(const std::filesystem::path& state);
/// Puts a file on top.
void add_recent_file(const std::filesystem::path& state, const std::filesystem::path& file);

}  // namespace maillage::io
