// SPDX-License-Identifier: Apache-2.0
// Which part of the country a question is about: `region:76`, `department:31,32`, `intercommunality:SIREN…`,
// `france-metropolitaine`, `france`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "territory/territory_set.h"

namespace maillage::territory {

/// A set of communes with what it is called. `communes` ascending; `departments` = those with a commune in it.
struct Scope {
    std::string id;    ///< canonical text, e.g. "region:76"
    std::string name;  ///< "Occitanie", "Gers, Lot"; empty for the two national scopes (named by the app)
    std::vector<Index> communes;
    std::vector<Index> departments;
    int display_epsg = 2154;  ///< of its most populous department

    [[nodiscard]] bool contains(Index commune) const;
};

/// Errors (usage): a word that is none of the five forms, a bare code (76 is Occitanie and Seine-Maritime), a code the
/// territory does not hold.
Result<Scope> parse_scope(const TerritorySet& territory, std::string_view text);

/// Overseas departments (971 to 976).
[[nodiscard]] bool is_overseas(DepartmentCode department);

}  // namespace maillage::territory
