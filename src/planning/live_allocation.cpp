// SPDX-License-Identifier: Apache-2.0
#include "planning/live_allocation.h"

#include <limits>

#include "base/parallel.h"

namespace maillage::planning {
namespace {

constexpr std::size_t communes_per_block = 4096;  // a few microseconds each: fewer hand-overs than `allocate` needs

/// Order of the tie rule; hosts that are equal in it keep their order in the list, as a stable sort leaves them.
bool comes_first(const Host& a, std::size_t at_a, const Host& b, std::size_t at_b) {
    if (comes_before(a, b)) return true;
    return !comes_before(b, a) && at_a < at_b;
}

}  // namespace

LiveAllocation::LiveAllocation(const CostModel& costs, std::span<const territory::Index> communes,
                               std::span<const Host> hosts, std::size_t moving)
    : costs_(costs), communes_(communes), hosts_(hosts.begin(), hosts.end()), moving_(moving) {
    std::vector<Host> others;
    for (std::size_t j = 0; j < hosts.size(); ++j)
        if (j != moving) others.push_back(hosts[j]);
    others_ = allocate(costs, communes, others);
    for (std::int32_t& host : others_.host)
        if (host != no_site && static_cast<std::size_t>(host) >= moving) ++host;
    x_.reserve(communes.size());
    y_.reserve(communes.size());
    z_.reserve(communes.size());
    reach2_.reserve(communes.size());
    for (std::size_t i = 0; i < communes.size(); ++i) {
        const geo::EllipsoidPoint& point = costs.point(communes[i]);
        x_.push_back(point.x);
        y_.push_back(point.y);
        z_.push_back(point.z);
        // The chord is never longer than the length, which rounds to the cost: half a metre above it no tie is left.
        const double reach = others_.host[i] == no_site ? std::numeric_limits<double>::infinity()
                                                        : others_.cost[i].value + 0.5;
        reach2_.push_back(reach * reach);
    }
}

Allocation LiveAllocation::with(const Host& moved) const {
    Allocation allocation;
    with(moved, allocation);
    return allocation;
}

void LiveAllocation::with(const Host& moved, Allocation& into) const {
    into = others_;
    const geo::EllipsoidPoint place = geo::on_ellipsoid(moved.place);
    parallel_for(communes_.size(), communes_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const double dx = place.x - x_[i];
            const double dy = place.y - y_[i];
            const double dz = place.z - z_[i];
            if (dx * dx + dy * dy + dz * dz > reach2_[i]) continue;
            const Meters cost = costs_.cost(communes_[i], moved.commune, place);
            const std::int32_t other = others_.host[i];
            if (other != no_site) {
                if (cost > others_.cost[i]) continue;
                const auto at = static_cast<std::size_t>(other);
                if (cost == others_.cost[i] && !comes_first(moved, moving_, hosts_[at], at)) continue;
            }
            into.host[i] = static_cast<std::int32_t>(moving_);
            into.cost[i] = cost;
        }
    });
}

}  // namespace maillage::planning
