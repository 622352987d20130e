// SPDX-License-Identifier: Apache-2.0
// Reads a programme profile (assets/programmes/*.toml; keys in docs/domain.md).
#pragma once

#include <filesystem>

#include "base/result.h"
#include "evidence/programme.h"

namespace maillage::io {

/// Errors (input), each with file, line, what was expected and a remedy: what io/toml_document.h says, an
/// unknown or missing key, an unknown word, a number out of bounds, an id that stands twice, a source or a
/// fact that is not in the file, a figure with both a quotation and a derivation, a caution whose sum its
/// parts do not make, a profile with neither a rule per zone nor a statement that there is none (or with
/// both).
Result<evidence::Programme> read_programme(const std::filesystem::path& path);

}  // namespace maillage::io
