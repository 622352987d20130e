// SPDX-License-Identifier: Apache-2.0
// Reads the layers of a planner's own file, of any allowed format.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "io/layer_table.h"

namespace maillage::io {

/// More rows than France has communes, districts and schools together; a file beyond it is something else.
inline constexpr std::size_t layer_row_limit = 2'000'000;

/// `check`: self-crossing polygons become warnings (about a second for all communes of France). `none`: not looked at.
enum class ValidityCheck { none, check };

/// All layers, in the file's order. Bytes that are not UTF-8 are taken for Latin-1 (in its Windows form) and said so.
/// A CRS that is absent or unknown does not fail here: ask LayerTable::require_crs. GeoJSON without one is EPSG:4326
/// (RFC 7946 §4), KML always is.
/// Errors (input): those of Dataset::open; a file that breaks off while it is read; more than `layer_row_limit` rows.
Result<std::vector<LayerTable>> read_layers(const std::filesystem::path& path, ValidityCheck validity);

}  // namespace maillage::io
