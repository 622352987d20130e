// SPDX-License-Identifier: Apache-2.0
// `info`: what GDAL sees in a file and how it was understood.
#pragma once

#include <filesystem>
#include <vector>

#include "app/services/report.h"
#include "base/catalog.h"
#include "base/result.h"

namespace maillage::app {

/// One section a file, one row a layer. Errors (input): a file that cannot be read.
Result<Report> run_info(const std::vector<std::filesystem::path>& files, const Catalog& catalog);

}  // namespace maillage::app
