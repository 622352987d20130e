// SPDX-License-Identifier: Apache-2.0
#include "geo/polygon_set.h"

namespace maillage::geo {

bool contains(const PolygonSet& set, std::size_t f, LonLat place) {
    bool inside = false;
    const auto [first, last] = set.rings_of(f);
    for (std::uint32_t r = first; r < last; ++r) {
        const auto ring = set.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat& a = ring[i - 1];
            const LonLat& b = ring[i];
            if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
            const double crossing = a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
            if (place.lon < crossing) inside = !inside;
        }
    }
    return inside;
}

}  // namespace maillage::geo
