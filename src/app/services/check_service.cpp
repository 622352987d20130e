// SPDX-License-Identifier: Apache-2.0
#include "app/services/check_service.h"

#include <algorithm>
#include <utility>

#include "app/services/asked_rules.h"

namespace maillage::app {
namespace {

std::vector<evidence::ClaimResult> evaluate_claims(const Workspace& workspace) {
    if (!workspace.programme) return {};
    const auto& territory = *workspace.territory;
    std::vector<evidence::LocatedSite> located;
    for (const LocatedSite& site : workspace.sites)
        located.push_back(
            {&site.site, territory.departments.code[territory.communes.department[site.host.commune]]});
    std::vector<DepartmentCode> scope;
    for (const auto department : workspace.scope.departments) scope.push_back(territory.departments.code[department]);
    return evidence::evaluate_claims(*workspace.programme, located, scope, workspace.as_of);
}

OutOfReach beyond(const Workspace& workspace, const planning::Allocation& allocation) {
    OutOfReach found;
    Meters longest{-1};
    const auto& communes = workspace.scope.communes;
    for (std::size_t i = 0; i < communes.size(); ++i) {
        const std::int64_t persons = workspace.demand.persons[communes[i]];
        if (persons == 0) continue;
        const bool is_served = allocation.host[i] != planning::no_site;
        if (is_served && allocation.cost[i] > longest) {
            longest = allocation.cost[i];
            found.farthest = communes[i];
        }
        if (is_served && allocation.cost[i] <= *workspace.reach) continue;
        ++found.communes;
        found.persons += persons;
    }
    return found;
}

}  // namespace

int CheckResult::departments_met() const {
    return static_cast<int>(
        std::count_if(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.met(); }));
}

bool CheckResult::rule_met() const { return departments_met() == static_cast<int>(verdicts.size()); }

bool CheckResult::all_rules_met() const {
    return rule_met() && std::ranges::all_of(zone_verdicts, &planning::ZoneVerdict::met) &&
           (!out_of_reach || out_of_reach->communes == 0);
}

Status take_rules(Workspace& workspace, const RuleQuestion& question) {
    auto asked = read_asked_rules(workspace, question);
    if (!asked) return fail(asked.error());
    workspace.has_own_rule = workspace.has_own_rule || asked->departments != workspace.rule;
    workspace.rule = std::move(asked->departments);
    workspace.zone_rules = std::move(asked->zones);
    workspace.reach = asked->reach;
    workspace.warnings.insert(workspace.warnings.end(), asked->warnings.begin(), asked->warnings.end());
    return {};
}

CheckResult run_check(const Workspace& workspace) {
    auto hosts = workspace.known_hosts();
    auto allocation = planning::allocate(*workspace.costs, workspace.scope.communes, hosts);
    const auto index = planning::index_scope(*workspace.territory, workspace.scope, workspace.demand);
    return run_check(workspace, index, std::move(hosts), std::move(allocation));
}

CheckResult run_check(const Workspace& workspace, const planning::ScopeIndex& index, std::vector<planning::Host> hosts,
                      planning::Allocation allocation) {
    CheckResult result;
    result.site_of = workspace.known_sites();
    result.hosts = std::move(hosts);
    result.tables = planning::tabulate(workspace.situation(), index, result.hosts, std::move(allocation));
    result.verdicts = planning::judge(*workspace.territory, workspace.scope, workspace.rule, result.hosts);
    result.has_rule = workspace.rule.everywhere != planning::SiteBounds{} || !workspace.rule.exceptions.empty();
    result.zone_verdicts = planning::judge(workspace.zone_rules, result.hosts);
    if (workspace.reach) result.out_of_reach = beyond(workspace, result.tables.allocation);
    result.claims = evaluate_claims(workspace);
    return result;
}

}  // namespace maillage::app
