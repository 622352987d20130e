// SPDX-License-Identifier: Apache-2.0
// Who is served by which open site, for plan after plan that differ by a few sites: what a site costs everybody is
// computed when a plan first opens it, and kept as far as memory allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::optimise {

class SiteColumns {
  public:
    /// The problem must outlive this.
    explicit SiteColumns(const LocationProblem& problem);

    /// Of one plan, per client.
    struct Service {
        std::vector<int> nearest;           ///< candidate, ties to the lowest
        std::vector<int> second;            ///< candidate; -1 where only one site is open
        std::vector<std::int32_t> cost;     ///< of the nearest
        std::vector<std::int32_t> second_cost;
    };
    /// `open`: ascending, not empty. Cost: clients × sites reads on all threads, and a column for each site not seen yet.
    [[nodiscard]] Service serve(std::span<const int> open);

  private:
    void read(int candidate);
    void add(Service& service, int candidate, std::size_t begin, std::size_t end) const;

    const LocationProblem& problem_;
    std::vector<std::vector<std::int32_t>> columns_;  ///< per candidate; empty = not kept
    std::size_t room_;                                ///< columns that may still be kept
};

}  // namespace maillage::optimise
