// SPDX-License-Identifier: Apache-2.0
// Sentences that several reports and the window share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/services/check_service.h"
#include "app/services/workspace.h"
#include "base/catalog.h"

namespace maillage::app {

/// The language's side of a text that data files carry in both.
[[nodiscard]] const std::string& in_language(const planning::BilingualText& text, Language language);

/// "existant", "prévu", "proposé", "écarté".
[[nodiscard]] TextKey state_text(planning::SiteState state);
/// "Occitanie", "France métropolitaine".
[[nodiscard]] std::string scope_name(const territory::Scope& scope, const Catalog& catalog);
/// "situation au 13 novembre 2017", or that all known sites count.
[[nodiscard]] std::string situation_text(const Workspace& workspace, const Catalog& catalog);
/// "COG 2024, populations 2022, intercommunalités au 1er janvier 2024".
[[nodiscard]] std::string vintage_text(const territory::Vintage& vintage, const Catalog& catalog);
/// "30 Gard, 66 Pyrénées-Orientales".
[[nodiscard]] std::string department_list(const territory::TerritorySet& territory,
                                          const std::vector<territory::Index>& departments);
/// "au moins 1", "de 1 à 2", "libre".
[[nodiscard]] std::string bounds_text(const planning::SiteBounds& bounds, const Catalog& catalog);
/// The planner's own rule, which no text states: the bounds of all departments and of those of the scope with others.
[[nodiscard]] std::string own_rule_text(const Workspace& workspace, const Catalog& catalog);
/// The one sentence that answers: met, or how many of how many and which are missing.
[[nodiscard]] std::string rule_answer(const Workspace& workspace, const CheckResult& result, const Catalog& catalog);
/// A rule as it was asked, what is found, and the yes or no of it.
struct RuleAnswer {
    std::string statement;
    std::string detail;
    bool met = false;
};
/// "Personne à plus de 30 km d’un site."
[[nodiscard]] std::string reach_text(Meters reach, const Catalog& catalog);
/// Of the workspace's rules of zones, and of its longest distance; nothing where none is asked for.
[[nodiscard]] std::optional<RuleAnswer> zone_rules_answer(const Workspace& workspace, const CheckResult& result,
                                                          const Catalog& catalog);
[[nodiscard]] std::optional<RuleAnswer> reach_answer(const Workspace& workspace, const CheckResult& result,
                                                     const Catalog& catalog);
/// Covered is not served: people nearest to a site for each of its places.
[[nodiscard]] double persons_per_place(std::int64_t persons, const planning::Headcount& places);
/// Why there is none to show: no day's, none at all, or nobody said which.
[[nodiscard]] TextKey no_sites_text(const Workspace& workspace);
/// Loading warnings; sites that are undated, inferred or closed.
[[nodiscard]] std::vector<Message> standing_warnings(const Workspace& workspace);
/// What must be known to read the figures: these, low home shares, departments overseas.
[[nodiscard]] std::vector<Message> situation_warnings(const Workspace& workspace, const CheckResult& result);

}  // namespace maillage::app
