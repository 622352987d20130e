// SPDX-License-Identifier: Apache-2.0
// The optimiser's costs between communes and hosts, computed when a row is asked for: no matrix lies in memory, so that
// a plan of all France starts at once. Integer metres through the distance model (docs/domain.md, cost rules).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "optimise/cost_rows.h"
#include "planning/cost_model.h"
#include "planning/distance_model.h"

namespace maillage::planning {

/// Client i is communes[i], candidate j is hosts[j]. Holds copies: it outlives the situation. About 60 bytes a commune.
class CommuneCosts final : public optimise::CostRows {
  public:
    CommuneCosts(const CostModel& costs, const DistanceModel& distance, std::vector<territory::Index> communes,
                 std::span<const Host> hosts);

    [[nodiscard]] std::size_t clients() const override { return communes_.size(); }
    [[nodiscard]] std::size_t candidates() const override { return points_.size(); }
    /// About 15 ns a pair.
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override;
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        const Meters crow_fly = costs_.cost(communes_[client], host_commune_[candidate], points_[candidate]);
        return distance_.length(crow_fly).value;
    }
    [[nodiscard]] optimise::CostRange range() const override { return range_; }

  private:
    CostModel costs_;
    DistanceModel distance_;
    std::vector<territory::Index> communes_;
    std::vector<territory::Index> host_commune_;
    std::vector<geo::EllipsoidPoint> points_;
    optimise::CostRange range_;
};

}  // namespace maillage::planning
