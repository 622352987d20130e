// SPDX-License-Identifier: Apache-2.0
// The cost of reaching a host from a commune: crow-fly metres between their points, and inside a commune at least
// ½·√area, for nobody lives at the town hall ("intra-communal, estimé").
// Source: cost rules of docs/domain.md; areas are geodesic, of the shipped polygons.
#pragma once

#include <span>
#include <vector>

#include "base/codes.h"
#include "base/quantity.h"
#include "geo/geodesic.h"
#include "geo/lon_lat.h"
#include "territory/territory_set.h"

namespace maillage::planning {

/// A place where a site stands or may stand. `id` tells apart sites of one commune; empty for a candidate.
struct Host {
    territory::Index commune = territory::no_index;
    SiteId id;
    geo::LonLat place;
};

/// Points and half-widths of all communes, prepared once for a territory. About 28 bytes a commune.
class CostModel {
  public:
    explicit CostModel(const territory::TerritorySet& territory);

    [[nodiscard]] const geo::EllipsoidPoint& point(territory::Index commune) const { return points_[commune]; }
    /// round(½·√area), metres.
    [[nodiscard]] Meters inner_distance(territory::Index commune) const { return inner_[commune]; }
    /// Crow-fly cost from a commune to a host, in integer metres.
    [[nodiscard]] Meters cost(territory::Index commune, territory::Index host_commune,
                              const geo::EllipsoidPoint& host_point) const {
        const Meters crow_fly = geo::distance(points_[commune], host_point);
        if (commune != host_commune) return crow_fly;
        return crow_fly < inner_[commune] ? inner_[commune] : crow_fly;
    }

  private:
    std::vector<geo::EllipsoidPoint> points_;
    std::vector<Meters> inner_;
};

/// Host at the commune's own point.
[[nodiscard]] Host commune_host(const territory::TerritorySet& territory, territory::Index commune);

/// Order of the tie rule: INSEE code of the host (= commune index), then site id.
[[nodiscard]] bool comes_before(const Host& a, const Host& b);

}  // namespace maillage::planning
