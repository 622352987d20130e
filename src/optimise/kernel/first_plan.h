// SPDX-License-Identifier: Apache-2.0
// A plan that obeys every rule before the first row of a large problem's core is built: chosen greedily on a sample of
// the clients, picked in proportion to their weights. It knows nothing of how good it is; it is there when time ends.
#pragma once

#include <vector>

#include "optimise/kernel/stop_signal.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

/// Pairs of client and candidate up to which a core is built at once, in about a tenth of a second.
inline constexpr std::size_t quick_pairs = std::size_t{1} << 21;

/// Ascending candidates; with crossing rules or a budget it may find none. The problem must be valid and feasible. Once the signal came, the first set the rules allow.
/// The answer of a run that nothing stops does not depend on the threads.
/// Cost: rows of 5 · quick_pairs pairs with a swap search on them, then a few rounds of clients × open sites.
[[nodiscard]] std::vector<int> first_plan(const LocationProblem& problem, const StopSignal& signal);

}  // namespace maillage::optimise
