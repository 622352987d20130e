// SPDX-License-Identifier: Apache-2.0
// Reads a file of sites with their dated events (geodata/sites/*.toml; keys in docs/domain.md).
#pragma once

#include <filesystem>

#include "base/result.h"
#include "planning/site.h"

namespace maillage::io {

/// Errors (input), each with file, line, what was expected and a remedy: what io/toml_document.h says, an
/// unknown or missing key, an unknown word, a date that does not fit its precision, a code that is not an
/// INSEE code, an id that stands twice, a source or an action that is not in the file.
Result<planning::SiteRegister> read_known_sites(const std::filesystem::path& path);

}  // namespace maillage::io
