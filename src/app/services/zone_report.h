// SPDX-License-Identifier: Apache-2.0
// Rules of zones in words, and what each of their zones holds: the same in a plan and in a check.
#pragma once

#include <span>
#include <string>

#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "planning/zoning.h"

namespace maillage::app {

/// "31 Haute-Garonne", "76 Occitanie (région)", "CC du Volvestre", "7613 (zone d’emploi)". Level 0 is the departments of the
/// scope, level 1 + r the zoning of rules[r].
[[nodiscard]] std::string zone_title(const Workspace& workspace, std::span<const planning::ZoningRule> rules, int level,
                                     int zone, const Catalog& catalog);
/// "région", "intercommunalité", "outre-mer", or the planner's word.
[[nodiscard]] std::string level_title(const planning::Zoning& zoning, const Catalog& catalog);
/// "Autres règles : 76 Occitanie (région) : au moins 12; intercommunalité : au plus 1.", of the rules that were asked for;
/// empty = none.
[[nodiscard]] std::string further_rules_text(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                                             const Catalog& catalog);

/// What each zone that a rule names holds. `verdicts` are those of `rules`.
[[nodiscard]] Value zones_value(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                                std::span<const planning::ZoneVerdict> verdicts, const Catalog& catalog);
[[nodiscard]] Section zones_section(const Workspace& workspace, std::span<const planning::ZoningRule> rules,
                                    std::span<const planning::ZoneVerdict> verdicts, const Catalog& catalog);

}  // namespace maillage::app
