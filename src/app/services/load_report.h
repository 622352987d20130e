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

/// By the workspace's take-up, which must be stated (assert). `site` = null for a proposal.
[[nodiscard]] NamedLoad named_load(const Workspace& workspace, territory::Index commune, const planning::Site* site,
                                   std::int64_t persons);

/// A section with a table, before the warnings, and the document's member "load". In CSV the table is the report.
void add_loads(Report& report, const Workspace& workspace, std::span<const NamedLoad> loads, const Catalog& catalog);

}  // namespace maillage::app
