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
#include "optimise/proof.h"

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
    ZoneLimits limits;                ///< of the undecided; rows in the order of RuleLimits::priced

    /// Lists may be cut: without an open entry such a client pays its cap or more, and the cost of a set is a lower
    /// bound only; what it is exactly is then asked of the problem. Such clients are never merged.
    std::vector<std::uint8_t> cut;    ///< per client, 1 = its list was cut
    std::vector<ClientPrice> beyond;  ///< clients with a cut list that became part of the constant, with their cap
    std::size_t loose = 0;            ///< how many of both: 0 = costs are exact
    const LocationProblem* problem = nullptr;  ///< set where lists are cut; outlives the core
    /// A core that names its clients merges none: a proof needs the names.
    bool named = false;
    std::vector<int> name;            ///< per client, which of the problem it is; -1 = it may be several
    std::vector<ClientPrice> settled; ///< named only: those that became part of the constant, with what they pay

    [[nodiscard]] std::size_t clients() const { return cap.size(); }
    [[nodiscard]] std::size_t candidates() const { return original.size(); }
    /// Length of a dual point: a price for each client, then one for each row of the limits (>= 0), all scaled.
    [[nodiscard]] std::size_t prices() const { return cap.size() + limits.rows.size(); }
    /// Scaled cost of a set (1 = open), in one walk over the entries up to the first open one; a lower bound where lists
    /// are cut.
    [[nodiscard]] std::int64_t cost_of(std::span<const std::uint8_t> open) const;
    /// The same, exact whatever the lists: clients that none of their entries serves look at every open site.
    [[nodiscard]] std::int64_t exact_cost_of(std::span<const std::uint8_t> open) const;
    /// What each client of a named core pays exactly where this set is all that opens; those already settled only where
    /// their lists were cut. Scaled.
    [[nodiscard]] std::vector<ClientPrice> payments(std::span<const std::uint8_t> open) const;
    /// The set as ascending candidates of the problem, `opened` included.
    [[nodiscard]] std::vector<int> plan_of(std::span<const std::uint8_t> open) const;
    /// No set costs less: every client at its nearest entry.
    [[nodiscard]] std::int64_t floor() const;
    /// What its arrays hold in memory, roughly.
    [[nodiscard]] std::size_t bytes() const;
};

/// Candidates and their limits, forced and forbidden ones decided; no clients.
[[nodiscard]] Core bare_core(const LocationProblem& problem);

/// Whole problem with its forced and forbidden candidates decided. The problem must be valid and feasible. Where the
/// signal comes meanwhile, the core has the candidates and their limits, but no client.
/// Cost: one sort per row, on all threads; `core_bytes_per_entry` while it is built and reduced.
[[nodiscard]] Core build_core(const LocationProblem& problem, const StopSignal& signal, bool named = false);

/// The same, named, with at most `entries` candidates a client, its nearest. Its costs bound the problem's from below,
/// so that a dual bound of it is one of the problem. Cost: a pass over all rows, on all threads; 12 bytes an entry.
[[nodiscard]] Core build_cut_core(const LocationProblem& problem, std::size_t entries, const StopSignal& signal);

/// Twice the entries for the clients whose list was cut and whose price has reached the cap, where they are at least
/// `least` clients. Returns how many were lengthened.
std::size_t lengthen(const LocationProblem& problem, std::span<const std::int64_t> prices, std::size_t least, Core& core);

/// The core of what `core` has left undecided, read anew with at most `entries` a client, in the same scale. `prices`,
/// one per client of the problem and then the rows', become a dual point of the core. Empty of clients where the signal
/// comes.
[[nodiscard]] Core read_again(const LocationProblem& problem, const Core& core, std::size_t entries, bool named,
                              std::vector<std::int64_t>& prices, const StopSignal& signal);

/// Peak memory of building a core and reducing it once, per entry: rows, core and its successor of 12 bytes each lie side
/// by side for a while, and not all at once (29 measured on 95 million entries).
inline constexpr std::size_t core_bytes_per_entry = 32;

/// Decides candidates; `prices` follow their clients: they stay a valid dual point. O(entries).
[[nodiscard]] Core reduce(const Core& core, std::span<const Decision> decisions, std::vector<std::int64_t>& prices);

}  // namespace maillage::optimise
