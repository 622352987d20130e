// SPDX-License-Identifier: Apache-2.0
// Files that are wrong in one known way, made where a line of text in cases.toml cannot say it: a small territory of
// four square communes in Ariège in the documented layout, sound or with one fault.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace maillage::cli_test {

/// Writes the fixture of that name into `folder`; the file is called `<name>.gpkg` (or as the name says). An unknown
/// name throws std::invalid_argument.
void make_broken_file(std::string_view name, const std::filesystem::path& folder);

}  // namespace maillage::cli_test
