// SPDX-License-Identifier: Apache-2.0
// What stands beside the plan on show: ranked alternatives, what each site is worth, the price of the rule.
#include <algorithm>
#include <limits>

#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view beside_job = "plan_beside";

/// As many as are flicked through with a few clicks; the command line gives more.
constexpr int alternatives_shown = 5;

/// The worker has other things to do than to prove a list: what is found by then is shown, and marked.
constexpr double longest_look_s = 20;

}  // namespace

void Session::look_beside_plan(const PlanQuestion& question) {
    const auto plan = state_.plan;
    // Within the places there are nothing stands beside a plan.
    if (question.within_capacity || !plan->solution.has_plan()) return;
    if (!plan_capabilities(plan->setup.request.objective).ranks) return;
    PlanQuestion asked = question;
    asked.alternatives = alternatives_shown;
    const double left = asked.time_limit_s.value_or(std::numeric_limits<double>::infinity()) - plan->solution.seconds;
    state_.proposing.is_looking_beside = true;
    jobs_.start(beside_job, [this, workspace = state_.workspace, asked, plan,
                             seconds = std::clamp(left, 0.0, longest_look_s)](Feedback& feedback) -> JobRunner::Completion {
        auto beside = std::make_shared<PlanResult>(*plan);
        look_beside(*workspace, asked, seconds, *beside, feedback);
        return [this, beside, plan] {
            state_.proposing.is_looking_beside = false;
            if (state_.plan == plan) state_.proposing.ranked = beside;
        };
    });
}

void Session::forget_beside() {
    jobs_.cancel(beside_job);
    state_.proposing.ranked.reset();
    state_.proposing.rank = 0;
    state_.proposing.is_looking_beside = false;
}

void Session::show_rank(std::size_t rank) {
    const auto ranked = state_.proposing.ranked;
    if (!ranked || !ranked->beside.alternatives || rank >= ranked->beside.alternatives->plans.size()) return;
    state_.proposing.rank = rank;
    if (rank == 0) {
        state_.plan = ranked;
        return refresh_content();
    }
    auto shown = std::make_shared<PlanResult>(*ranked);
    shown->planned = ranked->beside.alternatives->plans[rank].planned;
    shown->after = planning::tabulate(state_.workspace->situation(), shown->planned.hosts);
    shown->verdicts = planning::judge(*state_.workspace->territory, state_.workspace->scope, shown->setup.request.rule,
                                      shown->planned.hosts);
    shown->zone_verdicts = planning::judge(shown->setup.request.further_rules, shown->planned.hosts);
    state_.plan = std::move(shown);
    refresh_content();
}

}  // namespace maillage::app::gui
