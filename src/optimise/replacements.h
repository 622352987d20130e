// SPDX-License-Identifier: Apache-2.0
// What each site of a plan is worth: what is lost when it closes and nothing takes its place, and what the best site that
// the rules allow in its place would cost. For the objectives that are sums (p_median, max_cover).
// Source: the gains, losses and extras of a swap: Resende & Werneck, European J. Oper. Res. 182 (2007).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "base/result.h"
#include "optimise/location_problem.h"

namespace maillage::optimise {

struct SiteWorth {
    int site = -1;  ///< open, not forced
    /// By how much the plan's value gets worse without it, >= 0, whatever the rules say of the rest; empty where it is
    /// the plan's only site.
    std::optional<std::int64_t> loss;
    /// Best site in its place, so that every rule still holds, the reach too; ties: lowest index; −1 where the rules allow none.
    int replacement = -1;
    std::int64_t difference = 0;  ///< by how much the value gets worse with it; below 0 where the plan was not the best
};

struct SiteWorths {
    std::vector<SiteWorth> sites;  ///< ascending; empty where the time ended first
    bool complete = false;
};

/// `open`: an allowed plan, ascending. Exact. Cost: one pass over all rows on all threads; 8 bytes (16
/// with a reach) for each pair of candidate and open site that is not forced, on each thread. Errors: those of `validate`, "optimise.error.objective".
[[nodiscard]] Result<SiteWorths> site_worths(const LocationProblem& problem, std::span<const int> open,
                                             double time_limit_s, const Feedback& feedback);

}  // namespace maillage::optimise
