// SPDX-License-Identifier: Apache-2.0
#include "optimise/reach_relaxations.h"

#include "optimise/answer.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/fewest_sites.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/solvers/p_center.h"

namespace maillage::optimise {
namespace {

using Kind = AskedRule::Kind;

/// The smallest reach that the sites can keep, as far as time allows; nothing where not even a plan was found.
Result<std::vector<Relaxation>> wider_reach(LocationProblem center, const SolverOptions& options, Feedback& feedback) {
    const std::int64_t asked = *center.reach;
    center.reach.reset();
    center.objective = Objective::p_center;
    SolverOptions inner = options;
    inner.settle_ties = false;
    inner.start.clear();
    inner.watch = {};
    const auto nearest = PCenter().solve(center, inner, feedback);
    if (!nearest) return fail(nearest.error());
    if (!nearest->has_plan() || nearest->value <= asked) return std::vector<Relaxation>{};
    const RuleChange wider{{Kind::reach, -1, -1, asked}, nearest->value};
    return std::vector<Relaxation>{Relaxation{wider}};
}

/// The fewest sites that keep it; nothing where no number does or none is known.
std::vector<Relaxation> more_sites(const LocationProblem& problem, const SolverOptions& options, const StopSignal& signal) {
    CoverRows rows = read_cover_rows(problem, *problem.reach, signal);
    if (!rows.complete || rows.unreached > 0) return {};
    drop_implied(rows, problem.candidates());
    LocationProblem rules = problem;
    rules.at_most = has_priced_rules(problem);
    const FewestSites fewest = fewest_sites(rules, rows.sets, 0, options.memory_limit, signal, [](const FewestSites&) {});
    if (fewest.number() <= problem.sites_total) return {};
    const RuleChange more{{Kind::sites_total, -1, -1, problem.sites_total}, fewest.number()};
    return {Relaxation{more}};
}

}  // namespace

Result<std::vector<Relaxation>> reach_relaxations(const LocationProblem& problem, const SolverOptions& options,
                                                  Feedback& feedback) {
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate(problem); !valid) return fail(valid.error());
    if (!problem.reach || problem.objective == Objective::set_cover || !infeasible_reasons(problem).empty())
        return std::vector<Relaxation>{};
    SolverOptions half = options;
    half.time_limit_s = options.time_limit_s / 2;
    auto changes = wider_reach(problem, half, feedback);
    if (!changes || changes->empty()) return changes;
    for (Relaxation& more : more_sites(problem, options, signal)) changes->push_back(std::move(more));
    return changes;
}

}  // namespace maillage::optimise
