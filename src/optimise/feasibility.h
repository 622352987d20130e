// SPDX-License-Identifier: Apache-2.0
// Whether any plan exists, told before any search. With zones that do not overlap the count of open sites in a zone
// may be any number between max(minimum, forced) and min(maximum, allowed), so a plan exists if and only if each of
// these intervals is not empty and their sums embrace sites_total: the reasons below are complete.
#pragma once

#include <vector>

#include "optimise/location_problem.h"
#include "optimise/solution.h"

namespace maillage::optimise {

/// Every reason why the problem has no plan, zones ascending, then totals; empty = a plan exists. The problem must
/// have passed `validate`. Cost: linear in candidates and rules.
/// For a set cover the totals say nothing. Whether everybody can be covered, or the reach be kept, is not looked at.
[[nodiscard]] std::vector<InfeasibleReason> infeasible_reasons(const LocationProblem& problem);

/// How many sites the zones allow, whatever `sites_total` says: any number from `least` to `most`.
struct SiteRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};
[[nodiscard]] SiteRange site_range(const LocationProblem& problem);

}  // namespace maillage::optimise
