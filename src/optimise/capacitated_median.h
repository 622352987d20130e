// SPDX-License-Identifier: Apache-2.0
// The p-median whose sites hold only so many: which candidates to open, and who goes where, so that nobody is beyond a
// site's places and Σ weight · cost is least. A client may be shared among sites: weights count persons, and two of one
// place may go two ways. With the sites chosen that is a transportation problem, solved exactly; which sites is a search
// with a proven bound.
// Source: Hitchcock, J. of Mathematics and Physics 20 (1941), for the transportation problem; Díaz & Fernández, J. of the
// Operational Research Society 57 (2006), and Ceselli & Righini, Networks 45 (2005), for capacitated p-medians.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"
#include "optimise/solution.h"
#include "optimise/solver.h"

namespace maillage::optimise {

struct CapacitatedProblem {
    LocationProblem median;              ///< a p_median without a reach
    std::vector<std::int64_t> capacity;  ///< per candidate, >= 0, in the unit of the weights
};

/// So much of a client's weight goes to a candidate.
struct Trip {
    int client = 0;
    int candidate = 0;
    std::int64_t weight = 0;
    friend bool operator==(const Trip&, const Trip&) = default;
};

struct CapacitatedSolution {
    /// As of a p_median: value and bound are Σ weight · cost of the trips, `allocation` is where most of a client goes.
    /// Which of several equally good plans it is stays open (`tie_settled` false), and no proof is kept.
    Solution solution;
    std::vector<Trip> trips;  ///< ascending by client, then candidate; those of a client sum to its weight
};

/// Who goes where at the least cost with these sites open (ascending). Empty where they hold fewer than there are, and
/// where nobody is counted. Cost: about clients × open sites, and a shortest path over the sites for each client that has
/// to give way.
[[nodiscard]] std::vector<Trip> cheapest_trips(const CapacitatedProblem& problem, std::span<const int> open);

/// So many sites, what the largest of them that the nested zones allow hold together, and whether that is everybody.
struct Holding {
    int sites = 0;
    std::int64_t held = 0;
    bool holds_all = false;
};
/// The fewest sites that could hold everybody; where no number does, the most that may open. Priced rules are not looked
/// at. Cost: a sort of the candidates, a dozen times.
[[nodiscard]] Holding fewest_that_hold(const CapacitatedProblem& problem);

/// Reads of the options: time and memory limit, gap target, watch. A run that nothing stops gives the same answer on any
/// number of threads. Errors: those of `validate` (kind input); capacities that do not fit the candidates or are
/// negative, a reach, another objective.
[[nodiscard]] Result<CapacitatedSolution> solve_capacitated(const CapacitatedProblem& problem,
                                                            const SolverOptions& options, Feedback& feedback);

}  // namespace maillage::optimise
