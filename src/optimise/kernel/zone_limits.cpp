// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/zone_limits.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace maillage::optimise {

bool ZoneLimits::feasible() const {
    std::vector<int> available(minimum.size(), 0);
    for (const int z : zone) ++available[z];
    int least = 0;
    int most = 0;
    for (std::size_t z = 0; z < minimum.size(); ++z) {
        const int ceiling = std::min(maximum[z], available[z]);
        if (minimum[z] > ceiling) return false;
        least += minimum[z];
        most += ceiling;
    }
    return least <= sites && sites <= most;
}

ZoneLimits ZoneLimits::after(std::span<const Decision> decisions) const {
    ZoneLimits left{{}, minimum, maximum, sites};
    for (std::size_t candidate = 0; candidate < zone.size(); ++candidate) {
        const int z = zone[candidate];
        if (decisions[candidate] == Decision::undecided) {
            left.zone.push_back(z);
        } else if (decisions[candidate] == Decision::open) {
            left.minimum[z] = std::max(0, left.minimum[z] - 1);
            --left.maximum[z];
            --left.sites;
        }
    }
    return left;
}

void cheapest_base(const ZoneLimits& limits, std::span<const std::int64_t> price, Base& base,
                   std::vector<int>& order) {
    order.resize(price.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](int a, int b) { return price[a] != price[b] ? price[a] < price[b] : a < b; });
    base.in.assign(price.size(), 0);
    base.count.assign(limits.minimum.size(), 0);
    base.sum = 0;
    int left = limits.sites;
    const auto take = [&](int candidate) {
        base.in[candidate] = 1;
        ++base.count[limits.zone[candidate]];
        base.sum += price[candidate];
        --left;
    };
    for (const int candidate : order)
        if (base.count[limits.zone[candidate]] < limits.minimum[limits.zone[candidate]]) take(candidate);
    for (const int candidate : order) {
        if (left == 0) break;
        const int z = limits.zone[candidate];
        if (base.in[candidate] == 0 && base.count[z] < limits.maximum[z]) take(candidate);
    }
    assert(left == 0);
}

std::vector<std::int64_t> exchange_costs(const ZoneLimits& limits, std::span<const std::int64_t> price,
                                         const Base& base) {
    constexpr std::int64_t none_in = std::numeric_limits<std::int64_t>::min();
    const std::size_t zones = limits.minimum.size();
    std::vector<std::int64_t> dearest_in(zones, none_in);
    std::vector<std::int64_t> cheapest_out(zones, impossible);
    for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
        const int z = limits.zone[candidate];
        if (base.in[candidate] != 0)
            dearest_in[z] = std::max(dearest_in[z], price[candidate]);
        else
            cheapest_out[z] = std::min(cheapest_out[z], price[candidate]);
    }
    // Across zones: one may leave a zone above its minimum, one may enter a zone below its maximum.
    std::int64_t dearest_spare = none_in;
    std::int64_t cheapest_room = impossible;
    for (std::size_t z = 0; z < zones; ++z) {
        if (base.count[z] > limits.minimum[z]) dearest_spare = std::max(dearest_spare, dearest_in[z]);
        if (base.count[z] < limits.maximum[z]) cheapest_room = std::min(cheapest_room, cheapest_out[z]);
    }
    std::vector<std::int64_t> costs(price.size(), impossible);
    for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
        const int z = limits.zone[candidate];
        if (base.in[candidate] != 0) {
            std::int64_t entering = cheapest_out[z];
            if (base.count[z] > limits.minimum[z]) entering = std::min(entering, cheapest_room);
            if (entering != impossible) costs[candidate] = entering - price[candidate];
        } else {
            std::int64_t leaving = dearest_in[z];
            if (base.count[z] < limits.maximum[z]) leaving = std::max(leaving, dearest_spare);
            if (leaving != none_in) costs[candidate] = price[candidate] - leaving;
        }
    }
    return costs;
}

}  // namespace maillage::optimise
