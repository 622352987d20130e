// SPDX-License-Identifier: Apache-2.0
// The `crs` member a GeoJSON file may declare (GeoJSON 2008; RFC 7946 dropped it). GDAL takes a name it does not know for
// WGS 84, in silence: points would stand in wrong places, so the declaration is read here.
#pragma once

#include <filesystem>
#include <string>

namespace maillage::io {

/// `none`: no such member, the file is in EPSG:4326 by RFC 7946. `understood`: PROJ knows the name. `not_understood`: a
/// name PROJ does not know, a link, or anything else that is no name.
enum class GeoJsonCrs { none, understood, not_understood };

struct DeclaredGeoJsonCrs {
    GeoJsonCrs state = GeoJsonCrs::none;
    std::string name;  ///< as written; empty where it is no name
};

/// Reads the file once; keeps nothing of it but that member. A file that is not JSON declares nothing (its reader says
/// what is wrong with it).
[[nodiscard]] DeclaredGeoJsonCrs declared_geojson_crs(const std::filesystem::path& path);

}  // namespace maillage::io
