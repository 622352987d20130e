// SPDX-License-Identifier: Apache-2.0
#include "planning/candidates.h"

#include <algorithm>

namespace maillage::planning {
namespace {

using territory::Index;
using territory::no_index;

/// More people, or as many and a smaller code.
bool is_larger(const territory::TerritorySet& territory, Index a, Index than) {
    return than == no_index || territory.communes.population[a] > territory.communes.population[than];
}

std::set<Index> epci_main(const territory::TerritorySet& territory, const territory::Scope& scope) {
    std::set<Index> chosen;
    for (const Index commune : main_communes(territory))
        if (commune != no_index && scope.contains(commune)) chosen.insert(commune);
    for (const Index department : scope.departments) {
        const auto in_department = [&](Index commune) {
            return territory.communes.department[commune] == department;
        };
        if (std::any_of(chosen.begin(), chosen.end(), in_department)) continue;
        Index most = no_index;
        for (const Index commune : scope.communes)
            if (in_department(commune) && is_larger(territory, commune, most)) most = commune;
        chosen.insert(most);
    }
    return chosen;
}

}  // namespace

bool CandidateLimits::allows(const territory::TerritorySet& territory, Index commune) const {
    const auto& communes = territory.communes;
    if (forbidden_communes.contains(commune)) return false;
    if (maximum_population > 0 && communes.population[commune] > maximum_population) return false;
    if (communes.population[commune] < minimum_population) return false;
    const Index epci = communes.intercommunality[commune];
    if (epci == no_index) return true;
    if (without_kinds.contains(territory.intercommunalities.kind[epci])) return false;
    if (without_metropoles && territory::is_metropole(territory.intercommunalities.kind[epci])) return false;
    return !without_epci.contains(epci);
}

std::vector<Index> main_communes(const territory::TerritorySet& territory) {
    std::vector<Index> main(territory.intercommunalities.size(), no_index);
    for (Index commune = 0; commune < territory.communes.size(); ++commune) {
        const Index epci = territory.communes.intercommunality[commune];
        if (epci != no_index && is_larger(territory, commune, main[epci])) main[epci] = commune;
    }
    return main;
}

std::vector<Index> candidate_communes(const territory::TerritorySet& territory, const territory::Scope& scope,
                                      CandidateSet set, std::span<const Index> known_hosts,
                                      const CandidateLimits& limits) {
    std::set<Index> chosen;
    if (set == CandidateSet::communes) {
        chosen.insert(scope.communes.begin(), scope.communes.end());
    } else {
        chosen = epci_main(territory, scope);
    }
    if (set == CandidateSet::standard) {
        for (const Index commune : scope.communes)
            if (territory.communes.population[commune] >= default_candidate_population) chosen.insert(commune);
        for (const Index commune : known_hosts)
            if (scope.contains(commune)) chosen.insert(commune);
    }
    std::erase_if(chosen, [&](Index commune) { return !limits.allows(territory, commune); });
    return {chosen.begin(), chosen.end()};
}

}  // namespace maillage::planning
