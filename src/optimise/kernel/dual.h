// SPDX-License-Identifier: Apache-2.0
// The Lagrangian bound of a core: give each client a price for being served; each candidate then earns by serving
// the clients whose price exceeds its cost, and the cheapest allowed set of candidates gives
//   L(price) = constant + Σ price + min over allowed sets of Σ_sites Σ_clients min(0, cost − price).
// Rows a·y <= b that cross the nested zones have a price µ >= 0 too: it adds −µ·b, and µ·a to what a site earns.
// Every L is a lower bound; prices and sums are int64, so it is one without rounding. Subgradient steps climb it, each
// client's step in proportion to its price (one step length fits all of a map only after that).
// Source: Fisher, Management Science 27 (1981), for pricing rows; Cornuéjols, Fisher, Nemhauser, Management Science 23 (1977); Beasley, EJOR 65 (1993).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// How a climb goes, of this bound and of that with capacities.
namespace climbing {
/// New share of the subgradient in the direction; the rest is the previous direction (Camerini, Fratta, Maffioli 1975).
inline constexpr double fresh = 0.7;
/// Shrinking of the step length. Beasley halves; a gentler factor ended nearer to the optimum here.
inline constexpr double shrink = 0.7;
/// Weight of the newest set in `presence`.
inline constexpr double recent = 0.05;
/// A step that gains less than this share of what lacks to the target counts as idle: else bounds creep.
inline constexpr double worth_a_step = 1e-3;
/// The step aims beyond the target by this share of the distance, or it would stall under it.
inline constexpr double overshoot = 0.05;
}  // namespace climbing

/// How long and how boldly to climb.
struct Climb {
    int iterations = 0;
    double step = 1.0;            ///< first length, as a share of the distance to the target
    int patience = 15;            ///< steps without a better bound before the length shrinks
    double smallest_step = 1e-4;  ///< end here
};

class Dual {
  public:
    /// `prices`: one per client, any values; they are brought between the first entry and the cap, where the best
    /// prices lie. Then one per row, 0 where they are missing. The core must have feasible limits. Evaluates the bound once.
    Dual(const Core& core, std::vector<std::int64_t> prices);

    /// Climbs until the bound exceeds `target` (scaled) or the climb ends. `see` is shown each chosen set.
    void climb(const Climb& climb, std::int64_t target, const StopSignal& signal,
               const std::function<void(const Base&)>& see);

    /// The best point so far.
    [[nodiscard]] std::int64_t bound() const { return bound_; }
    [[nodiscard]] const std::vector<std::int64_t>& prices() const { return best_prices_; }
    [[nodiscard]] const Base& base() const { return best_base_; }
    /// Length at which the last climb ended: where the next one on a smaller core starts.
    [[nodiscard]] double step() const { return step_; }
    [[nodiscard]] std::int64_t iterations() const { return iterations_; }
    /// Share of the late steps in which each candidate was chosen: near its value in the linear relaxation.
    [[nodiscard]] const std::vector<double>& presence() const { return presence_; }

    /// What any plan of scaled cost at most `target` must hold: candidates whose change of side alone lifts the
    /// bound above it. `decided` counts them.
    [[nodiscard]] std::vector<Decision> decisions(std::int64_t target, int& decided) const;

  private:
    void evaluate();
    void remember();
    void step_along(double length, std::int64_t aim);
    void set_strides();
    [[nodiscard]] std::int64_t* row_prices() { return price_.data() + core_.clients(); }

    const Core& core_;
    std::size_t block_;  ///< of clients, in loops on several threads; the same on any number of them
    std::vector<std::int64_t> price_;
    std::vector<std::size_t> interested_;  ///< per client, the end of its entries cheaper than its price
    std::vector<std::int64_t> earning_;  ///< per candidate, <= 0 but for the rows
    std::vector<double> direction_;      ///< per price
    std::vector<double> stride_;         ///< per price: its share of a step
    Base base_;
    std::int64_t value_ = 0;

    std::int64_t bound_ = 0;
    std::vector<std::int64_t> best_prices_;
    std::vector<std::size_t> best_interested_;
    std::vector<std::int64_t> best_earning_;
    Base best_base_;
    std::vector<double> presence_;
    double step_ = 1.0;
    std::int64_t iterations_ = 0;
    std::vector<int> order_;
};

}  // namespace maillage::optimise
