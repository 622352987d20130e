// SPDX-License-Identifier: Apache-2.0
// A planner's list of sites: GeoJSON, any OGR file of points, or a table with longitude and latitude or with an INSEE
// code. What the program exported comes back.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "planning/site.h"
#include "territory/territory_set.h"

namespace maillage::io {

/// Sites of a planner's file, with what was repaired or assumed.
struct SiteFile {
    std::vector<planning::Site>
        sites;  ///< state from a `state` column/property where there is one (existing, proposed…), and what is known of
                ///< each where the file has the exporters' columns for it
    std::vector<Message> warnings;
};

/// The commune is the one the code names, else the one whose outline contains the point (or, outside all of them, the
/// nearest within 300 m: outlines are simplified). Without a point the commune's own stands for the site.
/// Errors (input), each with its row or feature: those of read_layers; a CRS that is absent or unknown; neither place
/// nor code; a code that no commune of this vintage bears; a commune that stands twice where codes alone say where
/// sites are; a place that is not finite, at 0/0, at sea or abroad, or that would lie in France with longitude and
/// latitude exchanged; a geometry that is no point; an unknown state; an id that stands twice; no row at all; those of
/// site_knowledge_columns.h.
Result<SiteFile> read_sites(const std::filesystem::path& path, const territory::TerritorySet& territory);

}  // namespace maillage::io
