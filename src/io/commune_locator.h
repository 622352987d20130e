// SPDX-License-Identifier: Apache-2.0
// Which commune a place lies in.
#pragma once

#include <optional>
#include <vector>

#include "geo/lon_lat.h"
#include "territory/territory_set.h"

namespace maillage::io {

/// Outlines are simplified: a real place on the coast or the border may stand this far outside, as the town halls of
/// the shipped territory do.
inline constexpr double border_tolerance_m = 300;

/// An index of the communes by latitude. Keeps a reference to the territory. Cost: once the outlines' vertices
/// (milliseconds for France), then the communes of one tenth of a degree for each place.
class CommuneLocator {
  public:
    explicit CommuneLocator(const territory::TerritorySet& territory);

    /// The commune that contains the place, the smaller code where outlines overlap.
    [[nodiscard]] std::optional<territory::Index> containing(geo::LonLat place) const;
    /// The nearest commune within border_tolerance_m of the place.
    [[nodiscard]] std::optional<territory::Index> near(geo::LonLat place) const;

  private:
    struct Box {
        double west = 180;
        double east = -180;
        double south = 90;
        double north = -90;
    };
    [[nodiscard]] const std::vector<territory::Index>& row_of(double lat) const;

    const territory::TerritorySet& territory_;
    std::vector<Box> boxes_;
    std::vector<std::vector<territory::Index>>
        rows_;  ///< ascending, by tenth of a degree from the south pole
};

}  // namespace maillage::io
