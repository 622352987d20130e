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

/// Some hosts of an OrderedHosts, in its order: those that may serve a group of communes.
struct NearHosts {
    std::vector<std::size_t> at;
    std::vector<double> x, y, z, chord2;

    void clear() {
        at.clear();
        x.clear();
        y.clear();
        z.clear();
    }
    void add(const OrderedHosts& hosts, std::size_t j) {
        at.push_back(j);
        x.push_back(hosts.x[j]);
        y.push_back(hosts.y[j]);
        z.push_back(hosts.z[j]);
    }
};

double square(double value) { return value * value; }

double chord2(const geo::EllipsoidPoint& a, double x, double y, double z) {
    return square(x - a.x) + square(y - a.y) + square(z - a.z);
}

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

/// Leaves out the hosts that can neither win nor tie for any commune of the group. With D the smallest chord from the
/// group's centre to a host, every commune has that host at a cost of at most max(arc over D + radius, inner), so a
/// host whose chord from the centre exceeds this by the radius again is too far for all of them.
void choose_near(const Group& group, const OrderedHosts& hosts, NearHosts& near) {
    near.clear();
    near.chord2.resize(hosts.size());
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < hosts.size(); ++j) {
        near.chord2[j] = chord2(group.center, hosts.x[j], hosts.y[j], hosts.z[j]);
        smallest = std::min(smallest, near.chord2[j]);
    }
    constexpr double slack = 2.0;  // metres: two roundings to whole metres, and floating point far below that
    const double reach = std::max(geo::longest_arc_m(std::sqrt(smallest) + group.radius), group.inner);
    const double limit2 = square(reach + group.radius + slack);
    for (std::size_t j = 0; j < hosts.size(); ++j)
        if (near.chord2[j] <= limit2) near.add(hosts, j);
}

struct Nearest {
    std::size_t host;
    Meters cost;
};

Nearest nearest(const CostModel& costs, territory::Index commune, const OrderedHosts& hosts, NearHosts& near) {
    const geo::EllipsoidPoint& from = costs.point(commune);
    double smallest = std::numeric_limits<double>::infinity();
    std::size_t first = 0;
    for (std::size_t k = 0; k < near.at.size(); ++k) {
        near.chord2[k] = chord2(from, near.x[k], near.y[k], near.z[k]);
        if (near.chord2[k] >= smallest) continue;
        smallest = near.chord2[k];
        first = k;
    }
    const auto cost_of = [&](std::size_t k) {
        return costs.cost(commune, hosts.commune[near.at[k]], {near.x[k], near.y[k], near.z[k]});
    };
    // A site can win or tie only if its chord is within half a metre (rounding) of the best integer cost.
    const Meters cost_of_first = cost_of(first);
    Nearest best{first, cost_of_first};
    double reach2 = square(cost_of_first.value + 0.5);
    for (std::size_t k = 0; k < near.at.size(); ++k) {
        if (near.chord2[k] > reach2 || k == first) continue;
        const Meters cost = cost_of(k);
        if (cost > best.cost || (cost == best.cost && k > best.host)) continue;
        best = {k, cost};
        reach2 = square(cost.value + 0.5);
    }
    return {near.at[best.host], best.cost};
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
        NearHosts near;
        for (std::size_t group = begin; group < end; group += communes_per_group) {
            const std::size_t group_end = std::min(group + communes_per_group, end);
            choose_near(group_of(costs, communes.subspan(group, group_end - group)), ordered, near);
            for (std::size_t i = group; i < group_end; ++i) {
                const Nearest found = nearest(costs, communes[i], ordered, near);
                allocation.host[i] = ordered.original[found.host];
                allocation.cost[i] = found.cost;
            }
        }
    });
    return allocation;
}

}  // namespace maillage::planning
