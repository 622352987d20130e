// SPDX-License-Identifier: Apache-2.0
// A site list as GeoPackage: layer `sites` (points, EPSG:4326) and table `metadata` (key, value).
// Source: OGC 12-128r18, GeoPackage 1.3.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "planning/site_record.h"

namespace maillage::io {

/// No timestamp: `last_change` is 1970-01-01, so that the same list is the same bytes. Error (environment).
Status write_gpkg(const planning::SiteList& list, const std::filesystem::path& path);

}  // namespace maillage::io
