// SPDX-License-Identifier: Apache-2.0
// Small random nested zones with minima and maxima, and a price for each candidate; the same for the same seed.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/zone_limits.h"
#include "support/random_location_problem.h"

namespace maillage::test_support {

struct ZoneCase {
    optimise::ZoneLimits limits;
    std::vector<std::int64_t> price;
};

/// A forest of up to six zones, depth by chance, and the number of sites exact or not.
inline ZoneCase random_zone_case(std::uint64_t seed) {
    Dice dice(seed);
    const int candidates = dice.between(1, 9);
    const int zones = dice.between(1, 6);
    ZoneCase one;
    for (int zone = 0; zone < zones; ++zone) {
        const bool is_root = zone + 1 == zones;
        one.limits.outer.push_back(is_root ? -1 : dice.between(zone + 1, zones - 1));
        one.limits.minimum.push_back(is_root ? dice.between(0, candidates) : dice.below(3));
        one.limits.maximum.push_back(is_root || dice.chance(30) ? 9 : dice.between(1, 5));
    }
    one.limits.maximum.back() = one.limits.minimum.back() + (dice.chance(50) ? 0 : dice.below(4));
    for (int candidate = 0; candidate < candidates; ++candidate) {
        one.limits.zone.push_back(dice.below(zones));
        one.price.push_back((seed % 3 == 0 ? 2 : 0) - dice.below(seed % 2 == 0 ? 4 : 1000));
    }
    return one;
}

}  // namespace maillage::test_support
