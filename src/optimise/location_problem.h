// SPDX-License-Identifier: Apache-2.0
// The p-median with zone rules: open exactly `sites_total` candidates so that Σ weight_i · (cost of client i to its
// nearest open candidate) is least, each zone holding between its minimum and its maximum of open candidates.
// Source: Hakimi 1964 for the p-median; Gerrard & Church, Environment and Planning B 22 (1995) for the zone rules.
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

enum class Disposition : std::uint8_t { free, forced, forbidden };

/// How many open candidates a zone must and may hold. Several rules for one zone all hold.
struct ZoneRule {
    int zone = 0;
    int minimum = 0;
    std::optional<int> maximum = std::nullopt;
};

struct LocationProblem {
    std::vector<std::int64_t> weight;        ///< per client, >= 0
    std::shared_ptr<const CostRows> costs;   ///< clients × candidates, >= 0
    std::vector<int> zone;                   ///< per candidate, -1 = none; empty = none anywhere
    std::vector<ZoneRule> zone_rules;
    std::vector<Disposition> disposition;    ///< per candidate; empty = all free
    int sites_total = 0;

    [[nodiscard]] std::size_t clients() const { return weight.size(); }
    [[nodiscard]] std::size_t candidates() const { return costs ? costs->candidates() : 0; }
    [[nodiscard]] int zone_of(std::size_t candidate) const { return zone.empty() ? -1 : zone[candidate]; }
    [[nodiscard]] Disposition disposition_of(std::size_t candidate) const {
        return disposition.empty() ? Disposition::free : disposition[candidate];
    }
};

/// Whether the arrays fit together, no number is negative and no sum can leave 64 bits: then solvers work in exact
/// integers. Errors (kind input): "optimise.error.*". Cost: linear in the clients where the
/// range of the costs leaves no doubt, else one pass over all rows.
[[nodiscard]] maillage::Status validate(const LocationProblem& problem);

}  // namespace maillage::optimise
