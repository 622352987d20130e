// SPDX-License-Identifier: Apache-2.0
// Reads the texts of one language: assets/i18n/fr.json, en.json, one flat JSON object of texts.
#pragma once

#include <filesystem>

#include "base/catalog.h"
#include "base/result.h"

namespace maillage::io {

/// assets/i18n/fr.json or en.json.
[[nodiscard]] std::filesystem::path catalog_file(const std::filesystem::path& assets, Language language);

/// Errors (input): no such file, not JSON, not a flat object of texts, not UTF-8.
Result<Catalog> read_catalog(const std::filesystem::path& file, Language language);

}  // namespace maillage::io
