// SPDX-License-Identifier: Apache-2.0
// Where a site may be opened. The legal seat of an intercommunality is not in the data: its most populous commune
// stands for it, and says so.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "territory/scope.h"

namespace maillage::planning {

/// Communes of at least this population are default candidates beside the main commune of each intercommunality.
/// Source: docs/domain.md (default candidates: the main communes alone would exclude Lourdes and Moissac).
inline constexpr int default_candidate_population = 5000;

enum class CandidateSet { standard, epci_main, communes };

/// What narrows the list.
struct CandidateLimits {
    bool without_metropoles = false;                 ///< no candidate in an EPCI of kind METRO or MET69
    std::set<territory::EpciKind> without_kinds;     ///< nor in one of these kinds
    std::set<territory::Index> without_epci;         ///< nor in these
    std::set<territory::Index> forbidden_communes;
    std::int64_t maximum_population = 0;             ///< 0 = no limit
    std::int64_t minimum_population = 0;
    [[nodiscard]] bool allows(const territory::TerritorySet& territory, territory::Index commune) const;
};

/// Most populous commune of each intercommunality of the whole territory (a tie: the smaller code), by EPCI index.
[[nodiscard]] std::vector<territory::Index> main_communes(const territory::TerritorySet& territory);

/// Candidate communes of a scope, ascending.
/// epci_main: the main commune of each intercommunality that lies in the scope, and for a department left without
/// any its most populous commune (161 in Occitanie, 1 235 in metropolitan France).
/// standard: epci_main, every commune of at least 5 000 inhabitants, every known host of the programme.
/// communes: all of them.
/// Limits apply last.
[[nodiscard]] std::vector<territory::Index> candidate_communes(const territory::TerritorySet& territory,
                                                               const territory::Scope& scope, CandidateSet set,
                                                               std::span<const territory::Index> known_hosts,
                                                               const CandidateLimits& limits);

}  // namespace maillage::planning
