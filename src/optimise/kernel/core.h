// SPDX-License-Identifier: Apache-2.0
// What is left of a location problem once some candidates are decided: the undecided ones, and per client those that
// would serve it better than what it is sure of (`cap`), nearest first. The cost of a set of sites is
//   constant + Σ_clients min(cap, cost of the first open entry),
// all in int64 units of 1/scale of the problem's value: the scale lets dual prices lie between the integers.
// Clients that see the same candidates in the same order are one client with added costs: nothing is lost by that,
// for one open site is nearest to all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/zone_limits.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

struct Core {
    std::vector<std::size_t> first;   ///< per client, start of its entries; one more at the end
    std::vector<std::int64_t> cost;   ///< per entry, ascending within a client, < cap
    std::vector<int> site;            ///< per entry, position among the undecided candidates
    std::vector<std::int64_t> cap;    ///< per client: it never pays more
    std::int64_t constant = 0;
    std::int64_t scale = 1;
    std::vector<int> original;        ///< undecided position → candidate of the problem, ascending
    std::vector<int> opened;          ///< candidates of the problem decided open, unordered
    ZoneLimits limits;                ///< of the undecided

    [[nodiscard]] std::size_t clients() const { return cap.size(); }
    [[nodiscard]] std::size_t candidates() const { return original.size(); }
    /// Scaled cost of a set (1 = open), in one walk over the entries up to the first open one.
    [[nodiscard]] std::int64_t cost_of(std::span<const std::uint8_t> open) const;
    /// The set as ascending candidates of the problem, `opened` included.
    [[nodiscard]] std::vector<int> plan_of(std::span<const std::uint8_t> open) const;
    /// No set costs less: every client at its nearest entry.
    [[nodiscard]] std::int64_t floor() const;
    /// What its arrays hold in memory, roughly.
    [[nodiscard]] std::size_t bytes() const;
};

/// Whole problem with its forced and forbidden candidates decided. The problem must be valid and feasible. Where the
/// signal comes meanwhile, the core has the candidates and their limits, but no client.
/// Cost: one sort per row, on all threads; `core_bytes_per_pair` while it is built and reduced.
[[nodiscard]] Core build_core(const LocationProblem& problem, const StopSignal& signal);

/// Peak memory of building a core and reducing it once, per pair of client and useful candidate: rows, core and its
/// successor of 12 bytes each lie side by side for a while, and not all at once (29 measured on 95 million pairs).
inline constexpr std::size_t core_bytes_per_pair = 32;

/// How many pairs of client and useful candidate a core would hold, told from some dozens of clients at equal distances.
[[nodiscard]] std::size_t expected_pairs(const LocationProblem& problem);

/// Decides candidates; `prices` (one per client) follow their clients: they stay a valid dual point. O(entries).
[[nodiscard]] Core reduce(const Core& core, std::span<const Decision> decisions, std::vector<std::int64_t>& prices);

}  // namespace maillage::optimise
