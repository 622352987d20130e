// SPDX-License-Identifier: Apache-2.0
#include "io/site_place.h"

#include <cmath>

namespace maillage::io {
namespace {

/// A hundredth of a degree, a kilometre: nobody lives there, and failed geocoding leaves exactly this.
constexpr double null_island_degrees = 0.01;

bool in_degrees(geo::LonLat place) {
    return std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90;
}

}  // namespace

tl::expected<LocatedPlace, PlaceFault> locate(const CommuneLocator& locator, geo::LonLat place) {
    const auto refused = [](TextKey what, TextKey remedy) {
        return tl::unexpected(PlaceFault{what, remedy});
    };
    if (!std::isfinite(place.lon) || !std::isfinite(place.lat))
        return refused("site.not_finite"_text, "site.coordinates_remedy"_text);
    if (std::abs(place.lon) < null_island_degrees && std::abs(place.lat) < null_island_degrees)
        return refused("site.null_island"_text, "site.coordinates_remedy"_text);
    if (in_degrees(place)) {
        if (const auto commune = locator.containing(place)) return LocatedPlace{*commune, false};
        if (const auto commune = locator.near(place)) return LocatedPlace{*commune, true};
    }
    const geo::LonLat exchanged{place.lat, place.lon};
    if (in_degrees(exchanged) && locator.containing(exchanged))
        return refused("site.swapped"_text, "site.swapped_remedy"_text);
    if (!in_degrees(place)) return refused("site.not_degrees"_text, "site.not_degrees_remedy"_text);
    return refused("site.outside"_text, "site.coordinates_remedy"_text);
}

}  // namespace maillage::io
