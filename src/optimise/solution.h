// SPDX-License-Identifier: Apache-2.0
// What a solver answers: the plan, a lower bound that is proven in integers, and how far the proof went.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/proof.h"

namespace maillage::optimise {

/// optimal: value == bound. feasible: a plan whose optimality is not proven (time limit or gap target).
/// infeasible: `reasons` say why, before any search. unknown: time ended without a plan.
/// interrupted: cancelled; `open` is the best plan so far.
enum class Status { optimal, feasible, infeasible, unknown, interrupted };

/// Why no plan exists. `required` is what the rule asks, `available` what there is.
struct InfeasibleReason {
    enum class Kind {
        zone_without_candidate,          ///< required = minimum of the zone, available = 0
        zone_minimum_above_candidates,   ///< required = minimum, available = candidates not forbidden
        zone_minimum_above_maximum,      ///< required = minimum, available = maximum
        zone_maximum_below_forced,       ///< required = forced sites of the zone, available = maximum
        forced_above_total,              ///< required = forced sites, available = sites_total
        fewer_sites_than_minima,         ///< required = sites that minima and forced sites ask, available = sites_total
        candidates_below_total,          ///< required = sites_total, available = candidates not forbidden
        maxima_below_total,              ///< required = sites_total, available = what the maxima leave
    };
    Kind kind = Kind::zone_without_candidate;
    int zone = -1;  ///< -1 where the reason is not about one zone
    std::int64_t required = 0;
    std::int64_t available = 0;
    friend bool operator==(const InfeasibleReason&, const InfeasibleReason&) = default;
};

struct Solution {
    Status status = Status::unknown;
    std::vector<int> open;        ///< ascending candidate indices; empty = no plan
    std::vector<int> allocation;  ///< client → nearest open candidate, ties: lowest index; empty = no plan
    std::int64_t value = 0;       ///< Σ weight · cost of the plan; 0 without a plan
    std::int64_t bound = 0;       ///< no plan is better than this; proven in integers
    double gap = 1;               ///< (value − bound) / value; 0 when equal, 1 without a plan
    bool tie_settled = false;     ///< `open` is proven the lexicographically smallest optimum
    std::vector<InfeasibleReason> reasons;
    std::int64_t nodes = 0;       ///< nodes of the search tree
    std::int64_t iterations = 0;  ///< evaluations of the Lagrangian bound
    bool short_of_memory = false;     ///< the search ended because its nodes reached SolverOptions::memory_limit
    Proof proof;                  ///< of `bound`, where SolverOptions::keep_proof asked for it; else without nodes
    double seconds = 0;           ///< wall time, lists of neighbours included

    [[nodiscard]] bool has_plan() const { return !open.empty(); }
};

}  // namespace maillage::optimise
