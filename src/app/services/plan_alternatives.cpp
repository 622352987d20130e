// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_alternatives.h"

#include <algorithm>
#include <iterator>

#include "optimise/ranked_plans.h"

namespace maillage::app {
namespace {

using territory::Index;

/// Plans that differ are picked from a ranking so many times as long, and no longer than the second number.
constexpr std::size_t ranking_for_each = 20;
constexpr std::size_t longest_ranking = 1'000;

std::vector<Index> communes_only_in(const planning::PlanProblem& plan, std::span<const int> these,
                                    std::span<const int> those) {
    std::vector<int> only;
    std::ranges::set_difference(these, those, std::back_inserter(only));
    std::vector<Index> communes;
    for (const int site : only) communes.push_back(plan.hosts[static_cast<std::size_t>(site)].commune);
    return communes;
}

AlternativePlan described(const planning::PlanProblem& plan, const optimise::Solution& best,
                          const optimise::RankedPlan& ranked) {
    AlternativePlan told;
    told.planned = planning::planned_hosts(plan, ranked.open);
    told.value = ranked.value;
    const bool most_is_best = plan.problem.objective == optimise::Objective::max_cover;
    told.difference = most_is_best ? best.value - ranked.value : ranked.value - best.value;
    if (best.value > 0) told.share_worse = static_cast<double>(told.difference) / static_cast<double>(best.value);
    // Not difference · 100: a value may be as large as 64 bits hold.
    told.practical_tie = told.difference <= best.value / practical_tie_part;
    told.added = communes_only_in(plan, ranked.open, best.open);
    told.removed = communes_only_in(plan, best.open, ranked.open);
    return told;
}

/// Picks from the ranking; says whether the pick is proven and whether its last place was a matter of order.
std::vector<optimise::RankedPlan> pick(const optimise::RankedPlans& ranking, std::size_t length, std::size_t count,
                                       int differ, Alternatives& answer) {
    auto chosen = optimise::differing(ranking.plans, static_cast<std::size_t>(differ), count + 1);
    answer.tie_cut = chosen.size() > count && chosen[count].value == chosen[count - 1].value;
    if (chosen.size() > count) chosen.resize(count);
    answer.proven = ranking.proven && (chosen.size() == count || ranking.plans.size() < length);
    return chosen;
}

}  // namespace

std::optional<Alternatives> find_alternatives(const planning::PlanProblem& plan, const PlanQuestion& question,
                                              const PlanResult& result, const optimise::SolverOptions& options,
                                              Feedback& feedback) {
    const auto count = static_cast<std::size_t>(question.alternatives);
    const std::size_t length =
        question.alternatives_differ ? std::min(count * ranking_for_each, longest_ranking) : count;
    const auto ranking = optimise::ranked_plans(plan.problem, result.solution.open, length, options, feedback);
    if (!ranking) return std::nullopt;
    Alternatives answer;
    answer.asked = question.alternatives;
    answer.differ = question.alternatives_differ;
    answer.proven = ranking->proven;
    answer.tie_cut = ranking->tie_cut;
    answer.looked_through = ranking->plans.size();
    std::vector<optimise::RankedPlan> plans = ranking->plans;
    if (question.alternatives_differ) plans = pick(*ranking, length, count, *question.alternatives_differ, answer);
    // Where the time ended before any was ranked, the plan itself is still known.
    if (plans.empty()) plans.push_back({result.solution.open, result.solution.value});
    for (const optimise::RankedPlan& ranked : plans) answer.plans.push_back(described(plan, result.solution, ranked));
    return answer;
}

}  // namespace maillage::app
