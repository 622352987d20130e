// SPDX-License-Identifier: Apache-2.0
// A site list as GeoJSON (RFC 7946): points in longitude and latitude, no crs member, the list's facts in the foreign
// member `metadata`.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "planning/site_record.h"

namespace maillage::io {

/// The file's text, with a final line break: what `-o` writes and `--format json` may embed.
[[nodiscard]] std::string geojson_text(const planning::SiteList& list);

/// Error (environment).
Status write_geojson(const planning::SiteList& list, const std::filesystem::path& path);

}  // namespace maillage::io
