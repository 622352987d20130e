// SPDX-License-Identifier: Apache-2.0
// Every client's candidates, nearest first, sorted once: from them the core of a problem that differs from the last one
// by a few decisions is written in a fraction of the time that reading its rows takes. Lists are cut where prices do not
// reach, which bounds costs from below (core.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/outside_costs.h"

namespace maillage::optimise {

/// How far the lists of a core reach.
struct ListReach {
    double prices = 0;       ///< entries dearer than so many times the client's price are left out; 0 = none are
    std::size_t entries = 0; ///< but never the nearest ones, this many
};

class NearestLists {
  public:
    /// Of the rows' candidates at most `entries`; 0 = all. Where the signal comes the lists are not complete.
    /// Cost: one sort per row, on all threads; 8 bytes an entry.
    NearestLists(const CostRows& costs, std::size_t entries, const StopSignal& signal);

    /// The core of `problem`, a clientless `bare_core` of which is `bare`. Its candidates are those of the lists, then
    /// those of `columns`, which are decided. `prices` are per client, in units of 1/scale, and become one per client of
    /// the core; `who` its client in the problem. Cost: the entries written.
    [[nodiscard]] Core core(const LocationProblem& problem, Core bare,
                            std::span<const std::shared_ptr<const CostColumn>> columns, std::int64_t scale,
                            ListReach reach, std::vector<std::int64_t>& prices, std::vector<int>& who) const;

  private:
    struct Entry {
        std::int32_t cost;
        std::int32_t candidate;
    };

    std::size_t length_;              ///< entries a client
    bool whole_;                      ///< no candidate is missing
    std::vector<Entry> entries_;
    std::vector<std::int32_t> next_;  ///< per client: what the candidates missing cost at least
};

}  // namespace maillage::optimise
