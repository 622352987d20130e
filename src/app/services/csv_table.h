// SPDX-License-Identifier: Apache-2.0
// A table as CSV (RFC 4180, UTF-8, comma, decimal point): what `--format csv` prints and the window saves.
#pragma once

#include <string>

#include "app/services/report.h"

namespace maillage::app {

/// Keys as header, raw values, cells that a spreadsheet would run guarded (OWASP, CSV injection).
[[nodiscard]] std::string csv_table(const Table& table);

}  // namespace maillage::app
