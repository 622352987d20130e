// SPDX-License-Identifier: Apache-2.0
// Is this a place where a site of this territory can stand?
#pragma once

#include <tl/expected.hpp>

#include "base/text.h"
#include "geo/lon_lat.h"
#include "io/commune_locator.h"

namespace maillage::io {

/// Why a place is refused: what is wrong and what to do.
struct PlaceFault {
    TextKey what;
    TextKey remedy;
};

struct LocatedPlace {
    territory::Index commune = territory::no_index;
    bool just_outside = false;  ///< within the tolerance of its outline, not inside
};

/// Faults: not finite; at 0/0; not degrees at all; in the territory once longitude and latitude are exchanged; at sea
/// or abroad.
tl::expected<LocatedPlace, PlaceFault> locate(const CommuneLocator& locator, geo::LonLat place);

}  // namespace maillage::io
