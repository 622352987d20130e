// SPDX-License-Identifier: Apache-2.0
#include "planning/cost_model.h"

#include <cmath>

namespace maillage::planning {

CostModel::CostModel(const territory::TerritorySet& territory) {
    const auto& communes = territory.communes;
    points_.reserve(communes.size());
    inner_.reserve(communes.size());
    for (std::size_t i = 0; i < communes.size(); ++i) {
        points_.push_back(geo::on_ellipsoid(communes.point[i]));
        const double half_width = 0.5 * std::sqrt(static_cast<double>(communes.area[i].value));
        inner_.push_back({static_cast<Meters::rep>(std::lround(half_width))});
    }
}

Host commune_host(const territory::TerritorySet& territory, territory::Index commune) {
    return {commune, {}, territory.communes.point[commune]};
}

bool comes_before(const Host& a, const Host& b) {
    if (a.commune != b.commune) return a.commune < b.commune;
    return a.id < b.id;
}

}  // namespace maillage::planning
