// SPDX-License-Identifier: Apache-2.0
// A table as CSV (RFC 4180, UTF-8, comma, decimal point): what `--format csv` prints and the window saves.
#pragma once

#include <string>
#include <vector>

#include "app/services/report.h"

namespace maillage::app {

/// Keys as header, raw values, cells that a spreadsheet would run guarded (OWASP, CSV injection).
[[nodiscard]] std::string csv_table(const Table& table);

/// Several tables as one: a first column `table` with each one's id, then the columns of all, empty where a table lacks
/// them.
[[nodiscard]] std::string csv_tables(const std::vector<const Table*>& tables);

}  // namespace maillage::app
