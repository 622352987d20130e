// SPDX-License-Identifier: Apache-2.0
// A site list as CSV (RFC 4180 with line feeds): UTF-8, commas, numbers with a point, texts that a spreadsheet would
// run as a formula guarded by an apostrophe. The list's facts stand in columns `metadata_…`, the same in every row.
// Source of the guard: OWASP, CSV Injection.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "planning/site_record.h"

namespace maillage::io {

[[nodiscard]] std::string csv_text(const planning::SiteList& list);

/// A text as one cell: guarded where it starts with = + - @, a tab or a carriage return, quoted where it must be.
[[nodiscard]] std::string csv_text_cell(std::string_view text);

/// The text a guarded cell stands for; others unchanged.
[[nodiscard]] std::string_view without_guard(std::string_view cell);

/// Error (environment).
Status write_csv(const planning::SiteList& list, const std::filesystem::path& path);

}  // namespace maillage::io
