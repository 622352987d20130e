// SPDX-License-Identifier: Apache-2.0
// The linear relaxation of a core, solved by cutting planes with a simplex: where subgradient steps creep, its dual gives
// the last digits of the bound, and its values say where to branch. Its prices are only a proposal: what they prove is
// what Dual makes of them in integers.
//   min Σ θ_i   with a row for each zone, the priced rows, 0 <= y <= 1, and for any D
//   θ_i >= D − Σ_{c_ij < D} (D − c_ij) y_j
// Source: Duran-Mateluna, Ales, Elloumi, European J. Oper. Res. 308 (2023), for the cuts and their separation in one walk
// over a client's entries; CLP (COIN-OR) for the simplex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "optimise/kernel/core.h"
#include "optimise/kernel/stop_signal.h"

namespace maillage::optimise {

/// Whether a relaxation of the core fits in so many bytes, and takes minutes at most.
[[nodiscard]] bool fits_the_simplex(const Core& core, std::size_t memory_limit);

class Relaxation {
  public:
    /// fewest_sites: of a core whose entries cost nothing. The number of sites is priced instead of kept, all of them
    /// together at a little less than what one unserved client pays: any set of that many would do for the other, here
    /// few are best, and values lie near whole sites. What the prices prove is the same.
    enum class Asks { least_cost, fewest_sites };

    /// One cut per client, at its price; `prices` is a dual point, where the simplex begins (least_cost). The core must have feasible limits and outlive this.
    Relaxation(const Core& core, std::span<const std::int64_t> prices, Asks asks = Asks::least_cost);
    ~Relaxation();
    Relaxation(const Relaxation&) = delete;
    Relaxation& operator=(const Relaxation&) = delete;

    /// Which candidates must be open or closed from now on.
    void decide(std::span<const Decision> decisions);

    /// solved: no cut is violated. above: the bound has passed the target. slow: cuts no longer lift it much.
    /// stopped: the signal came. failed: the simplex gave up.
    enum class End { solved, above, slow, stopped, failed };
    /// Adds violated cuts until one of these. `target` is scaled. Prices and presence are then those of the last round.
    End solve(std::int64_t target, const StopSignal& signal);

    /// A dual point of the core.
    [[nodiscard]] std::vector<std::int64_t> prices() const;
    /// Per candidate, between 0 and 1.
    [[nodiscard]] std::vector<double> presence() const;

  private:
    class Model;
    std::unique_ptr<Model> model_;
};

}  // namespace maillage::optimise
