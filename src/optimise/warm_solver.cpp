// SPDX-License-Identifier: Apache-2.0
#include "optimise/warm_solver.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <utility>

#include "optimise/answer.h"
#include "optimise/exact_sums.h"
#include "optimise/feasibility.h"
#include "optimise/kernel/first_plan.h"
#include "optimise/kernel/nearest_lists.h"
#include "optimise/kernel/rule_limits.h"
#include "optimise/kernel/warm_climb.h"
#include "optimise/solvers/lagrangian_exact.h"

namespace maillage::optimise {
namespace {

/// Of a large problem the lists hold this many times the candidates per site, and these: more than any price reaches.
constexpr std::size_t list_factor = 8;
constexpr std::size_t list_least = 32;

/// 0 = all of them.
std::size_t entries_for(const LocationProblem& problem) {
    if (problem.clients() * problem.candidates() <= quick_pairs) return 0;
    const auto sites = static_cast<std::size_t>(std::max(1, problem.sites_total));
    return list_factor * problem.candidates() / sites + list_least;
}

/// Largest power of two that leaves every sum of the dual inside int64 whatever the number of sites.
std::int64_t scale_of(const LocationProblem& problem) {
    const std::int64_t limit = largest_sum / (static_cast<std::int64_t>(problem.candidates()) + 2);
    const auto most = static_cast<std::int64_t>(problem.costs->range().most);
    std::int64_t total = 1;
    for (const std::int64_t weight : problem.weight) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(weight, most, &product) || product > limit - total) return 1;
        total += product;
    }
    std::int64_t scale = 1;
    while (scale < finest_scale && total <= limit / (2 * scale)) scale *= 2;
    return scale;
}

}  // namespace

struct WarmSolver::Parts {
    Parts(LocationProblem whole, std::size_t outside, const StopSignal& signal)
        : inside(whole.costs),
          problem(std::move(whole)),
          columns(outside),
          lists(*inside, entries_for(problem), signal) {
        problem.disposition.resize(inside->candidates(), Disposition::free);
        problem.disposition.resize(inside->candidates() + outside, Disposition::forbidden);
        for (auto& zones : problem.zonings) zones.resize(inside->candidates() + outside, -1);
        problem.costs = std::make_shared<OutsideCosts>(inside, columns);
    }

    /// A column farther off than any candidate may leave less room: prices follow the scale.
    void rescale() {
        const std::int64_t wanted = scale_of(problem);
        for (std::int64_t& price : memory.prices)
            price = wanted >= scale ? price * (wanted / scale) : price / (scale / wanted);
        scale = wanted;
    }

    std::shared_ptr<const CostRows> inside;
    LocationProblem problem;
    std::vector<std::shared_ptr<const CostColumn>> columns;
    NearestLists lists;
    WarmMemory memory;
    std::int64_t scale = 1;
};

Result<WarmSolver> WarmSolver::make(LocationProblem problem, std::size_t outside, Feedback& feedback) {
    if (auto valid = validate_for(Objective::p_median, problem); !valid) return fail(valid.error());
    const StopSignal signal(feedback, std::numeric_limits<double>::infinity());
    auto parts = std::make_unique<Parts>(std::move(problem), outside, signal);
    if (signal.stop()) return fail({ErrorKind::cancelled, message("output.interrupted"_text), {}, {}, {}});
    return WarmSolver(std::move(parts));
}

WarmSolver::WarmSolver(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
WarmSolver::WarmSolver(WarmSolver&&) noexcept = default;
WarmSolver& WarmSolver::operator=(WarmSolver&&) noexcept = default;
WarmSolver::~WarmSolver() = default;

void WarmSolver::decide(std::size_t candidate, Disposition disposition) {
    assert(candidate < parts_->inside->candidates());
    parts_->problem.disposition[candidate] = disposition;
}

maillage::Status WarmSolver::place(std::size_t outside, OutsideSite site) {
    Parts& parts = *parts_;
    const bool fits = outside < parts.columns.size() && site.costs && site.costs->size() == parts.problem.clients() &&
                      site.zones.size() == parts.problem.zonings.size();
    if (!fits)
        return fail(Error{.kind = ErrorKind::input,
                          .message = message("optimise.error.shape"_text),
                          .file = {},
                          .place = {},
                          .remedy = {}});
    const std::size_t candidate = outside_candidate(outside);
    for (std::size_t level = 0; level < site.zones.size(); ++level)
        parts.problem.zonings[level][candidate] = site.zones[level];
    parts.problem.disposition[candidate] = Disposition::forced;
    parts.columns[outside] = std::move(site.costs);
    parts.problem.costs = std::make_shared<OutsideCosts>(parts.inside, parts.columns);
    return {};
}

void WarmSolver::drop(std::size_t outside) {
    const std::size_t candidate = outside_candidate(outside);
    for (auto& zones : parts_->problem.zonings) zones[candidate] = -1;
    parts_->problem.disposition[candidate] = Disposition::forbidden;
    parts_->columns[outside].reset();
    parts_->problem.costs = std::make_shared<OutsideCosts>(parts_->inside, parts_->columns);
}

void WarmSolver::set_rules(std::vector<ZoneRule> rules) { parts_->problem.zone_rules = std::move(rules); }

void WarmSolver::set_sites_total(int sites) { parts_->problem.sites_total = sites; }

const LocationProblem& WarmSolver::problem() const { return parts_->problem; }

std::size_t WarmSolver::outside_candidate(std::size_t outside) const {
    assert(outside < parts_->columns.size());
    return parts_->inside->candidates() + outside;
}

namespace {

/// Whether lists and repair know all the rules: nested zones and a number of sites. A budget, rules that cross, a reach or a
/// number that is a limit only are asked cold.
bool stays_warm(const LocationProblem& problem) {
    return !problem.at_most && !problem.reach && !has_priced_rules(problem);
}

}  // namespace

Result<Solution> WarmSolver::solve(const WarmOptions& options, Feedback& feedback) {
    Parts& parts = *parts_;
    const StopSignal signal(feedback, options.time_limit_s);
    if (auto valid = validate(parts.problem); !valid) return fail(valid.error());
    if (auto reasons = infeasible_reasons(parts.problem); !reasons.empty())
        return infeasible(std::move(reasons), signal);
    if (!stays_warm(parts.problem)) {
        SolverOptions cold;
        cold.settle_ties = options.settle_ties;
        cold.time_limit_s = options.time_limit_s;
        cold.proof_iterations = options.iterations;
        return LagrangianExact().solve(parts.problem, cold, feedback);
    }
    parts.rescale();
    const WarmWork work{parts.problem, parts.lists, parts.columns, parts.scale, options.iterations};
    WarmAnswer answer = warm_answer(work, parts.memory, signal);
    if (options.settle_ties && answer.bound > answer.plan.cost - parts.scale) {
        SolverOptions cold;
        cold.start = answer.plan.open;
        cold.time_limit_s = std::max(0.0, options.time_limit_s - signal.seconds());
        return LagrangianExact().solve(parts.problem, cold, feedback);
    }
    const std::int64_t whole = answer.bound / parts.scale + (answer.bound % parts.scale > 0 ? 1 : 0);
    ProvenPlan plan{std::move(answer.plan.open), std::max<std::int64_t>(0, whole), false, false};
    plan.bound = std::min(plan.bound, answer.plan.cost / parts.scale);
    Solution solution = solution_of(parts.problem, std::move(plan), signal);
    solution.weighted_cost_bound = solution.bound;
    solution.nodes = answer.nodes;
    solution.iterations = answer.iterations;
    return solution;
}

}  // namespace maillage::optimise
