// SPDX-License-Identifier: Apache-2.0
#include "io/commune_locator.h"

#include <algorithm>
#include <cmath>

namespace maillage::io {
namespace {

constexpr double rows_per_degree = 10;
constexpr std::size_t row_count = 1801;

/// A degree of latitude on the sphere of 6 371 km: within 0.6 % of the ellipsoid's, enough for a tolerance.
constexpr double metres_per_degree = 111'195;

std::size_t row_number(double lat) {
    return static_cast<std::size_t>(std::clamp((lat + 90) * rows_per_degree, 0.0, row_count - 1.0));
}

/// Metres from the place to a segment, in the plane tangent at the place.
double distance_m(geo::LonLat place, geo::LonLat a, geo::LonLat b) {
    const double along = std::cos(place.lat * M_PI / 180) * metres_per_degree;
    const double ax = (a.lon - place.lon) * along;
    const double ay = (a.lat - place.lat) * metres_per_degree;
    const double dx = (b.lon - a.lon) * along;
    const double dy = (b.lat - a.lat) * metres_per_degree;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(ax + t * dx, ay + t * dy);
}

}  // namespace

CommuneLocator::CommuneLocator(const territory::TerritorySet& territory)
    : territory_(territory), rows_(row_count) {
    const geo::PolygonSet& outlines = territory.communes.outlines;
    boxes_.resize(outlines.feature_count());
    const double margin = border_tolerance_m / metres_per_degree;
    for (territory::Index i = 0; i < boxes_.size(); ++i) {
        Box& box = boxes_[i];
        const auto [first, last] = outlines.rings_of(i);
        for (std::uint32_t r = first; r < last; ++r) {
            for (const geo::LonLat& vertex : outlines.ring(r)) {
                box.west = std::min(box.west, vertex.lon);
                box.east = std::max(box.east, vertex.lon);
                box.south = std::min(box.south, vertex.lat);
                box.north = std::max(box.north, vertex.lat);
            }
        }
        if (box.south > box.north) continue;
        for (std::size_t row = row_number(box.south - margin); row <= row_number(box.north + margin); ++row)
            rows_[row].push_back(i);
    }
}

const std::vector<territory::Index>& CommuneLocator::row_of(double lat) const {
    return rows_[row_number(lat)];
}

std::optional<territory::Index> CommuneLocator::containing(geo::LonLat place) const {
    for (const territory::Index i : row_of(place.lat)) {
        const Box& box = boxes_[i];
        if (place.lon < box.west || place.lon > box.east || place.lat < box.south || place.lat > box.north)
            continue;
        if (geo::contains(territory_.communes.outlines, i, place)) return i;
    }
    return std::nullopt;
}

std::optional<territory::Index> CommuneLocator::near(geo::LonLat place) const {
    const geo::PolygonSet& outlines = territory_.communes.outlines;
    const double lat_margin = border_tolerance_m / metres_per_degree;
    const double lon_margin = lat_margin / std::max(0.01, std::cos(place.lat * M_PI / 180));
    std::optional<territory::Index> nearest;
    double least = border_tolerance_m;
    for (const territory::Index i : row_of(place.lat)) {
        const Box& box = boxes_[i];
        if (place.lon < box.west - lon_margin || place.lon > box.east + lon_margin) continue;
        if (place.lat < box.south - lat_margin || place.lat > box.north + lat_margin) continue;
        const auto [first, last] = outlines.rings_of(i);
        for (std::uint32_t r = first; r < last; ++r) {
            const auto ring = outlines.ring(r);
            for (std::size_t v = 1; v < ring.size(); ++v) {
                const double distance = distance_m(place, ring[v - 1], ring[v]);
                if (distance >= least) continue;
                least = distance;
                nearest = i;
            }
        }
    }
    return nearest;
}

}  // namespace maillage::io
