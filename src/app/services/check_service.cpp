// SPDX-License-Identifier: Apache-2.0
#include "app/services/check_service.h"

#include <algorithm>
#include <utility>

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

}  // namespace

int CheckResult::departments_met() const {
    return static_cast<int>(
        std::count_if(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.met(); }));
}

bool CheckResult::rule_met() const { return departments_met() == static_cast<int>(verdicts.size()); }

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
    result.claims = evaluate_claims(workspace);
    return result;
}

}  // namespace maillage::app
