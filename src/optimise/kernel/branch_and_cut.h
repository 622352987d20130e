// SPDX-License-Identifier: Apache-2.0
// A depth-first tree on one core whose nodes are bounded by the linear relaxation: for what the Lagrangian tree leaves,
// where subgradient bounds creep. One relaxation serves the whole tree: its cuts hold everywhere, and a node differs from
// the last by a few bounds. What closes a node is the integer bound of its prices, never the simplex's word.
#pragma once

#include <optional>

#include "optimise/kernel/branch_and_bound.h"

namespace maillage::optimise {

struct CutResult {
    SearchResult search;
    Proof proof;  ///< of the node's own: node 0 is that node; empty where the node has none
};

/// As `search` below `node`, on one thread, so that several may run at once; `target` is scaled as the goal's, and may be
/// lower. Nothing where the simplex gave up. Where the signal came the result is not complete and has a bound.
[[nodiscard]] std::optional<CutResult> branch_and_cut(const Node& node, const SearchGoal& goal, std::int64_t target,
                                                      const StopSignal& signal);

}  // namespace maillage::optimise
