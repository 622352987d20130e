// SPDX-License-Identifier: Apache-2.0
// Polygons out of Well-Known Binary, from bytes nobody vouches for: every count is held against the bytes that are
// there before anything is allocated.
// Source: OGC 06-103r4, Simple feature access, §8 (WKB); Z and M forms are read and their extra ordinates left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tl/expected.hpp>

#include "base/text.h"
#include "geo/polygon_set.h"

namespace maillage::io {

enum class WkbFault { truncated, not_a_polygon, empty, open_ring, not_lon_lat };

/// What is wrong, for people.
[[nodiscard]] TextKey fault_text(WkbFault fault);

/// How much room one multipolygon takes in a PolygonSet.
struct PolygonCounts {
    std::uint32_t polygons = 0;
    std::uint32_t rings = 0;
    std::uint32_t vertices = 0;

    PolygonCounts& operator+=(const PolygonCounts& other);
    friend bool operator==(const PolygonCounts&, const PolygonCounts&) = default;
};

/// Walks a POLYGON or MULTIPOLYGON without reading its coordinates. Cost: its rings.
tl::expected<PolygonCounts, WkbFault> count_polygons(std::span<const std::byte> wkb);

/// Copies what count_polygons has walked into arrays already sized, from position `at` on; writes the ends of its
/// polygons and rings (the set's first offsets are 0). Faults: a ring that is not closed or has under four vertices,
/// a coordinate that is not finite or outside ±180°, ±90°. Cost: its vertices; calls for other places may run at once.
tl::expected<void, WkbFault> copy_polygons(std::span<const std::byte> wkb, const PolygonCounts& at,
                                           geo::PolygonSet& set);

}  // namespace maillage::io
