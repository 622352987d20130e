// SPDX-License-Identifier: Apache-2.0
#include "planning/allocation.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/parallel.h"

namespace maillage::planning {
namespace {

/// Hosts in tie order, coordinates in arrays of their own so that the chord loop vectorises.
struct OrderedHosts {
    std::vector<std::int32_t> original;
    std::vector<territory::Index> commune;
    std::vector<double> x, y, z;

    explicit OrderedHosts(std::span<const Host> hosts) : original(hosts.size()) {
        std::iota(original.begin(), original.end(), 0);
        std::stable_sort(original.begin(), original.end(), [&](std::int32_t a, std::int32_t b) {
            return comes_before(hosts[static_cast<std::size_t>(a)], hosts[static_cast<std::size_t>(b)]);
        });
        for (const std::int32_t at : original) {
            const Host& host = hosts[static_cast<std::size_t>(at)];
            const geo::EllipsoidPoint point = geo::on_ellipsoid(host.place);
            commune.push_back(host.commune);
            x.push_back(point.x);
            y.push_back(point.y);
            z.push_back(point.z);
        }
    }
    [[nodiscard]] std::size_t size() const { return original.size(); }
};

struct Nearest {
    std::size_t host;
    Meters cost;
};

Nearest nearest(const CostModel& costs, territory::Index commune, const OrderedHosts& hosts,
                std::vector<double>& chord2) {
    const geo::EllipsoidPoint from = costs.point(commune);
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < hosts.size(); ++j) {
        const double dx = hosts.x[j] - from.x;
        const double dy = hosts.y[j] - from.y;
        const double dz = hosts.z[j] - from.z;
        chord2[j] = dx * dx + dy * dy + dz * dz;
        smallest = std::min(smallest, chord2[j]);
    }
    const auto cost_of = [&](std::size_t j) {
        return costs.cost(commune, hosts.commune[j], {hosts.x[j], hosts.y[j], hosts.z[j]});
    };
    const auto first = static_cast<std::size_t>(
        std::find(chord2.begin(), chord2.end(), smallest) - chord2.begin());
    // A site can win or tie only if its chord is within half a metre (rounding) of the best integer cost.
    Meters limit = cost_of(first);
    Nearest best{hosts.size(), {std::numeric_limits<Meters::rep>::max()}};
    for (std::size_t j = 0; j < hosts.size(); ++j) {
        const double reach = limit.value + 0.5;
        if (chord2[j] > reach * reach) continue;
        const Meters cost = cost_of(j);
        if (cost < best.cost) best = {j, cost};
        limit = std::min(limit, cost);
    }
    return best;
}

}  // namespace

Allocation allocate(const CostModel& costs, std::span<const territory::Index> communes,
                    std::span<const Host> hosts) {
    Allocation allocation{std::vector<std::int32_t>(communes.size(), no_site), std::vector<Meters>(communes.size())};
    if (hosts.empty()) return allocation;
    const OrderedHosts ordered(hosts);
    constexpr std::size_t communes_per_block = 1024;  // large enough to amortise the hand-over, small enough to balance
    parallel_for(communes.size(), communes_per_block, [&](std::size_t begin, std::size_t end) {
        std::vector<double> chord2(ordered.size());
        for (std::size_t i = begin; i < end; ++i) {
            const Nearest found = nearest(costs, communes[i], ordered, chord2);
            allocation.host[i] = ordered.original[found.host];
            allocation.cost[i] = found.cost;
        }
    });
    return allocation;
}

}  // namespace maillage::planning
