// SPDX-License-Identifier: Apache-2.0
// Whether a shapefile was cut short, told by the sizes its own headers state. Rows read say nothing of it: a deleted
// record is counted by the .shp and never read.
// Source: ESRI Shapefile Technical Description (1998), main file header; dBASE level 5 table header.
#pragma once

#include <filesystem>
#include <string>

namespace maillage::io {

/// The file that is shorter than its header says, with both sizes in bytes ("a.dbf, 120 < 133"); empty = whole.
/// `path` is any file of the shapefile; a .shp or .dbf that is not there is not looked at.
[[nodiscard]] std::string cut_short_shapefile(const std::filesystem::path& path);

}  // namespace maillage::io
