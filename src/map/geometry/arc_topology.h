// SPDX-License-Identifier: Apache-2.0
// Borders found in outlines that match bit for bit: each stretch between two meeting points is one arc, used
// by the one or two features beside it. Repeated consecutive vertices are dropped first; nothing is snapped.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/polygon_set.h"

namespace maillage::map {

struct ArcTopology {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// An arc as a ring walks it.
    struct Use {
        std::uint32_t arc : 31;
        std::uint32_t reversed : 1;
    };

    std::vector<geo::LonLat> vertices;         ///< each place once
    std::vector<std::uint32_t> arc_start{0};   ///< arc a owns arc_vertices[arc_start[a] .. arc_start[a+1])
    std::vector<std::uint32_t> arc_vertices;   ///< first and last included; a closed arc repeats its first
    std::vector<std::uint32_t> left;           ///< the first feature that uses the arc
    std::vector<std::uint32_t> right;          ///< the second, or none
    std::vector<std::uint8_t> uses;            ///< 1, 2; more where outlines overlap
    std::vector<std::uint32_t> ring_start{0};  ///< ring r walks ring_uses[ring_start[r] .. ring_start[r+1])
    std::vector<Use> ring_uses;
    std::vector<std::uint32_t> polygon_rings{0};     ///< as in geo::PolygonSet, degenerate rings left out
    std::vector<std::uint32_t> feature_polygons{0};  ///< one more than features

    [[nodiscard]] std::size_t arc_count() const { return left.size(); }
    [[nodiscard]] std::size_t feature_count() const { return feature_polygons.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> arc(std::uint32_t a) const {
        return {arc_vertices.data() + arc_start[a], arc_start[a + 1] - arc_start[a]};
    }
    /// Edges used exactly `times`.
    [[nodiscard]] std::size_t edges_used(unsigned times) const;
};

/// Features in the order of `features` (numbers into `set`). Cost: about 0.15 s for a million vertices.
[[nodiscard]] ArcTopology find_arcs(const geo::PolygonSet& set, std::span<const std::uint32_t> features);

}  // namespace maillage::map
