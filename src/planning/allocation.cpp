// SPDX-License-Identifier: Apache-2.0
#include "planning/allocation.h"

#include <algorithm>
#include <cmath>
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

/// A host that may serve a group of communes: its chord from the group's centre and its place in the OrderedHosts.
struct NearHost {
    double from_center;
    std::size_t at;
    double x, y, z;
};

double square(double value) { return value * value; }

double chord2(const geo::EllipsoidPoint& a, double x, double y, double z) {
    return square(x - a.x) + square(y - a.y) + square(z - a.z);
}

/// Metres beyond every bound by chords: two roundings to whole metres, and floating point far below that.
constexpr double slack = 2.0;

/// A ball around some communes, and the largest of their inner distances.
struct Group {
    geo::EllipsoidPoint center;
    double radius = 0;
    double inner = 0;
};

Group group_of(const CostModel& costs, std::span<const territory::Index> communes) {
    Group group;
    const double share = 1.0 / static_cast<double>(communes.size());
    for (const territory::Index commune : communes) {
        const geo::EllipsoidPoint& point = costs.point(commune);
        group.center.x += point.x * share;
        group.center.y += point.y * share;
        group.center.z += point.z * share;
        group.inner = std::max(group.inner, static_cast<double>(costs.inner_distance(commune).value));
    }
    for (const territory::Index commune : communes) {
        const geo::EllipsoidPoint& point = costs.point(commune);
        group.radius = std::max(group.radius, chord2(group.center, point.x, point.y, point.z));
    }
    group.radius = std::sqrt(group.radius);
    return group;
}

/// Leaves out the hosts that can neither win nor tie for any commune of the group; the others nearest to its centre
/// first. With D the smallest chord from the centre to a host, every commune has that host at a cost of at most
/// max(arc over D + radius, inner), so a host whose chord from the centre exceeds this by the radius again is too far
/// for all of them.
void choose_near(const Group& group, const OrderedHosts& hosts, std::vector<NearHost>& near) {
    near.clear();
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < hosts.size(); ++j)
        smallest = std::min(smallest, chord2(group.center, hosts.x[j], hosts.y[j], hosts.z[j]));
    const double reach = std::max(geo::longest_arc_m(std::sqrt(smallest) + group.radius), group.inner);
    const double limit2 = square(reach + group.radius + slack);
    for (std::size_t j = 0; j < hosts.size(); ++j)
        if (const double from_center2 = chord2(group.center, hosts.x[j], hosts.y[j], hosts.z[j]); from_center2 <= limit2)
            near.push_back({std::sqrt(from_center2), j, hosts.x[j], hosts.y[j], hosts.z[j]});
    std::sort(near.begin(), near.end(), [](const NearHost& a, const NearHost& b) {
        return a.from_center != b.from_center ? a.from_center < b.from_center : a.at < b.at;
    });
}

struct Nearest {
    std::size_t host;
    Meters cost;
};

/// Walks away from the group's centre. A host as far from it as its chord D is at least D − d from a commune at d:
/// once this exceeds what may still win, so do all the others.
Nearest nearest(const CostModel& costs, territory::Index commune, const Group& group, const OrderedHosts& hosts,
                const std::vector<NearHost>& near) {
    const geo::EllipsoidPoint& from = costs.point(commune);
    const double own = std::sqrt(chord2(group.center, from.x, from.y, from.z));
    // First the smallest chord, whose host is nearly always the nearest: one geodesic instead of several.
    double smallest2 = std::numeric_limits<double>::infinity();
    double farthest = smallest2;
    std::size_t first = 0;
    for (std::size_t k = 0; k < near.size() && near[k].from_center <= farthest; ++k) {
        const double to_host2 = chord2(from, near[k].x, near[k].y, near[k].z);
        if (to_host2 >= smallest2) continue;
        smallest2 = to_host2;
        farthest = own + std::sqrt(to_host2) + slack;
        first = k;
    }
    const auto cost_of = [&](const NearHost& host) {
        return costs.cost(commune, hosts.commune[host.at], {host.x, host.y, host.z});
    };
    Nearest best{near[first].at, cost_of(near[first])};
    // A site can win or tie only if its chord is within half a metre (rounding) of the best integer cost.
    double reach2 = square(best.cost.value + 0.5);
    farthest = own + best.cost.value + slack;
    for (std::size_t k = 0; k < near.size() && near[k].from_center <= farthest; ++k) {
        if (k == first || chord2(from, near[k].x, near[k].y, near[k].z) > reach2) continue;
        const Meters cost = cost_of(near[k]);
        if (cost > best.cost || (cost == best.cost && near[k].at > best.host)) continue;
        best = {near[k].at, cost};
        reach2 = square(cost.value + 0.5);
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
    constexpr std::size_t communes_per_group = 64;  // neighbours in code, hence of one department: a small ball
    parallel_for(communes.size(), communes_per_block, [&](std::size_t begin, std::size_t end) {
        std::vector<NearHost> near;
        for (std::size_t group = begin; group < end; group += communes_per_group) {
            const std::size_t group_end = std::min(group + communes_per_group, end);
            const Group ball = group_of(costs, communes.subspan(group, group_end - group));
            choose_near(ball, ordered, near);
            for (std::size_t i = group; i < group_end; ++i) {
                const Nearest found = nearest(costs, communes[i], ball, ordered, near);
                allocation.host[i] = ordered.original[found.host];
                allocation.cost[i] = found.cost;
            }
        }
    });
    return allocation;
}

}  // namespace maillage::planning
