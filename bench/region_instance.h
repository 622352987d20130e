// SPDX-License-Identifier: Apache-2.0
// Real problems for the benchmarks, from the shipped geodata/france.gpkg: communes as clients weighted by population,
// zones = departments, costs = crow-fly integer metres, inside a commune at least ½·√area.
#pragma once

#include <string>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::bench {

/// Which communes may host: the seats of the intercommunalities; or these, every commune of at least 5 000
/// inhabitants and the known hosts of Occitanie.
enum class CandidateSet { seats, usual };

struct RegionInstance {
    optimise::LocationProblem problem;  ///< nothing forced, one site per department at least, sites_total = 0
    std::vector<std::string> codes;     ///< INSEE code per candidate, ascending
};

/// Communes known to host a site of Occitanie's programme by May 2018 (geodata/sites/known-sites.toml).
[[nodiscard]] const std::vector<std::string>& known_hosts();

/// `region`: code ("76"), or empty for the 13 regions of metropolitan France. An empty problem where the file cannot
/// be read.
[[nodiscard]] RegionInstance read_region(const std::string& path, const std::string& region, CandidateSet set);

}  // namespace maillage::bench
