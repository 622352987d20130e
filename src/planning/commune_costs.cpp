// SPDX-License-Identifier: Apache-2.0
#include "planning/commune_costs.h"

#include <algorithm>
#include <cmath>

namespace maillage::planning {
namespace {

/// The box that holds some points, in geocentric metres.
struct Box {
    geo::EllipsoidPoint low{HUGE_VAL, HUGE_VAL, HUGE_VAL};
    geo::EllipsoidPoint high{-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};

    void add(const geo::EllipsoidPoint& point) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y), std::min(low.z, point.z)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y), std::max(high.z, point.z)};
    }
    [[nodiscard]] double diagonal() const {
        return std::hypot(high.x - low.x, high.y - low.y, high.z - low.z);
    }
};

}  // namespace

CommuneCosts::CommuneCosts(const CostModel& costs, const DistanceModel& distance,
                           std::vector<territory::Index> communes, std::span<const Host> hosts)
    : costs_(costs), distance_(distance), communes_(std::move(communes)) {
    Box box;
    Meters widest{0};
    for (const territory::Index commune : communes_) {
        box.add(costs_.point(commune));
        widest = std::max(widest, costs_.inner_distance(commune));
    }
    for (const Host& host : hosts) {
        host_commune_.push_back(host.commune);
        points_.push_back(geo::on_ellipsoid(host.place));
        box.add(points_.back());
    }
    if (communes_.empty() || hosts.empty()) return;
    const double farthest = std::max(geo::longest_arc_m(box.diagonal()), static_cast<double>(widest.value)) + 1;
    range_.most = distance_.length({static_cast<Meters::rep>(std::ceil(farthest))}).value;
}

std::span<const std::int32_t> CommuneCosts::row(std::size_t client, std::vector<std::int32_t>& scratch) const {
    scratch.resize(candidates());
    for (std::size_t candidate = 0; candidate < scratch.size(); ++candidate) scratch[candidate] = cost(client, candidate);
    return scratch;
}

}  // namespace maillage::planning
