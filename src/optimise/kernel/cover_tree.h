// SPDX-License-Identifier: Apache-2.0
// The tree behind "can that many sites cover everybody?". Its nodes are cores of cost 0 entries. What makes it small is
// done anew at each node: sets that contain another one go, candidates that another one replaces go, a set of one
// candidate opens it, Lagrangian reduced costs decide more; then it splits on the smallest set. Nodes are taken in
// batches of a fixed size and folded in order: the same tree on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// A core whose clients are sets, and a dual point to start from.
struct CoverNode {
    Core core;
    std::vector<std::int64_t> prices;
};

struct CoverTreeResult {
    bool complete = false;   ///< a cover was found, or it is proven that there is none
    bool out_of_memory = false;  ///< ended by CoverEffort::waiting_bytes
    std::vector<int> open;   ///< the cover, in candidates of the problem, ascending; empty = none
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;  ///< evaluations of the bound
};

/// Applies every domination until nothing changes. False: no cover obeys the limits.
[[nodiscard]] bool tighten(CoverNode& node);

/// How much a search may take before it ends without an answer.
struct CoverEffort {
    std::int64_t nodes = std::numeric_limits<std::int64_t>::max();
    std::size_t waiting_bytes = std::numeric_limits<std::size_t>::max();  ///< of the nodes that wait
};

/// `root` as given. Ends early where the signal comes too.
[[nodiscard]] CoverTreeResult search_cover(CoverNode root, const CoverEffort& effort, const StopSignal& signal);

}  // namespace maillage::optimise
