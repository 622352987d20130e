// SPDX-License-Identifier: Apache-2.0
// Zones of a rule as a planner names them, and back. Levels are "department", the official ones and the zonings of the
// project, whose zones only their file knows: what is typed stands for itself there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/services/workspace.h"
#include "base/catalog.h"
#include "project/project.h"

namespace maillage::app::gui {

/// Those a rule of the project may speak of, the smallest zones first.
[[nodiscard]] std::vector<std::string> rule_levels(const project::PlanSettings& plan);
/// "intercommunalité", or the planner's word.
[[nodiscard]] std::string level_words(const std::string& level, const Catalog& catalog);
/// "chaque région", "Occitanie (région)", "31 Haute-Garonne"; a code that is no zone's stands for itself.
[[nodiscard]] std::string zone_words(const territory::TerritorySet& territory, const std::string& level,
                                     const std::string& code, const Catalog& catalog);
/// The code of the zone of the scope that fits best: its code, else its name as fuzzy_score has it. Nothing typed, or
/// "toutes", is every zone. Nothing where no zone fits. Cost: linear in communes of the scope.
[[nodiscard]] std::optional<std::string> meant_zone(const Workspace& workspace, const std::string& level,
                                                    const std::string& typed, const Catalog& catalog);
/// Whole euros: "1 500 000 €", "€1,500,000". Nothing where the words are none, or more than any plan may cost.
[[nodiscard]] std::optional<std::int64_t> euros_from_words(std::string_view words, Language language);

}  // namespace maillage::app::gui
