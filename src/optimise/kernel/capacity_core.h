// SPDX-License-Identifier: Apache-2.0
// A capacitated p-median as its bound and its plans are computed from: the clients that count, what each pays at each
// candidate, and per candidate who is near.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "optimise/capacitated_median.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/transport.h"
#include "optimise/kernel/zone_limits.h"

namespace maillage::optimise {

struct CapacityCore {
    std::vector<int> client;             ///< those of weight > 0 → client of the problem
    std::vector<std::int64_t> weight;    ///< per client of the core
    std::vector<std::int64_t> capacity;  ///< per candidate
    std::vector<std::int32_t> nearest;   ///< candidates × clients: per candidate its clients, nearest first
    std::vector<std::int32_t> cost;      ///< the same: what each of them pays there, ascending
    ZoneLimits limits;                   ///< of all candidates; the last row: together they hold everybody
    std::int64_t scale = 1;              ///< of prices and bounds: parts of a unit of the value
    std::int64_t highest_price = 0;      ///< of a unit of weight, scaled: sums stay inside 64 bits below it
    std::int64_t above_any_plan = 0;     ///< scaled: no plan costs that much

    [[nodiscard]] std::size_t clients() const { return weight.size(); }
    [[nodiscard]] std::size_t candidates() const { return capacity.size(); }
    /// Length of a dual point: per client the price of a unit of its weight, then one per row of the limits (>= 0).
    [[nodiscard]] std::size_t prices() const { return clients() + limits.rows.size(); }
    [[nodiscard]] std::span<const std::int32_t> costs_of(std::size_t candidate) const {
        return std::span(cost).subspan(candidate * clients(), clients());
    }
    [[nodiscard]] std::span<const std::int32_t> nearest_of(std::size_t candidate) const {
        return std::span(nearest).subspan(candidate * clients(), clients());
    }
    /// The task of these open candidates, in their order.
    [[nodiscard]] TransportTask task(std::span<const int> open) const;
};

/// The problem's limits of all candidates, and a last row: together the open ones hold everybody.
[[nodiscard]] ZoneLimits limits_with_places(const CapacitatedProblem& problem);

/// What a core and its first evaluation take, per pair of client and candidate.
inline constexpr std::size_t capacity_bytes_per_pair = 8;

/// Nothing where the signal came. The problem must be valid. Cost: all rows, and a sort per candidate, on all threads.
[[nodiscard]] std::optional<CapacityCore> build_capacity_core(const CapacitatedProblem& problem, const StopSignal& signal);

}  // namespace maillage::optimise
