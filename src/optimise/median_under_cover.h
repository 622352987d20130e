// SPDX-License-Identifier: Apache-2.0
// The p-median among the plans that meet every set: a p-median whose plans are fined for each set no site is opened in.
// Whatever the fine, its bound holds for covers, and an optimum that is a cover is the best cover. A low fine is found
// optimal far sooner, so it grows only where it did not do; the highest always does.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/solver.h"

namespace maillage::optimise {

struct CoverQuestion {
    LocationProblem median;     ///< p_median, without a reach
    CoverSets sets;
    std::vector<int> clients;   ///< per set, whose it is: for the proof
    std::int32_t limit = 0;     ///< a client pays no more than this a unit of weight; under a cover none would
    std::int64_t floor = 0;     ///< no cover costs less
    std::vector<int> cover;     ///< an allowed plan that meets every set, ascending
};

/// The best cover known and the bound, as of a p-median: `value` is Σ weight · nearest. The options' watch hears of covers
/// only. The proof, where it is kept, is that of the bound and names its fines. Errors: those of the inner solve, but
/// where nothing but the size of the fines is refused the cover is the answer, `feasible`.
[[nodiscard]] Result<Solution> median_under_cover(const CoverQuestion& question, const SolverOptions& options,
                                                  Feedback& feedback, const StopSignal& signal);

}  // namespace maillage::optimise
