// SPDX-License-Identifier: Apache-2.0
// Which candidates to open for clients spread over a country, each zone holding between its minimum and its maximum of
// open candidates, in as many zonings at once as wished. `nearest` below is the cost of a client to its nearest open
// candidate; a client of weight 0 asks for nothing under any objective.
// Source: Hakimi, Operations Research 12 (1964) for p-median and p-center; Toregas et al., Operations Research 19 (1971)
// for set cover; Church & ReVelle, Papers of the Regional Science Association 32 (1974) for max cover; Gerrard & Church,
// Environment and Planning B 22 (1995) for the zone rules.
//
// Candidates are given in the order of their names: among equally good plans the answer is the lexicographically
// smallest ascending list of indices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "optimise/cost_rows.h"

namespace maillage::optimise {

enum class Objective : std::uint8_t {
    p_median,   ///< `sites_total` sites, least Σ weight · nearest
    max_cover,  ///< `sites_total` sites, most Σ weight of the clients with nearest <= radius
    set_cover,  ///< nearest <= radius for every client with the fewest sites; among those plans the least Σ weight · nearest
    p_center,   ///< `sites_total` sites, least max nearest
};

enum class Disposition : std::uint8_t { free, forced, forbidden };

/// How many open candidates a zone must and may hold. Several rules for one zone all hold.
struct ZoneRule {
    int zone = 0;
    int minimum = 0;
    std::optional<int> maximum = std::nullopt;
    int level = 0;  ///< the zoning that the zone is of
};

/// What opening costs, and the envelope it must fit in.
struct Budget {
    std::vector<std::int64_t> opening;  ///< per candidate, >= 0
    std::int64_t envelope = 0;          ///< >= 0: what the open candidates cost together at most
};

struct LocationProblem {
    std::vector<std::int64_t> weight;        ///< per client, >= 0
    std::shared_ptr<const CostRows> costs;   ///< clients × candidates, >= 0
    std::vector<std::vector<int>> zonings;   ///< per level, per candidate its zone, -1 = none
    std::vector<ZoneRule> zone_rules;
    std::vector<Disposition> disposition;    ///< per candidate; empty = all free
    int sites_total = 0;                     ///< not read by set_cover
    Objective objective = Objective::p_median;
    std::int32_t radius = 0;                 ///< max_cover, set_cover: >= 0, in the unit of the costs
    std::optional<std::int32_t> reach = std::nullopt;  ///< no client of weight > 0 is farther than this from its nearest site
    bool at_most = false;                    ///< fewer sites than `sites_total` may open, but one at least
    std::optional<Budget> budget = std::nullopt;

    [[nodiscard]] std::size_t clients() const { return weight.size(); }
    [[nodiscard]] std::size_t candidates() const { return costs ? costs->candidates() : 0; }
    [[nodiscard]] int zone_of(std::size_t candidate, int level = 0) const {
        const auto at = static_cast<std::size_t>(level);
        return at < zonings.size() ? zonings[at][candidate] : -1;
    }
    [[nodiscard]] Disposition disposition_of(std::size_t candidate) const {
        return disposition.empty() ? Disposition::free : disposition[candidate];
    }
};

/// Whether the arrays fit together, no number is negative and no sum can leave 64 bits: then solvers work in exact
/// integers. Errors (kind input): "optimise.error.*". Cost: linear in the clients where the
/// range of the costs leaves no doubt, else one pass over all rows.
[[nodiscard]] maillage::Status validate(const LocationProblem& problem);

}  // namespace maillage::optimise
