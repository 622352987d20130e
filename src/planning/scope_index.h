// SPDX-License-Identifier: Apache-2.0
// What tables ask of a scope again and again, worked out once: persons, and rows of departments and intercommunalities,
// by position in the scope. Immutable; valid for the scope and the demand it was made from, whatever the sites.
#pragma once

#include <cstdint>
#include <vector>

#include "planning/demand.h"
#include "territory/scope.h"

namespace maillage::planning {

/// Vectors "by position" run along scope.communes. About 16 bytes a commune.
struct ScopeIndex {
    std::vector<std::int64_t> persons;               ///< by position
    std::vector<std::uint32_t> department;           ///< by position: row in scope.departments
    std::vector<std::uint32_t> intercommunality;     ///< by position: row in `intercommunalities`, or no_index
    std::vector<territory::Index> intercommunalities;///< those with a commune in the scope, ascending
    std::vector<std::uint32_t> department_row;       ///< by department of the territory: row in the scope, or no_index
    std::int64_t population = 0;                     ///< of the scope
    std::vector<std::int64_t> department_population;         ///< by row
    std::vector<std::int64_t> intercommunality_population;   ///< by row: of its communes in the scope
    /// By row, and one more: inhabited communes of the departments before it.
    std::vector<std::uint32_t> department_start;

    [[nodiscard]] std::size_t size() const { return persons.size(); }
};

/// Cost: one pass over the scope.
[[nodiscard]] ScopeIndex index_scope(const territory::TerritorySet& territory, const territory::Scope& scope,
                                     const Demand& demand);

}  // namespace maillage::planning
