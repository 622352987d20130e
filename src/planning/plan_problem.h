// SPDX-License-Identifier: Apache-2.0
// From a planner's question to a location problem in numbers, and back. The optimiser knows no communes: this file is
// the only place where its indices and ours meet.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "optimise/location_problem.h"
#include "optimise/solution.h"
#include "planning/catchment_tables.h"
#include "planning/zoning.h"

namespace maillage::planning {

/// What opening costs, and the envelope it must fit in, both in euros. A site that stands costs nothing more.
struct SiteBudget {
    std::int64_t envelope = 0;
    std::int64_t everywhere = 0;            ///< for any commune, where `by_commune` is empty
    std::vector<std::int64_t> by_commune;   ///< by commune of the territory; -1 = not known: no candidate may be such a one

    [[nodiscard]] std::int64_t cost(territory::Index commune) const {
        return by_commune.empty() ? everywhere : by_commune[commune];
    }
    friend bool operator==(const SiteBudget&, const SiteBudget&) = default;
};

/// A question: keep `existing`, choose among `candidates`, open `sites_total` in all (set cover: as few as will do;
/// with `at_most` fewer will do too), respect `rule` and `further_rules`, put nobody farther from a site than `reach`.
struct PlanRequest {
    std::vector<Host> existing;              ///< kept: forced open
    std::vector<territory::Index> candidates;///< communes where a site may be opened
    std::vector<territory::Index> forced;    ///< communes where one must stand; they join the candidates
    DepartmentRule rule;
    std::vector<ZoningRule> further_rules;   ///< of other levels
    int sites_total = 0;
    optimise::Objective objective = optimise::Objective::p_median;
    Meters radius{0};                        ///< of a cover, by the distance model
    bool at_most = false;
    std::optional<Meters> reach;             ///< by the distance model
    std::optional<SiteBudget> budget;
};

/// The question in numbers. Candidate j is `hosts[j]`, in the order of the tie rule. Level 0 of the zones are
/// the scope's departments, level 1 + r those of further_rules[r].
struct PlanProblem {
    optimise::LocationProblem problem;
    std::vector<Host> hosts;
    std::vector<bool> existing;  ///< per candidate: stands already
    std::vector<territory::Index> clients;  ///< per client of the problem, its commune
};

/// The zones of a commune by level, as the problem numbers them.
[[nodiscard]] std::vector<int> zones_of_commune(const Situation& situation, const PlanRequest& request,
                                                territory::Index commune);

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

/// The fewest sites, existing and forced ones among them, that the zones of all levels ask for; rules that cross others
/// are not looked at. Cost: that of build_problem.
[[nodiscard]] int least_sites(const Situation& situation, const PlanRequest& request);

/// How many candidates the envelope opens at most, cheapest first. The request must have a budget.
[[nodiscard]] int affordable_sites(const PlanRequest& request);

}  // namespace maillage::planning
