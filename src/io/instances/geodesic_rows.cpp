// SPDX-License-Identifier: Apache-2.0
#include "io/instances/geodesic_rows.h"

#include "geo/geodesic.h"
#include "optimise/point_costs.h"

namespace maillage::io {
namespace {

/// Half the meridian, rounded up, and what the short series may be off by.
constexpr std::int32_t farthest_m = 20'100'000;

class GeodesicRows final : public optimise::CostRows {
  public:
    GeodesicRows(const std::vector<geo::LonLat>& points, const std::vector<int>& candidates) {
        for (const geo::LonLat place : points) points_.push_back(geo::on_ellipsoid(place));
        for (const int j : candidates) candidates_.push_back(points_[static_cast<std::size_t>(j)]);
    }
    [[nodiscard]] std::size_t clients() const override { return points_.size(); }
    [[nodiscard]] std::size_t candidates() const override { return candidates_.size(); }
    [[nodiscard]] optimise::CostRange range() const override { return {0, farthest_m}; }
    [[nodiscard]] std::int32_t cost(std::size_t client, std::size_t candidate) const override {
        return geo::distance(points_[client], candidates_[candidate]).value;
    }
    [[nodiscard]] std::span<const std::int32_t> row(std::size_t client,
                                                    std::vector<std::int32_t>& scratch) const override {
        scratch.resize(candidates_.size());
        for (std::size_t j = 0; j < scratch.size(); ++j) scratch[j] = cost(client, j);
        return scratch;
    }

  private:
    std::vector<geo::EllipsoidPoint> points_;
    std::vector<geo::EllipsoidPoint> candidates_;
};

}  // namespace

std::shared_ptr<const optimise::CostRows> geodesic_rows(const std::vector<geo::LonLat>& points,
                                                        const std::vector<int>& candidates) {
    return optimise::kept_if_small(std::make_shared<GeodesicRows>(points, candidates));
}

}  // namespace maillage::io
