// SPDX-License-Identifier: Apache-2.0
// What one more site would change: the persons around a place, what it adds to today's coverage, whom it takes and from
// which sites. "Adds" and "takes" are two things: a place may take everybody of a neighbour and cover nobody new.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planning/catchment_tables.h"

namespace maillage::planning {

/// Default bands of a candidate, in km. Source: docs/domain.md (rings around a candidate).
inline constexpr int default_candidate_band_values[] = {10, 20, 30, 50};

/// One candidate beside the sites of today; per band in the order of the bands given.
struct CandidateCatchment {
    Host candidate;
    std::vector<std::int64_t> within;  ///< persons within each band of the candidate
    std::vector<std::int64_t> added;   ///< of them, those whom no site of today has within the band
    std::int64_t persons = 0;          ///< who would be nearest to it
    std::int64_t home = 0;             ///< of them, living in its own department
    std::optional<double> own_mean_km; ///< of them, to it
    std::vector<Destination> taken;    ///< of them, by the site of today they leave, most first, ties in host order
    std::optional<double> mean_km;     ///< of the whole scope with it; empty where nobody is counted
};

/// What stands today, prepared once. All but `index` outlives it by reference too.
struct Today {
    const Situation& situation;
    const ScopeIndex& index;
    std::span<const Host> hosts;
    const Allocation& allocation;  ///< communes × hosts in crow-fly metres, as `allocate` gives it
};

/// A commune as a candidate. Its id comes after every other: at the same distance nobody leaves a site of that commune.
[[nodiscard]] Host candidate_host(const territory::TerritorySet& territory, territory::Index commune);

/// Bands count on the situation's distance model; `bands` replaces the situation's own. Ties by the rule of allocation.
/// Cost: a chord per commune, a geodesic for those within the widest band or within reach of it.
[[nodiscard]] CandidateCatchment candidate_catchment(const Today& today, const Host& candidate, const Bands& bands);

/// The same for many, in their order, on all threads.
[[nodiscard]] std::vector<CandidateCatchment> candidate_catchments(const Today& today, std::span<const Host> candidates,
                                                                   const Bands& bands);

/// Every commune of the scope in one department as a candidate, ascending.
[[nodiscard]] std::vector<Host> department_candidates(const Situation& situation, territory::Index department);

/// Bands of `default_candidate_band_values`.
[[nodiscard]] Bands default_candidate_bands();

}  // namespace maillage::planning
