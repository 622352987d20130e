// SPDX-License-Identifier: Apache-2.0
// What `maillage info FILE` answers: what GDAL sees in a file and how it was understood.
#pragma once

#include <filesystem>

#include "base/catalog.h"
#include "base/result.h"
#include "base/value.h"

namespace maillage::io {

/// {file, format, layers[]{name, features, crs, geometry, fields[]{name, type, role}, role, warnings[]}}; crs is null
/// where there is none, warnings are sentences of the catalog's language. Reads the whole file and checks its polygons.
/// Errors (input): those of read_layers.
Result<Value> describe(const std::filesystem::path& path, const Catalog& catalog);

}  // namespace maillage::io
