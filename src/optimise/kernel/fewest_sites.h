// SPDX-License-Identifier: Apache-2.0
// The fewest sites that meet every set, between what is proven to be needed and the best cover known: halving, each probe
// by cover_probe.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/location_problem.h"
#include "optimise/solution.h"

namespace maillage::optimise {

struct FewestSites {
    std::vector<int> plan;     ///< the smallest cover known, ascending; empty = none
    std::int64_t least = 0;    ///< no cover has fewer sites
    bool impossible = false;   ///< no allowed set of any number is a cover
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;

    [[nodiscard]] std::int64_t number() const { return static_cast<std::int64_t>(plan.size()); }
    [[nodiscard]] bool proven() const { return !plan.empty() && number() == least; }
};

/// Of the problem only its rules are read. `least`: known already. `tell` hears of each better plan and bound; probes end
/// where the nodes that wait take `waiting_bytes`. Not proven only where the signal or that limit came first.
[[nodiscard]] FewestSites fewest_sites(const LocationProblem& problem, const CoverSets& sets, std::int64_t least,
                                       std::size_t waiting_bytes, const StopSignal& signal,
                                       const std::function<void(const FewestSites&)>& tell);

/// Why, where `found` is impossible.
[[nodiscard]] InfeasibleReason no_cover(const LocationProblem& problem, const FewestSites& found);

}  // namespace maillage::optimise
