// SPDX-License-Identifier: Apache-2.0
// Good plans quickly: a greedy start, then the best swap of one open for one closed site as long as it pays, random
// kicks, and walks between good plans, all within the zone limits.
// Source: Resende & Werneck, A hybrid heuristic for the p-median problem, J. of Heuristics 10 (2004), for the method;
// their swap search (European J. Oper. Res. 182, 2007) is in swap_tables.h.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/swap_index.h"

namespace maillage::optimise {

/// A set of a core's candidates (1 = open) and its scaled cost.
struct Plan {
    std::vector<std::uint8_t> open;
    std::int64_t cost = 0;
};

/// Searches on one core, which must outlive it. Building it: 8 bytes an entry, two passes over them.
class Interchange {
  public:
    explicit Interchange(const Core& core) : core_(core), index_(core) {}

    /// Opens one site after the other where it saves most; once the signal came, the first that the limits allow. The
    /// limits must be feasible. With rows its set may break them (Plan::open obeys them or not: ask the limits). Cost: a few passes over the entries, and sites × candidates.
    [[nodiscard]] Plan greedy(const StopSignal& signal) const;

    /// Best swaps, and entries where more sites may open, until none pays (or the signal stops it: the plan stays
    /// allowed). A plan that breaks rows is first brought to obey them; it is left as it stands where that fails. Cost: a pass over the entries, then
    /// candidates × sites a swap at worst.
    void improve(Plan& plan, const StopSignal& signal) const;

    /// Improved random kicks of `plan`; the good ones are joined by walks. Each has its own random numbers, so the
    /// answer does not depend on the threads that share them.
    [[nodiscard]] Plan perturbed_best(const Plan& plan, int kicks, std::uint64_t seed, const StopSignal& signal) const;

    /// The best of `chains` searches that shake their best plan by ever more random swaps, improve it, and start anew
    /// from what is better; the ends are joined by walks. `rounds` shakes each. No thread changes the answer.
    /// Source: Hansen & Mladenović, Variable neighborhood search for the p-median, Location Science 5 (1997).
    [[nodiscard]] Plan shaken_best(const Plan& plan, int chains, int rounds, std::uint64_t seed,
                                   const StopSignal& signal) const;

    /// Walks from one plan to another by the best swaps that bring it nearer; the best plan on the way, improved.
    [[nodiscard]] Plan walk(const Plan& from, const Plan& to, const StopSignal& signal) const;

  private:
    [[nodiscard]] Plan shaken(const Plan& plan, int rounds, std::uint64_t seed, const StopSignal& signal) const;
    [[nodiscard]] Plan best_joined(std::vector<Plan> found, const StopSignal& signal) const;

    const Core& core_;
    SwapIndex index_;
};

/// One search on a core that is not searched again.
[[nodiscard]] Plan greedy_plan(const Core& core, const StopSignal& signal);
void improve(const Core& core, Plan& plan, const StopSignal& signal);

}  // namespace maillage::optimise
