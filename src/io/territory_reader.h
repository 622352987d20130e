// SPDX-License-Identifier: Apache-2.0
// Reads a whole territory from a GeoPackage with the layers communes, intercommunalities, departments, regions and the
// table about (docs/formats.md).
#pragma once

#include <filesystem>

#include "base/feedback.h"
#include "base/result.h"
#include "territory/territory_set.h"

namespace maillage::io {

/// `path`: the file, or a folder that holds france.gpkg. Cost: all France in about a quarter of a second.
/// Errors: what Dataset::open says; not a GeoPackage; a layer or column missing; a CRS other than EPSG:4326; codes
/// that are badly formed, twice there or out of order; a department, region or intercommunality that is not in its
/// table; a population that is absent, negative or no whole number; a commune without outline; broken geometry.
/// Cancelled where the feedback says so.
Result<territory::Territory> read_territory(const std::filesystem::path& path, Feedback& feedback);

}  // namespace maillage::io
