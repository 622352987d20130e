// SPDX-License-Identifier: Apache-2.0
#include "optimise/within_reach.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "optimise/answer.h"
#include "optimise/evaluation.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/cover_probe.h"
#include "optimise/kernel/fewest_sites.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/median_under_cover.h"

namespace maillage::optimise {
namespace {

using Kind = InfeasibleReason::Kind;

/// So many sites do not do: how many would.
void count_sites(const LocationProblem& problem, const SolverOptions& options, const StopSignal& signal,
                 ReachAnswer& answer) {
    // Where rules cross, exactly so many may be impossible and fewer not.
    const bool fewer_may_do = has_priced_rules(problem) && !problem.at_most;
    const FewestSites fewest = fewest_sites(problem, answer.rows.sets, fewer_may_do ? 0 : problem.sites_total + 1,
                                            options.memory_limit, signal, [](const FewestSites&) {});
    answer.nodes += fewest.nodes;
    answer.iterations += fewest.iterations;
    if (fewest.impossible)
        answer.reasons.push_back(no_cover(problem, fewest));
    else if (fewest.least <= problem.sites_total)
        answer.reasons.push_back({Kind::rules_contradict, -1, 0, 0});
    else
        answer.reasons.push_back({Kind::sites_below_reach, -1, fewest.least, problem.sites_total});
}

}  // namespace

ReachAnswer answer_reach(const LocationProblem& problem, const SolverOptions& options, const StopSignal& signal) {
    ReachAnswer answer;
    answer.rows = read_cover_rows(problem, *problem.reach, signal);
    if (!answer.rows.complete) return answer;
    if (answer.rows.unreached > 0) {
        answer.reasons = {{Kind::clients_out_of_reach, -1, answer.rows.unreached, 0, answer.rows.first_unreached}};
        return answer;
    }
    drop_implied(answer.rows, problem.candidates());
    if (!options.start.empty() && meets(answer.rows.sets, options.start)) {
        answer.plan = options.start;
        return answer;
    }
    CoverAnswer cover = can_cover(problem, problem.sites_total, answer.rows.sets, {.waiting_bytes = options.memory_limit}, signal);
    answer.nodes = cover.nodes;
    answer.iterations = cover.iterations;
    answer.plan = std::move(cover.open);
    if (cover.verdict == CoverVerdict::no) count_sites(problem, options, signal, answer);
    return answer;
}

Solution without_plan(ReachAnswer reach, const StopSignal& signal) {
    Solution solution;
    if (!reach.reasons.empty())
        solution = infeasible(std::move(reach.reasons), signal);
    else
        solution.status = signal.cancelled() ? Status::interrupted : Status::unknown;
    solution.nodes = reach.nodes;
    solution.iterations = reach.iterations;
    solution.seconds = signal.seconds();
    return solution;
}

Result<Solution> solve_within_reach(const LocationProblem& problem, std::shared_ptr<const CostRows> costs,
                                    std::int32_t limit, const SolverOptions& options, Feedback& feedback,
                                    const StopSignal& signal) {
    feedback.progress(0.0, "optimise.phase.reach"_text);
    ReachAnswer reach = answer_reach(problem, options, signal);
    if (reach.plan.empty()) return without_plan(std::move(reach), signal);
    CoverQuestion question{.median = problem,
                           .sets = std::move(reach.rows.sets),
                           .clients = std::move(reach.rows.client),
                           .limit = limit,
                           // The rows' floor is one of the problem's own costs.
                           .floor = costs == problem.costs ? reach.rows.floor : 0,
                           .cover = std::move(reach.plan)};
    question.median.objective = Objective::p_median;
    question.median.reach.reset();
    question.median.costs = std::move(costs);
    auto solution = median_under_cover(question, options, feedback, signal);
    if (!solution) return solution;
    solution->nodes += reach.nodes;
    solution->iterations += reach.iterations;
    return solution;
}

}  // namespace maillage::optimise
