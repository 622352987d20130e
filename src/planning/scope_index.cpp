// SPDX-License-Identifier: Apache-2.0
#include "planning/scope_index.h"

#include <algorithm>

namespace maillage::planning {

ScopeIndex index_scope(const territory::TerritorySet& territory, const territory::Scope& scope, const Demand& demand) {
    using territory::no_index;
    ScopeIndex index;
    index.department_row.assign(territory.departments.size(), no_index);
    for (std::uint32_t row = 0; row < scope.departments.size(); ++row)
        index.department_row[scope.departments[row]] = row;

    const auto& communes = territory.communes;
    std::vector<std::uint32_t> epci_row(territory.intercommunalities.size(), no_index);
    for (const territory::Index commune : scope.communes)
        if (const auto epci = communes.intercommunality[commune]; epci != no_index) epci_row[epci] = 0;
    for (territory::Index epci = 0; epci < epci_row.size(); ++epci) {
        if (epci_row[epci] == no_index) continue;
        epci_row[epci] = static_cast<std::uint32_t>(index.intercommunalities.size());
        index.intercommunalities.push_back(epci);
    }

    index.department_population.assign(scope.departments.size(), 0);
    index.intercommunality_population.assign(index.intercommunalities.size(), 0);
    std::vector<std::uint32_t> inhabited(scope.departments.size(), 0);
    index.persons.reserve(scope.communes.size());
    index.department.reserve(scope.communes.size());
    index.intercommunality.reserve(scope.communes.size());
    for (const territory::Index commune : scope.communes) {
        const std::int64_t persons = demand.persons[commune];
        const std::uint32_t department = index.department_row[communes.department[commune]];
        const territory::Index epci = communes.intercommunality[commune];
        index.persons.push_back(persons);
        index.department.push_back(department);
        index.intercommunality.push_back(epci == no_index ? no_index : epci_row[epci]);
        index.population += persons;
        index.department_population[department] += persons;
        if (epci != no_index) index.intercommunality_population[epci_row[epci]] += persons;
        if (persons > 0) ++inhabited[department];
    }
    index.department_start.assign(1, 0);
    for (const std::uint32_t count : inhabited) index.department_start.push_back(index.department_start.back() + count);
    return index;
}

}  // namespace maillage::planning
