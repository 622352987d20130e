// SPDX-License-Identifier: Apache-2.0
// The Lagrangian bound of a capacitated p-median. Each unit of a client's weight has a price for being served; a
// candidate earns by serving those whose price exceeds their cost, the best first, as many as it has places; and the
// cheapest set that zones and decisions allow gives
//   L(price) = Σ weight · price + earnings of the open ones + min over allowed sets of Σ earnings.
// Rows (a budget, crossing rules, places for everybody) are priced as in Dual. Every L is a lower bound, without rounding:
// prices and sums are int64. Since weights may be shared, its best value is that of the linear relaxation.
// Source: Geoffrion & McBride, AIIE Transactions 10 (1978); the climb is that of Dual.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "optimise/kernel/capacity_core.h"
#include "optimise/kernel/dual.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

class CapacityDual {
  public:
    /// `decisions` (of all candidates) must leave feasible limits; `prices` is any dual point. Evaluates the bound once.
    CapacityDual(const CapacityCore& core, std::vector<Decision> decisions, std::vector<std::int64_t> prices);

    /// Climbs until the bound exceeds `target` (scaled) or the climb ends. `see` is shown each chosen set, ascending, and
    /// gives the target from then on.
    void climb(const Climb& climb, std::int64_t target, const StopSignal& signal,
               const std::function<std::int64_t(const std::vector<int>&)>& see);

    [[nodiscard]] std::int64_t bound() const { return best_.value; }
    [[nodiscard]] const std::vector<std::int64_t>& prices() const { return best_.price; }
    /// The set that the best prices choose, ascending.
    [[nodiscard]] std::vector<int> chosen() const { return open_of(decisions_, best_.base); }
    /// Undecided candidates whose earnings at the best prices are largest, in that order, `count` at most.
    [[nodiscard]] std::vector<int> most_promising(std::size_t count) const;
    [[nodiscard]] double step() const { return step_; }
    [[nodiscard]] std::int64_t iterations() const { return iterations_; }
    /// Per candidate, near its value in the linear relaxation.
    [[nodiscard]] const std::vector<double>& presence() const { return presence_; }

    /// The decisions there were, and those that any plan of scaled cost at most `target` needs beside.
    [[nodiscard]] std::vector<Decision> decisions(std::int64_t target) const;

  private:
    /// A dual point and what it gives.
    struct Point {
        std::vector<std::int64_t> price;
        std::vector<std::int64_t> earning;  ///< per candidate; 0 where it is closed
        Base base;                          ///< of the undecided
        std::int64_t value = 0;
    };

    /// Of `now_`; false where the signal came first, and nothing but its earnings has changed.
    bool evaluate(const StopSignal* signal);
    void step_along(double length, std::int64_t aim);
    void set_strides();
    /// Per client, how much of its weight the chosen set serves at the present prices.
    [[nodiscard]] std::vector<std::int64_t> served() const;

    const CapacityCore& core_;
    std::vector<Decision> decisions_;
    std::vector<std::size_t> undecided_;
    ZoneLimits limits_;  ///< of the undecided
    Point now_;
    Point best_;
    std::vector<double> direction_;  ///< per price
    std::vector<double> stride_;     ///< per price: its share of a step
    std::vector<double> presence_;
    double step_ = 1.0;
    std::int64_t iterations_ = 0;
    std::vector<int> order_;
    std::vector<std::int64_t> undecided_earning_;
};

}  // namespace maillage::optimise
