// SPDX-License-Identifier: Apache-2.0
// The allocation while one site moves, is added or is taken away: everything about the others is worked out once, so
// that each new place is an exact answer within a frame.
#pragma once

#include <span>
#include <vector>

#include "planning/allocation.h"

namespace maillage::planning {

/// Made for one drag: communes, hosts and cost model stay as they are. The cost model and the communes outlive it.
/// About 44 bytes a commune.
class LiveAllocation {
  public:
    /// `moving`: position in `hosts` of the one that moves, or hosts.size() for one that is added behind them.
    /// Cost: one `allocate` over the others.
    LiveAllocation(const CostModel& costs, std::span<const territory::Index> communes, std::span<const Host> hosts,
                   std::size_t moving);

    /// What `allocate` says with `moved` at the position `moving`. Cost: a chord per commune, a geodesic only where the
    /// chord says that it may win; runs on all threads.
    [[nodiscard]] Allocation with(const Host& moved) const;
    /// The same into an allocation of an earlier call, whose memory it uses again.
    void with(const Host& moved, Allocation& into) const;

    /// The site taken away: its people at their nearest among the others, whose positions stay those given (no_site
    /// where there is no other).
    [[nodiscard]] const Allocation& without() const { return others_; }

  private:
    const CostModel& costs_;
    std::span<const territory::Index> communes_;
    std::vector<Host> hosts_;
    std::size_t moving_;
    Allocation others_;
    std::vector<double> x_, y_, z_;  ///< of the communes' points
    std::vector<double> reach2_;     ///< square of the longest chord with which the moved site may win or tie, m²
};

}  // namespace maillage::planning
