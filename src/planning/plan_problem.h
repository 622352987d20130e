// SPDX-License-Identifier: Apache-2.0
// From a planner's question to a location problem in numbers, and back. The optimiser knows no communes: this file is
// the only place where its indices and ours meet.
#pragma once

#include <span>
#include <vector>

#include "optimise/location_problem.h"
#include "optimise/solution.h"
#include "planning/catchment_tables.h"
#include "planning/zone_rules.h"

namespace maillage::planning {

/// A question: keep `existing`, choose among `candidates`, open `sites_total` in all (set cover: as few as will do),
/// respect `rule`.
struct PlanRequest {
    std::vector<Host> existing;              ///< kept: forced open
    std::vector<territory::Index> candidates;///< communes where a site may be opened
    std::vector<territory::Index> forced;    ///< communes where one must stand; they join the candidates
    DepartmentRule rule;
    int sites_total = 0;
    optimise::Objective objective = optimise::Objective::p_median;
    Meters radius{0};                        ///< of a cover, by the distance model
};

/// The question in numbers. Candidate j is `hosts[j]`, in the order of the tie rule; zone k is scope.departments[k].
struct PlanProblem {
    optimise::LocationProblem problem;
    std::vector<Host> hosts;
    std::vector<bool> existing;  ///< per candidate: stands already
    std::vector<territory::Index> clients;  ///< per client of the problem, its commune
};

/// The zone of a department of the territory; -1 where it is not in the scope.
[[nodiscard]] int zone_of_department(const territory::Scope& scope, territory::Index department);

/// Cost: linear in communes and candidates; the geodesics are computed when the solver asks for them.
[[nodiscard]] PlanProblem build_problem(const Situation& situation, const PlanRequest& request);

/// The open sites of a solution as hosts, existing ones told apart.
struct PlannedHosts {
    std::vector<Host> hosts;
    std::vector<bool> existing;
};
[[nodiscard]] PlannedHosts planned_hosts(const PlanProblem& problem, std::span<const int> open);

/// Sites that must be added so that every department has its minimum.
[[nodiscard]] int missing_sites(std::span<const DepartmentVerdict> verdicts);

}  // namespace maillage::planning
