// SPDX-License-Identifier: Apache-2.0
// What a solver answers: the plan, a lower bound that is proven in integers, and how far the proof went.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/proof.h"

namespace maillage::optimise {

/// optimal: value == bound. feasible: a plan whose optimality is not proven (time limit or gap target).
/// infeasible: `reasons` say why. unknown: time ended without a plan.
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
        clients_out_of_reach,            ///< set_cover, reach: required = clients that no candidate covers, available = 0
        maxima_below_cover,              ///< the same: no cover obeys the maxima; required = 0, available = what they leave
        sites_below_reach,               ///< reach: required = no fewer sites keep it, available = sites_total
        zone_minima_above_maximum,       ///< required = sites that other rules ask inside the zone, available = its maximum
        zone_maxima_below_minimum,       ///< required = minimum of the zone, available = what other rules leave inside it
        budget_below_least_cost,         ///< required = least cost of a set the zones allow, available = envelope
        capacity_below_demand,           ///< capacitated: required = weight of all clients, available = what sites hold at most
        rules_contradict,                ///< no set obeys all rules together, though no single one of them says why
    };
    Kind kind = Kind::zone_without_candidate;
    int zone = -1;  ///< -1 where the reason is not about one zone
    std::int64_t required = 0;
    std::int64_t available = 0;
    int client = -1;  ///< clients_out_of_reach: the first of them; else -1
    int level = 0;    ///< the zoning that `zone` is of
    friend bool operator==(const InfeasibleReason&, const InfeasibleReason&) = default;
};

struct Solution {
    Status status = Status::unknown;
    std::vector<int> open;        ///< ascending candidate indices; empty = no plan
    std::vector<int> allocation;  ///< client → nearest open candidate, ties: lowest index; empty = no plan
    /// In the objective's unit: p_median Σ weight · nearest, max_cover the covered weight, set_cover the number of
    /// sites, p_center the largest cost of a client of weight > 0 to its nearest site. 0 without a plan.
    std::int64_t value = 0;
    std::int64_t bound = 0;       ///< no plan is better than this (max_cover: bound >= value); proven in integers
    double gap = 1;               ///< |value − bound| / larger of the two; 0 when equal, 1 without a plan
    std::int64_t weighted_cost = 0;  ///< Σ weight · cost to the nearest open candidate, whatever the objective
    /// set_cover: no plan of `bound` sites that covers everybody has less of it; p_median: `bound`; else 0.
    std::int64_t weighted_cost_bound = 0;
    bool tie_settled = false;     ///< `open` is proven the lexicographically smallest optimum (set_cover: of both stages)
    std::vector<InfeasibleReason> reasons;
    std::int64_t nodes = 0;       ///< nodes of the search tree
    std::int64_t iterations = 0;  ///< evaluations of the Lagrangian bound
    bool short_of_memory = false;     ///< the search ended because its nodes reached SolverOptions::memory_limit
    Proof proof;                  ///< of `bound`, where SolverOptions::keep_proof asked for it; else without nodes
    double seconds = 0;           ///< wall time, lists of neighbours included

    [[nodiscard]] bool has_plan() const { return !open.empty(); }
};

}  // namespace maillage::optimise
