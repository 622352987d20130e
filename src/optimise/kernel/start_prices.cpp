// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/start_prices.h"

#include <algorithm>
#include <numeric>

namespace maillage::optimise {
namespace {

/// Mean distances between a client's own site and the next that a price may reach half of: more than any mainland asks.
constexpr double farthest_next = 8;

}  // namespace

std::vector<std::int64_t> start_prices(const LocationProblem& problem, const Core& core,
                                       std::span<const std::uint8_t> open) {
    const auto persons = static_cast<double>(
        std::accumulate(problem.weight.begin(), problem.weight.end(), std::int64_t{0}));
    const double reach = persons > 0 ? farthest_next * static_cast<double>(core.cost_of(open)) / persons : 0;
    std::vector<std::int64_t> prices(core.prices(), 0);
    for (std::size_t client = 0; client < core.clients(); ++client) {
        std::int64_t pays[2] = {core.cap[client], core.cap[client]};
        int served = 0;
        for (std::size_t entry = core.first[client]; entry < core.first[client + 1] && served < 2; ++entry)
            if (open[core.site[entry]] != 0) pays[served++] = core.cost[entry];
        std::int64_t apart = pays[1] - pays[0];
        if (core.name[client] >= 0) {
            const auto weight = static_cast<double>(problem.weight[static_cast<std::size_t>(core.name[client])]);
            apart = std::min(apart, static_cast<std::int64_t>(weight * reach));
        }
        prices[client] = pays[0] + apart / 2;
    }
    return prices;
}

}  // namespace maillage::optimise
