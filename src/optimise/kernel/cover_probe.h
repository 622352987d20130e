// SPDX-License-Identifier: Apache-2.0
// "Can that many sites cover everybody?": as a p-median whose cost is the number of sets no site is opened in, with the
// question whether a plan of cost 0 exists. A Lagrangian bound above 0 says no, in integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "optimise/kernel/cover_sets.h"
#include "optimise/kernel/cover_tree.h"
#include "optimise/kernel/stop_signal.h"
#include "optimise/kernel/zone_limits.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

enum class CoverVerdict : std::uint8_t { no, yes, unknown };

struct CoverAnswer {
    CoverVerdict verdict = CoverVerdict::unknown;  ///< unknown: the signal came or the effort was spent
    std::vector<int> open;                         ///< yes: so many candidates, ascending
    std::int64_t nodes = 0;
    std::int64_t iterations = 0;
    bool out_of_memory = false;  ///< unknown: because of CoverEffort::waiting_bytes
};

/// Whether exactly `sites` candidates (with LocationProblem::at_most 1 to `sites`) that the problem's zones, forced and
/// forbidden ones and budget allow meet every set. Of the problem only these rules are read. Without any set: whether the
/// rules allow a plan at all. The sets hold no forbidden candidate. The answer of a run that nothing stops is the
/// same on any number of threads. `near`: a plan to look around first, ascending.
[[nodiscard]] CoverAnswer can_cover(const LocationProblem& problem, int sites, CoverSets sets, const CoverEffort& effort,
                                    const StopSignal& signal, std::span<const int> near = {});

/// Per candidate, what every cover of the problem's exact number of sites holds or none does, as far as one relaxation and,
/// where candidates and sets are few, a question a candidate tell. `plan`: an allowed cover of that number, ascending.
/// Rules and sets as above. Cost: a relaxation, and up to a probe a candidate.
[[nodiscard]] std::vector<Decision> held_by_every_cover(const LocationProblem& problem, const CoverSets& sets,
                                                        const std::vector<int>& plan, const StopSignal& signal);

/// A cover by few sites, found by opening where most sets are met and leaving out what is not needed; the minima are
/// filled up. Empty where the maxima or the budget stop it. Cost: a pass over the sets' pairs per site.
[[nodiscard]] std::vector<int> greedy_cover(const LocationProblem& problem, const CoverSets& sets);

}  // namespace maillage::optimise
