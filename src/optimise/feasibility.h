// SPDX-License-Identifier: Apache-2.0
// Whether any plan exists, told before any search. Of zones that nest, the count of open sites in one may be any number
// between what it and those in it ask and what they leave, so a set that obeys them exists if and only if each of these
// intervals is not empty and the outermost embraces sites_total: where no rule crosses another and there is no budget,
// the reasons below are complete. A crossing rule or the budget is held against the nested ones, each by itself; whether
// several of them can be obeyed at once only a search tells (kernel/cover_probe.h).
#pragma once

#include <vector>

#include "optimise/location_problem.h"
#include "optimise/solution.h"

namespace maillage::optimise {

/// Every reason why the problem has no plan that can be told without a search, zones ascending by level and number, then
/// totals; empty = none. Reasons of crossing rules and the budget are told only where the others leave a set. The problem
/// must have passed `validate`. Cost: linear in candidates and rules, times the zones around a candidate; a sort of the
/// candidates for each crossing rule.
/// For a set cover the totals say nothing, and whether everybody can be covered, or the reach be kept, is not looked at.
[[nodiscard]] std::vector<InfeasibleReason> infeasible_reasons(const LocationProblem& problem);

/// How many sites the nested zones allow, whatever `sites_total` says: any number from `least` to `most`.
struct SiteRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};
[[nodiscard]] SiteRange site_range(const LocationProblem& problem);

}  // namespace maillage::optimise
