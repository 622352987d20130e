// SPDX-License-Identifier: Apache-2.0
// A problem's rules as limits: zones of all levels that lie inside one another or apart become one forest, zones of the
// same candidates one zone. A zone that crosses one before it (lower level first, then lower number) is a priced row for
// each of its rules, and so is the budget.
#pragma once

#include <cstdint>
#include <vector>

#include "optimise/kernel/zone_limits.h"
#include "optimise/location_problem.h"
#include "optimise/proof.h"

namespace maillage::optimise {

struct RuleLimits {
    ZoneLimits limits;               ///< of all candidates; forced and forbidden ones are not decided yet
    std::vector<PricedRule> priced;  ///< which rule each of its rows is
    std::vector<int> nested;         ///< per rule of the problem, the zone it became; -1 where it is priced or asks nothing
};

/// With the number of sites the problem asks: exactly `sites_total`, or 1 to it. Cost: linear in candidates, times the
/// zones around one; rules that ask for nothing are left out.
[[nodiscard]] RuleLimits rule_limits(const LocationProblem& problem);
/// With any number of sites from `least` to `most`.
[[nodiscard]] RuleLimits rule_limits(const LocationProblem& problem, int least, int most);

/// One more row beside those there are.
void add_row(std::vector<std::int64_t> coefficient, std::int64_t bound, ZoneLimits& limits);

/// Whether some rule crosses others, or a budget is set: only a search tells then whether any plan exists.
[[nodiscard]] bool has_priced_rules(const LocationProblem& problem);

/// What a problem's dispositions decide, per candidate.
[[nodiscard]] std::vector<Decision> decisions_of(const LocationProblem& problem);

}  // namespace maillage::optimise
