// SPDX-License-Identifier: Apache-2.0
#include "optimise/kernel/zone_limits.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace maillage::optimise {
namespace {

constexpr std::int64_t none_in = std::numeric_limits<std::int64_t>::min();

/// Rounds of obeying_base: what has not met after so many seldom does.
constexpr int most_rounds = 400;

std::int64_t use_of(const PricedRow& row, std::span<const std::uint8_t> open) {
    std::int64_t use = 0;
    for (std::size_t candidate = 0; candidate < open.size(); ++candidate)
        if (open[candidate] != 0) use += row.coefficient[candidate];
    return use;
}

/// Whether every zone from `z` outwards, below `end`, stays under its maximum with one more.
bool has_room(const ZoneLimits& limits, const Base& base, int z, int end) {
    for (; z != end; z = limits.outer[z])
        if (base.count[z] >= limits.maximum[z]) return false;
    return true;
}

void take(const ZoneLimits& limits, std::span<const std::int64_t> price, int candidate, Base& base) {
    base.in[candidate] = 1;
    base.sum += price[candidate];
    for (int z = limits.zone[candidate]; z >= 0; z = limits.outer[z]) ++base.count[z];
}

}  // namespace

std::vector<int> ZoneLimits::depths() const {
    std::vector<int> depth(outer.size(), 0);
    for (std::size_t z = outer.size() - 1; z-- > 0;) depth[z] = depth[outer[z]] + 1;
    return depth;
}

std::vector<double> row_strides(const ZoneLimits& limits, double worth) {
    std::vector<double> strides;
    for (const PricedRow& row : limits.rows) {
        double mean = 0;
        int count = 0;
        for (const std::int64_t one : row.coefficient) {
            mean += std::abs(static_cast<double>(one));
            count += one != 0;
        }
        mean = std::max(1.0, mean / std::max(1, count));
        strides.push_back(worth / (mean * mean));
    }
    return strides;
}

std::vector<ZoneRange> zone_ranges(const ZoneLimits& limits) {
    std::vector<ZoneRange> ranges(limits.outer.size());
    for (const int z : limits.zone) ++ranges[z].most;
    for (std::size_t z = 0; z < ranges.size(); ++z) {
        ranges[z].least = std::max(ranges[z].least, limits.minimum[z]);
        ranges[z].most = std::min(ranges[z].most, limits.maximum[z]);
        if (limits.outer[z] < 0) break;
        ranges[limits.outer[z]].least += ranges[z].least;
        ranges[limits.outer[z]].most += ranges[z].most;
    }
    return ranges;
}

bool ZoneLimits::feasible() const {
    if (!std::ranges::all_of(zone_ranges(*this), [](const ZoneRange& one) { return one.least <= one.most; })) return false;
    Base base;
    std::vector<int> order;
    return std::ranges::all_of(rows, [&](const PricedRow& row) {
        cheapest_base(*this, row.coefficient, base, order);
        return base.sum <= row.bound;
    });
}

bool ZoneLimits::obeys_rows(std::span<const std::uint8_t> open) const {
    return std::ranges::all_of(rows, [&](const PricedRow& row) { return use_of(row, open) <= row.bound; });
}

ZoneLimits ZoneLimits::after(std::span<const Decision> decisions) const {
    ZoneLimits left{{}, outer, minimum, maximum};
    for (const PricedRow& row : rows) left.rows.push_back({{}, row.bound, row.highest_price});
    for (std::size_t candidate = 0; candidate < zone.size(); ++candidate) {
        if (decisions[candidate] == Decision::undecided) left.zone.push_back(zone[candidate]);
        if (decisions[candidate] == Decision::open)
            for (int z = zone[candidate]; z >= 0; z = outer[z]) {
                left.minimum[z] = std::max(0, left.minimum[z] - 1);
                --left.maximum[z];
            }
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const std::int64_t coefficient = rows[r].coefficient[candidate];
            if (decisions[candidate] == Decision::undecided) left.rows[r].coefficient.push_back(coefficient);
            if (decisions[candidate] == Decision::open) left.rows[r].bound -= coefficient;
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
    base.count.assign(limits.outer.size(), 0);
    base.sum = 0;
    // Minima from the innermost zones outwards: what a zone must hold at least is part of what the zone around it holds.
    const std::vector<int> depth = limits.depths();
    int deepest = 0;
    for (std::size_t z = 0; z < depth.size(); ++z)
        if (limits.minimum[z] > 0) deepest = std::max(deepest, depth[z]);
    for (int level = deepest; level > 0; --level)
        for (const int candidate : order) {
            int z = limits.zone[candidate];
            while (depth[z] > level) z = limits.outer[z];
            if (depth[z] < level || base.count[z] >= limits.minimum[z] || base.in[candidate] != 0) continue;
            if (has_room(limits, base, limits.zone[candidate], limits.outer[z])) take(limits, price, candidate, base);
        }
    const int root = static_cast<int>(limits.outer.size()) - 1;
    for (const int candidate : order) {
        if (base.count[root] >= limits.most()) break;
        if (base.count[root] >= limits.least() && price[candidate] >= 0) break;
        if (base.in[candidate] == 0 && has_room(limits, base, limits.zone[candidate], root))
            take(limits, price, candidate, base);
    }
    assert(base.count[root] >= limits.least());
}

std::vector<int> open_of(std::span<const Decision> decisions, const Base& base) {
    std::vector<int> open;
    std::size_t at = 0;
    for (std::size_t candidate = 0; candidate < decisions.size(); ++candidate) {
        const bool is_open = decisions[candidate] == Decision::undecided ? base.in[at++] != 0
                                                                         : decisions[candidate] == Decision::open;
        if (is_open) open.push_back(static_cast<int>(candidate));
    }
    return open;
}

std::vector<std::int64_t> exchange_costs(const ZoneLimits& limits, std::span<const std::int64_t> price,
                                         const Base& base) {
    const std::size_t zones = limits.outer.size();
    const auto has_spare = [&](std::size_t z) { return base.count[z] > limits.minimum[z]; };
    const auto has_room_for_one = [&](std::size_t z) { return base.count[z] < limits.maximum[z]; };
    // Who may leave or enter a zone if the zone itself does not mind: its own, and of the zones in it what they let through.
    std::vector<std::int64_t> leaving(zones, none_in);
    std::vector<std::int64_t> entering(zones, impossible);
    for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
        const int z = limits.zone[candidate];
        if (base.in[candidate] != 0)
            leaving[z] = std::max(leaving[z], price[candidate]);
        else
            entering[z] = std::min(entering[z], price[candidate]);
    }
    for (std::size_t z = 0; z + 1 < zones; ++z) {
        const int around = limits.outer[z];
        if (has_spare(z)) leaving[around] = std::max(leaving[around], leaving[z]);
        if (has_room_for_one(z)) entering[around] = std::min(entering[around], entering[z]);
    }
    // In all one fewer or one more may open: who enters instead, or leaves, is then nobody.
    if (has_spare(zones - 1)) entering[zones - 1] = std::min<std::int64_t>(entering[zones - 1], 0);
    if (has_room_for_one(zones - 1)) leaving[zones - 1] = std::max<std::int64_t>(leaving[zones - 1], 0);
    for (std::size_t z = zones - 1; z-- > 0;) {
        const int around = limits.outer[z];
        if (has_spare(z)) entering[z] = std::min(entering[z], entering[around]);
        if (has_room_for_one(z)) leaving[z] = std::max(leaving[z], leaving[around]);
    }
    std::vector<std::int64_t> costs(price.size(), impossible);
    for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
        const int z = limits.zone[candidate];
        if (base.in[candidate] != 0) {
            if (entering[z] != impossible) costs[candidate] = entering[z] - price[candidate];
        } else if (leaving[z] != none_in) {
            costs[candidate] = price[candidate] - leaving[z];
        }
    }
    return costs;
}

Base obeying_base(const ZoneLimits& limits) {
    // Rows are looked at in shares of what they could use at most, so that one unit of each is the same.
    std::vector<double> unit;
    for (const PricedRow& row : limits.rows) {
        double use = std::abs(static_cast<double>(row.bound));
        for (const std::int64_t one : row.coefficient) use += std::abs(static_cast<double>(one));
        unit.push_back(std::max(use, 1.0));
    }
    constexpr double fine = 1e9;  // prices as integers of this many parts of a unit
    std::vector<double> weight(limits.rows.size(), 1.0);
    std::vector<std::int64_t> price(limits.zone.size());
    Base base;
    std::vector<int> order;
    for (int round = 0; round < most_rounds; ++round) {
        for (std::size_t candidate = 0; candidate < price.size(); ++candidate) {
            double sum = 0;
            for (std::size_t r = 0; r < weight.size(); ++r)
                sum += weight[r] * static_cast<double>(limits.rows[r].coefficient[candidate]) / unit[r];
            price[candidate] = std::llround(sum * fine);
        }
        cheapest_base(limits, price, base, order);
        double worst = 0;
        std::vector<double> excess;
        for (std::size_t r = 0; r < weight.size(); ++r) {
            excess.push_back(static_cast<double>(use_of(limits.rows[r], base.in) - limits.rows[r].bound) / unit[r]);
            worst = std::max(worst, excess.back());
        }
        if (worst <= 0) return base;
        const double largest = *std::ranges::max_element(weight);
        for (std::size_t r = 0; r < weight.size(); ++r)
            weight[r] = std::max(0.0, weight[r] / largest + excess[r] / worst / std::sqrt(round + 1.0));
    }
    return {};
}

}  // namespace maillage::optimise
