// SPDX-License-Identifier: Apache-2.0
// The Lagrangian bound of a core some of whose candidates are decided, without building the smaller core:
//   L = constant + Σ price + Σ_{open} earning + the cheapest allowed completion among the undecided.
// Exact in integers; what the prices then decide is exact too (exchange_costs).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"

namespace maillage::optimise {

class DecidedBound {
  public:
    explicit DecidedBound(const Core& core) : core_(core), earning_(core.candidates()) {}

    /// `prices`: a dual point of the core. False where the decisions leave no allowed set. Cost: the entries cheaper than their client's price, a sort of
    /// the candidates.
    bool evaluate(std::span<const std::int64_t> prices, std::span<const Decision> decisions);

    [[nodiscard]] std::int64_t bound() const { return bound_; }
    /// The cheapest set: what is open and the completion. 1 = in it.
    [[nodiscard]] const std::vector<std::uint8_t>& chosen() const { return chosen_; }
    /// Candidates whose change of side alone lifts the bound above `target`, and on which side they stay; the rest is
    /// undecided, those decided before included. `count` of them.
    [[nodiscard]] std::vector<Decision> decisions(std::int64_t target, int& count) const;

  private:
    const Core& core_;
    std::vector<std::int64_t> earning_;
    std::vector<int> undecided_;
    std::vector<std::int64_t> undecided_earning_;
    ZoneLimits limits_;
    Base base_;
    std::vector<int> order_;
    std::vector<std::uint8_t> chosen_;
    std::int64_t bound_ = 0;
};

}  // namespace maillage::optimise
