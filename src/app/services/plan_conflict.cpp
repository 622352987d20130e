// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_conflict.h"

#include <algorithm>

#include "app/services/search_memory.h"
#include "optimise/reach_relaxations.h"

namespace maillage::app {
namespace {

using optimise::AskedRule;
using Kind = AskedRule::Kind;

bool is_place(Kind kind) { return kind == Kind::forced || kind == Kind::forbidden; }

/// The question with its forbidden communes among the candidates, forbidden: so that they can be allowed again.
std::optional<planning::PlanProblem> whole_problem(const Workspace& workspace, const PlanQuestion& question,
                                                   const PlanResult& result) {
    PlanQuestion open = question;
    open.forbid.clear();
    const auto setup = set_up_plan(workspace, open);
    if (!setup) return std::nullopt;
    planning::PlanProblem plan = planning::build_problem(workspace.situation(), setup->request);
    const auto& forbidden = result.setup.limits.forbidden_communes;
    for (std::size_t j = 0; j < plan.hosts.size(); ++j)
        if (!plan.existing[j] && forbidden.contains(plan.hosts[j].commune))
            plan.problem.disposition[j] = optimise::Disposition::forbidden;
    return plan;
}

RuleOfPlan in_plan_terms(const planning::PlanProblem& plan, const AskedRule& rule) {
    RuleOfPlan told;
    told.kind = rule.kind;
    told.number = rule.number;
    told.level = rule.level;
    if (rule.zone >= 0) told.zone = rule.zone;
    if (rule.candidate >= 0) told.communes.push_back(plan.hosts[static_cast<std::size_t>(rule.candidate)].commune);
    return told;
}

/// Places of one department and kind become one entry.
void join(std::vector<RuleOfPlan>& rules, RuleOfPlan rule) {
    const auto like = std::ranges::find_if(rules, [&](const RuleOfPlan& other) {
        return is_place(rule.kind) && other.kind == rule.kind && other.zone == rule.zone;
    });
    if (like == rules.end())
        rules.push_back(std::move(rule));
    else
        like->communes.insert(like->communes.end(), rule.communes.begin(), rule.communes.end());
}

/// Nobody waits longer than this for advice.
constexpr double longest_search_s = 20;

std::vector<optimise::Relaxation> changes_that_suffice(const planning::PlanProblem& plan, double seconds_left,
                                                       Feedback& feedback) {
    auto changes = optimise::relaxations(plan.problem, plan.existing);
    if (!changes.empty() || !plan.problem.reach) return changes;
    optimise::SolverOptions options;
    options.time_limit_s = std::min(seconds_left, longest_search_s);
    options.memory_limit = search_memory();
    const auto wider = optimise::reach_relaxations(plan.problem, options, feedback);
    return wider ? *wider : changes;
}

/// What nobody asked for cannot be given up: the sea.
bool can_be_granted(const PlanResult& result, const optimise::Relaxation& changes) {
    const auto& further = result.setup.request.further_rules;
    return std::ranges::all_of(changes, [&](const optimise::RuleChange& change) {
        const AskedRule& rule = change.rule;
        return rule.level == 0 || rule.zone < 0 || further[static_cast<std::size_t>(rule.level) - 1].is_asked;
    });
}

}  // namespace

void explain_conflict(const Workspace& workspace, const PlanQuestion& question, double seconds_left, PlanResult& result,
                      Feedback& feedback) {
    const auto plan = whole_problem(workspace, question, result);
    if (!plan) return;
    for (const optimise::Relaxation& changes : changes_that_suffice(*plan, seconds_left, feedback)) {
        if (!can_be_granted(result, changes)) continue;
        std::vector<RuleOfPlan> way;
        for (const optimise::RuleChange& change : changes) {
            RuleOfPlan rule = in_plan_terms(*plan, change.rule);
            rule.to = change.to;
            join(way, std::move(rule));
        }
        result.beside.ways_out.push_back(std::move(way));
    }
    for (const AskedRule& rule : optimise::contradiction(plan->problem))
        join(result.beside.conflict, in_plan_terms(*plan, rule));
}

}  // namespace maillage::app
