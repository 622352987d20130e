// SPDX-License-Identifier: Apache-2.0
// The oracle for location problems: looks at every set of candidates the rules allow and counts. For up to about 16
// candidates. It shares nothing with the solvers but the problem and, for the p-median, the evaluation.
#pragma once

#include <algorithm>
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
    std::int64_t weighted_cost = 0;  ///< of `open`
};

/// Whether the rules allow the set, by counting.
inline bool allowed(const optimise::LocationProblem& problem, const std::vector<int>& open) {
    const bool counts = problem.objective != optimise::Objective::set_cover;
    const int sites = static_cast<int>(open.size());
    if (counts && (problem.at_most ? sites < 1 || sites > problem.sites_total : sites != problem.sites_total)) return false;
    std::map<std::pair<int, int>, int> count;  // by level and zone
    std::size_t forced_open = 0;
    std::int64_t spent = 0;
    for (const int candidate : open) {
        for (int level = 0; level < static_cast<int>(problem.zonings.size()); ++level)
            ++count[{level, problem.zone_of(candidate, level)}];
        if (problem.budget) spent += problem.budget->opening[candidate];
        if (problem.disposition_of(candidate) == optimise::Disposition::forbidden) return false;
        forced_open += problem.disposition_of(candidate) == optimise::Disposition::forced;
    }
    std::size_t forced = 0;
    for (std::size_t candidate = 0; candidate < problem.candidates(); ++candidate)
        forced += problem.disposition_of(candidate) == optimise::Disposition::forced;
    if (forced_open != forced) return false;
    if (problem.budget && spent > problem.budget->envelope) return false;
    for (const auto& rule : problem.zone_rules) {
        const int inside = count[{rule.level, rule.zone}];
        if (inside < rule.minimum || (rule.maximum && inside > *rule.maximum)) return false;
    }
    return true;
}

/// Calls `see(open)` for every allowed set of so many sites, in lexicographic order.
template <class See>
void for_each_allowed_of(const optimise::LocationProblem& problem, int sites, const See& see) {
    const int candidates = static_cast<int>(problem.candidates());
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

/// Calls `see(open)` for every allowed set, by their number of sites, then in lexicographic order.
template <class See>
void for_each_allowed(const optimise::LocationProblem& problem, const See& see) {
    const int fewest = problem.at_most ? 1 : problem.sites_total;
    for (int sites = fewest; sites <= problem.sites_total; ++sites) for_each_allowed_of(problem, sites, see);
}

inline std::int64_t nearest_cost(const optimise::LocationProblem& problem, std::size_t client,
                                 const std::vector<int>& open) {
    std::int64_t nearest = problem.costs->cost(client, static_cast<std::size_t>(open.front()));
    for (const int site : open)
        nearest = std::min<std::int64_t>(nearest, problem.costs->cost(client, static_cast<std::size_t>(site)));
    return nearest;
}

/// What the plan is worth, in the unit of the objective.
inline std::int64_t plan_value(const optimise::LocationProblem& problem, const std::vector<int>& open) {
    std::int64_t covered = 0;
    std::int64_t farthest = 0;
    for (std::size_t client = 0; client < problem.clients(); ++client) {
        const std::int64_t nearest = nearest_cost(problem, client, open);
        if (nearest <= problem.radius) covered += problem.weight[client];
        if (problem.weight[client] > 0) farthest = std::max(farthest, nearest);
    }
    switch (problem.objective) {
        case optimise::Objective::p_median: return optimise::evaluate(problem, open).value;
        case optimise::Objective::max_cover: return covered;
        case optimise::Objective::set_cover: return static_cast<std::int64_t>(open.size());
        case optimise::Objective::p_center: return farthest;
    }
    return 0;
}

/// Whether everybody who asks for something is within the radius.
inline bool covers_all(const optimise::LocationProblem& problem, const std::vector<int>& open) {
    for (std::size_t client = 0; client < problem.clients(); ++client)
        if (problem.weight[client] > 0 && nearest_cost(problem, client, open) > problem.radius) return false;
    return true;
}

/// Whether nobody who asks for something is beyond the reach, where the problem has one.
inline bool keeps_reach(const optimise::LocationProblem& problem, const std::vector<int>& open) {
    if (!problem.reach) return true;
    for (std::size_t client = 0; client < problem.clients(); ++client)
        if (problem.weight[client] > 0 && nearest_cost(problem, client, open) > *problem.reach) return false;
    return true;
}

/// The fewest sites, then the least weighted cost.
inline std::optional<OracleAnswer> enumerate_set_cover(optimise::LocationProblem problem) {
    std::optional<OracleAnswer> best;
    problem.at_most = false;
    const int candidates = static_cast<int>(problem.candidates());
    for (problem.sites_total = 1; problem.sites_total <= candidates && !best; ++problem.sites_total)
        for_each_allowed(problem, [&](const std::vector<int>& open) {
            if (!covers_all(problem, open) || !keeps_reach(problem, open)) return;
            const std::int64_t cost = optimise::evaluate(problem, open).value;
            if (best && cost == best->weighted_cost) ++best->optima;
            if (!best || cost < best->weighted_cost)
                best = OracleAnswer{static_cast<std::int64_t>(open.size()), open, 1, cost};
        });
    return best;
}

/// Nothing where no set is allowed, or none covers everybody.
inline std::optional<OracleAnswer> enumerate(const optimise::LocationProblem& problem) {
    if (problem.objective == optimise::Objective::set_cover) return enumerate_set_cover(problem);
    const int sign = problem.objective == optimise::Objective::max_cover ? -1 : 1;
    std::optional<OracleAnswer> best;
    for_each_allowed(problem, [&](const std::vector<int>& open) {
        if (!keeps_reach(problem, open)) return;
        const std::int64_t value = plan_value(problem, open);
        if (best && value == best->value) ++best->optima;
        const bool is_better = !best || sign * value < sign * best->value;
        // Sets of more sites come later, and some of their lists are smaller.
        if (!is_better && (value != best->value || open > best->open)) return;
        const int optima = is_better ? 1 : best->optima;
        best = OracleAnswer{value, open, optima, optimise::evaluate(problem, open).value};
    });
    return best;
}

}  // namespace maillage::test_support
