// SPDX-License-Identifier: Apache-2.0
// Reports as text for a terminal, as Markdown and as CSV.
#pragma once

#include <string>

#include "app/services/report.h"

namespace maillage::app {

/// Aligned columns, numbers to the right. Widths count characters, not bytes.
[[nodiscard]] std::string text_of(const Report& report);
[[nodiscard]] std::string markdown_of(const Report& report);
/// The main table, with the asked ones below it where there are any (then a first column `table` tells them apart): keys
/// as header, raw values with a point, cells that a spreadsheet would run guarded (OWASP, CSV injection).
[[nodiscard]] std::string csv_of(const Report& report);

}  // namespace maillage::app
