// SPDX-License-Identifier: Apache-2.0
// `catchment`: who is nearest to which site and how far, and what each candidate would change. The partition counts the
// candidates as if they stood, all together; what a candidate changes is told for each alone, beside the sites of today.
#pragma once

#include <string>
#include <vector>

#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "io/exporters/outline_geojson.h"
#include "planning/candidate_catchment.h"

namespace maillage::app {

/// A site of today or a candidate, as documents and files name it.
struct CatchmentSite {
    std::string id;  ///< of the site; "candidate-31555"
    std::string name;
    planning::SiteState state = planning::SiteState::existing;
    bool candidate = false;
};

struct CatchmentResult {
    std::vector<CatchmentSite> sites;   ///< those known on the day, then the candidates
    std::vector<planning::Host> hosts;  ///< theirs
    std::size_t known = 0;              ///< how many of them stand
    planning::ScopeIndex index;
    planning::Tables tables;            ///< with all of them
    planning::Coverage today;           ///< with those that stand
    /// Persons nearest to each site by ring: beyond the band before, within this one; a last ring beyond all bands.
    std::vector<std::vector<std::int64_t>> rings;
    /// In the order of hosts[known…], each alone beside those that stand.
    std::vector<planning::CandidateCatchment> candidates;
};

/// `at`: codes of candidate communes, comma-separated. Error (usage): a code that is not in the scope.
Result<CatchmentResult> run_catchment(const Workspace& workspace, const std::string& at);

/// Position of the ring of a length: the first band it is within, bands.size() beyond all.
[[nodiscard]] std::size_t ring_of(const planning::Bands& bands, Meters length);
/// The word of a ring in files: "30" (km), "45 min", ">60" beyond the last.
[[nodiscard]] std::string ring_word(const planning::Bands& bands, std::size_t ring);

[[nodiscard]] Value catchment_document(const Workspace& workspace, const CatchmentResult& result,
                                       const Catalog& catalog);
/// What the answer rests on and its totals: the document without its long lists.
[[nodiscard]] Value catchment_facts(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog);
/// Sections for people.
[[nodiscard]] Report catchment_report(const Workspace& workspace, const CatchmentResult& result, const Catalog& catalog);
/// A row per commune of the scope: code, name, department, site, km, band, persons. For CSV.
[[nodiscard]] Report catchment_communes(const Workspace& workspace, const CatchmentResult& result,
                                        const Catalog& catalog);
/// A polygon per commune with the same properties.
[[nodiscard]] io::OutlineList catchment_outlines(const Workspace& workspace, const CatchmentResult& result,
                                                 const Catalog& catalog);

}  // namespace maillage::app
