// SPDX-License-Identifier: Apache-2.0
#include "planning/plan_problem.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "optimise/feasibility.h"
#include "planning/commune_costs.h"

namespace maillage::planning {
namespace {

using territory::Index;

bool stands_at_the_communes_point(const Situation& situation, const Host& host) {
    return geo::distance(situation.costs.point(host.commune), geo::on_ellipsoid(host.place)).value == 0;
}

/// Communes where a site must be opened: one that keeps an existing site has what is asked.
std::set<Index> still_forced(const PlanRequest& request) {
    std::set<Index> communes(request.forced.begin(), request.forced.end());
    for (const Host& host : request.existing) communes.erase(host.commune);
    return communes;
}

/// Candidates in tie order. A commune whose existing site stands at its own point, to the metre, offers no second one:
/// it could not be nearer to anyone. An existing site elsewhere in the commune leaves that point free; the candidate
/// has no id, so it comes first.
std::vector<Host> ordered_hosts(const Situation& situation, const PlanRequest& request, const std::set<Index>& forced) {
    std::set<Index> communes(request.candidates.begin(), request.candidates.end());
    communes.insert(forced.begin(), forced.end());
    for (const Host& host : request.existing)
        if (stands_at_the_communes_point(situation, host)) communes.erase(host.commune);
    std::vector<Host> hosts = request.existing;
    for (const Index commune : communes) hosts.push_back(commune_host(situation.territory, commune));
    std::sort(hosts.begin(), hosts.end(), comes_before);
    return hosts;
}

}  // namespace

int zone_of_department(const territory::Scope& scope, Index department) {
    const auto at = std::lower_bound(scope.departments.begin(), scope.departments.end(), department);
    if (at == scope.departments.end() || *at != department) return -1;
    return static_cast<int>(at - scope.departments.begin());
}

std::vector<int> zones_of_commune(const Situation& situation, const PlanRequest& request, Index commune) {
    std::vector<int> zones{zone_of_department(situation.scope, situation.territory.communes.department[commune])};
    for (const ZoningRule& rule : request.further_rules) zones.push_back(rule.zoning->zone_of[commune]);
    return zones;
}

PlanProblem build_problem(const Situation& situation, const PlanRequest& request) {
    PlanProblem plan;
    const std::set<Index> forced = still_forced(request);
    plan.hosts = ordered_hosts(situation, request, forced);
    optimise::LocationProblem& problem = plan.problem;
    problem.zonings.resize(1 + request.further_rules.size());
    for (const Index commune : situation.scope.communes) {
        if (situation.demand.persons[commune] == 0) continue;
        plan.clients.push_back(commune);
        problem.weight.push_back(situation.demand.persons[commune]);
    }
    problem.sites_total = request.sites_total;
    problem.objective = request.objective;
    problem.radius = request.radius.value;
    problem.at_most = request.at_most;
    if (request.reach) problem.reach = request.reach->value;
    if (request.budget) problem.budget = optimise::Budget{{}, request.budget->envelope};
    problem.costs =
        std::make_shared<CommuneCosts>(situation.costs, situation.distance, plan.clients, plan.hosts);
    for (const Host& host : plan.hosts) {
        const bool stands = std::any_of(request.existing.begin(), request.existing.end(),
                                        [&](const Host& e) { return e.commune == host.commune && e.id == host.id; });
        plan.existing.push_back(stands);
        const bool must = stands || forced.contains(host.commune);
        problem.disposition.push_back(must ? optimise::Disposition::forced : optimise::Disposition::free);
        const std::vector<int> zones = zones_of_commune(situation, request, host.commune);
        for (std::size_t level = 0; level < zones.size(); ++level) problem.zonings[level].push_back(zones[level]);
        if (request.budget) problem.budget->opening.push_back(stands ? 0 : request.budget->cost(host.commune));
    }
    for (std::size_t k = 0; k < situation.scope.departments.size(); ++k) {
        const SiteBounds bounds = request.rule.of(situation.scope.departments[k]);
        if (bounds == SiteBounds{}) continue;
        problem.zone_rules.push_back({static_cast<int>(k), bounds.minimum, bounds.maximum});
    }
    for (std::size_t r = 0; r < request.further_rules.size(); ++r)
        for (const auto& [zone, bounds] : request.further_rules[r].bounds)
            problem.zone_rules.push_back({zone, bounds.minimum, bounds.maximum, static_cast<int>(r) + 1});
    return plan;
}

PlannedHosts planned_hosts(const PlanProblem& problem, std::span<const int> open) {
    PlannedHosts planned;
    for (const int j : open) {
        planned.hosts.push_back(problem.hosts[static_cast<std::size_t>(j)]);
        planned.existing.push_back(problem.existing[static_cast<std::size_t>(j)]);
    }
    return planned;
}

int missing_sites(std::span<const DepartmentVerdict> verdicts) {
    int missing = 0;
    for (const DepartmentVerdict& verdict : verdicts) missing += std::max(0, verdict.bounds.minimum - verdict.sites);
    return missing;
}

int least_sites(const Situation& situation, const PlanRequest& request) {
    return static_cast<int>(optimise::site_range(build_problem(situation, request).problem).least);
}

int affordable_sites(const PlanRequest& request) {
    std::set<Index> communes(request.candidates.begin(), request.candidates.end());
    communes.insert(request.forced.begin(), request.forced.end());
    std::vector<std::int64_t> costs;
    for (const Index commune : communes) costs.push_back(request.budget->cost(commune));
    std::ranges::sort(costs);
    std::int64_t left = request.budget->envelope;
    int count = 0;
    for (const std::int64_t cost : costs) {
        if (cost > left) break;
        left -= cost;
        ++count;
    }
    return count;
}

}  // namespace maillage::planning
