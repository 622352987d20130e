// SPDX-License-Identifier: Apache-2.0
#include "planning/zone_rules.h"

#include <algorithm>

namespace maillage::planning {

std::vector<DepartmentVerdict> judge(const territory::TerritorySet& territory, const territory::Scope& scope,
                                     const DepartmentRule& rule, std::span<const Host> hosts) {
    std::vector<DepartmentVerdict> verdicts;
    for (const territory::Index department : scope.departments) {
        const auto sites = std::count_if(hosts.begin(), hosts.end(), [&](const Host& host) {
            return territory.communes.department[host.commune] == department;
        });
        verdicts.push_back({department, static_cast<int>(sites), rule.of(department)});
    }
    return verdicts;
}

}  // namespace maillage::planning
