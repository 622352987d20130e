// SPDX-License-Identifier: Apache-2.0
// Many multipolygons in flat arrays: what a territory's outlines are kept in.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geo/lon_lat.h"

namespace maillage::geo {

/// Outlines of N features, lon/lat degrees. Feature f owns polygons [feature_polygons[f], feature_polygons[f+1]);
/// polygon p owns rings [polygon_rings[p], polygon_rings[p+1]), the first its shell, the others holes; ring r owns
/// vertices [ring_vertices[r], ring_vertices[r+1]), closed (first = last). About 16 bytes a vertex.
struct PolygonSet {
    std::vector<LonLat> vertices;
    std::vector<std::uint32_t> ring_vertices{0};
    std::vector<std::uint32_t> polygon_rings{0};
    std::vector<std::uint32_t> feature_polygons{0};

    [[nodiscard]] std::size_t feature_count() const { return feature_polygons.size() - 1; }
    [[nodiscard]] std::span<const LonLat> ring(std::uint32_t r) const {
        return {vertices.data() + ring_vertices[r], ring_vertices[r + 1] - ring_vertices[r]};
    }
    /// All rings of feature f, shells and holes alike.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rings_of(std::size_t f) const {
        return {polygon_rings[feature_polygons[f]], polygon_rings[feature_polygons[f + 1]]};
    }
};

/// Even-odd test over all rings of feature f (a border point may fall on either side). Cost: its vertices.
[[nodiscard]] bool contains(const PolygonSet& set, std::size_t f, LonLat place);

}  // namespace maillage::geo
