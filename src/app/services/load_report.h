// SPDX-License-Identifier: Apache-2.0
// What a stated take-up means for each site, in words, as a table and as a document; check and plan show the same.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "planning/site_load.h"

namespace maillage::app {

struct NamedLoad {
    std::string code;  ///< of the commune
    std::string name;
    std::int64_t persons = 0;
    planning::SiteLoad load;
};

/// A learner is a whole person, but ten sites with half a learner too many are five.
inline constexpr int learner_digits = 1;
[[nodiscard]] Cell learners_cell(std::optional<double> learners, Language language);
[[nodiscard]] Cell places_cell(const planning::SiteLoad& load, const Catalog& catalog);
/// "0,05": as few digits as say what was typed.
[[nodiscard]] std::string rate_text(double rate, Language language);

/// Places of which no text tells: what is assumed in their stead.
[[nodiscard]] std::vector<std::string> assumed_places_lines(const planning::TakeUp& take_up, const Catalog& catalog);

/// By the workspace's take-up, which must be stated (assert). `site` = null for a proposal.
[[nodiscard]] NamedLoad named_load(const Workspace& workspace, territory::Index commune, const planning::Site* site,
                                   std::int64_t persons);

/// A section with a table, before the warnings, and the document's member "load". In CSV the table is the report.
void add_loads(Report& report, const Workspace& workspace, std::span<const NamedLoad> loads, const Catalog& catalog);

}  // namespace maillage::app
