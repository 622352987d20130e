// SPDX-License-Identifier: Apache-2.0
// Features with outlines as GeoJSON (RFC 7946): longitude and latitude with at most seven decimals, shells
// counter-clockwise and holes clockwise (§3.1.6), no crs member, facts in the foreign member `metadata`.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/value.h"
#include "geo/polygon_set.h"
#include "io/atomic_file.h"

namespace maillage::io {

/// One feature: an outline of the set, or none (geometry null) where the set knows none for it.
struct OutlineFeature {
    std::size_t outline;
    std::string id;
    Value properties;
};

struct OutlineList {
    const geo::PolygonSet& outlines;  ///< outlives the list
    std::vector<OutlineFeature> features;
    Value metadata;  ///< an object
};

/// The file's text, one feature a line, with a final line break. Vertices that are the same once rounded are written
/// once; a hole that vanishes is left out. Cost: about 20 bytes a vertex.
[[nodiscard]] std::string outline_geojson_text(const OutlineList& list);

/// Errors: those of atomic_file.h.
Status export_outlines(const OutlineList& list, const std::filesystem::path& path, Existing existing);

}  // namespace maillage::io
