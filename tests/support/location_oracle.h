// SPDX-License-Identifier: Apache-2.0
// The oracle for location problems: looks at every set of sites_total candidates. For up to about 16 candidates.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "optimise/evaluation.h"
#include "optimise/location_problem.h"

namespace maillage::test_support {

struct OracleAnswer {
    std::int64_t value = 0;
    std::vector<int> open;  ///< the lexicographically smallest optimum
    int optima = 0;         ///< how many equally good sets there are
};

/// Whether the rules allow the set, by counting.
inline bool allowed(const optimise::LocationProblem& problem, const std::vector<int>& open) {
    if (static_cast<int>(open.size()) != problem.sites_total) return false;
    std::map<int, int> count;
    std::size_t forced_open = 0;
    for (const int candidate : open) {
        ++count[problem.zone_of(candidate)];
        if (problem.disposition_of(candidate) == optimise::Disposition::forbidden) return false;
        forced_open += problem.disposition_of(candidate) == optimise::Disposition::forced;
    }
    std::size_t forced = 0;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
        forced += problem.disposition_of(candidate) == optimise::Disposition::forced;
    if (forced_open != forced) return false;
    for (const auto& rule : problem.zone_rules) {
        const int sites = count[rule.zone];
        if (sites < rule.minimum || (rule.maximum && sites > *rule.maximum)) return false;
    }
    return true;
}

/// Calls `see(open)` for every allowed set, in lexicographic order.
template <class See>
void for_each_allowed(const optimise::LocationProblem& problem, const See& see) {
    const int candidates = static_cast<int>(problem.candidates());
    const int sites = problem.sites_total;
    if (sites > candidates) return;
    std::vector<int> open;
    for (int k = 0; k < sites; ++k) open.push_back(k);
    while (true) {
        if (allowed(problem, open)) see(open);
        int at = sites - 1;
        while (at >= 0 && open[at] == candidates - sites + at) --at;
        if (at < 0) return;
        ++open[at];
        for (int k = at + 1; k < sites; ++k) open[k] = open[k - 1] + 1;
    }
}

/// Nothing where no set is allowed.
inline std::optional<OracleAnswer> enumerate(const optimise::LocationProblem& problem) {
    std::optional<OracleAnswer> best;
    for_each_allowed(problem, [&](const std::vector<int>& open) {
        const std::int64_t value = optimise::evaluate(problem, open).value;
        if (best && value == best->value) ++best->optima;
        if (!best || value < best->value) best = OracleAnswer{value, open, 1};
    });
    return best;
}

}  // namespace maillage::test_support
