// SPDX-License-Identifier: Apache-2.0
#include "planning/cost_order.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace maillage::planning {
namespace {

constexpr unsigned digit_bits = 12;  // 4 096 counters fit the first cache; two passes order all below 16 777 km
constexpr std::uint64_t digit_mask = (1U << digit_bits) - 1;

/// Cost above, position below: one word to move.
std::uint64_t entry(Meters cost, std::uint32_t position) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(cost.value)) << 32 | position;
}

/// One stable pass by the digit at `shift`.
void sort_digit(const std::vector<std::uint64_t>& from, std::vector<std::uint64_t>& to, unsigned shift) {
    std::array<std::uint32_t, digit_mask + 1> start{};
    for (const std::uint64_t one : from) ++start[one >> shift & digit_mask];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : start) sum += std::exchange(count, sum);
    for (const std::uint64_t one : from) to[start[one >> shift & digit_mask]++] = one;
}

}  // namespace

std::vector<std::uint32_t> order_by_cost(std::span<const Meters> cost, std::span<const std::int64_t> persons) {
    std::vector<std::uint64_t> entries;
    entries.reserve(cost.size());
    Meters largest{0};
    for (std::uint32_t i = 0; i < cost.size(); ++i) {
        if (persons[i] <= 0) continue;
        assert(cost[i].value >= 0);
        entries.push_back(entry(cost[i], i));
        largest = std::max(largest, cost[i]);
    }
    std::vector<std::uint64_t> other(entries.size());
    for (unsigned shift = 0; static_cast<std::uint64_t>(largest.value) >> shift != 0; shift += digit_bits) {
        sort_digit(entries, other, 32 + shift);
        entries.swap(other);
    }
    std::vector<std::uint32_t> order;
    order.reserve(entries.size());
    for (const std::uint64_t one : entries) order.push_back(static_cast<std::uint32_t>(one));
    return order;
}

}  // namespace maillage::planning
