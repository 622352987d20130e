// SPDX-License-Identifier: Apache-2.0
// Proposals: the question, its candidates, the search and what becomes of its answer.
#include <algorithm>
#include <limits>
#include <utility>

#include "app/gui/session.h"
#include "app/services/objective_words.h"

namespace maillage::app::gui {

using territory::Index;

namespace {

constexpr std::string_view plan_job = "plan";

/// Departments of the scope that the reasons name, ascending.
std::vector<Index> blocked_departments(const Workspace& workspace, const PlanResult& plan) {
    std::vector<Index> departments;
    for (const auto& reason : plan.solution.reasons)
        if (reason.zone >= 0 && reason.level == 0)
            departments.push_back(workspace.scope.departments[static_cast<std::size_t>(reason.zone)]);
    std::ranges::sort(departments);
    departments.erase(std::unique(departments.begin(), departments.end()), departments.end());
    return departments;
}

using SharedWorkspace = std::shared_ptr<const Workspace>;

/// With the places that a file of the plan's tells, read anew for each plan.
Result<SharedWorkspace> with_places_read(const SharedWorkspace& workspace, const project::PlanSettings& plan) {
    if (!project::names_column(plan.capacity)) return workspace;
    auto read = with_take_up(*workspace, plan.take_up, plan.capacity);
    if (!read) return fail(read.error());
    return std::make_shared<const Workspace>(std::move(*read));
}

}  // namespace

PlanQuestion Session::asked_question() const {
    PlanQuestion question = state_.question;
    // What the panel shows where nothing was chosen. An envelope without a number opens the best it affords, and places
    // as many sites as give everybody one.
    const ObjectiveWords* words = find_objective(question.objective);
    if (question.budget || question.within_capacity || (words != nullptr && !words->has_total)) return question;
    if (!question.new_sites) question.new_sites = sites_still_asked(state_);
    return question;
}

int sites_still_asked(const WindowState& state) {
    const int of_rules = state.proposing.asked_by_rules;
    return std::max({1, of_rules, planning::missing_sites(state.check->verdicts)});
}

void Session::propose() {
    if (!state_.workspace) return;
    if (const auto trouble = places_trouble(state_)) return tell(catalog().text(*trouble), true);
    drop_plan();
    forget_plan();
    stop_curve();  // the planner waits for the plan now
    board_ = std::make_shared<PlanBoard>();
    jobs_.start(plan_job, [this, loaded = state_.workspace, settings = state_.project.plan, question = asked_question(),
                           board = board_](Feedback& feedback) -> JobRunner::Completion {
        const auto workspace = with_places_read(loaded, *settings);
        if (!workspace) return [this, error = workspace.error()] { tell(catalog().text(error), true); };
        auto plan = run_plan(**workspace, question, feedback, [board](const PlanMoment& moment) { board->add(moment); });
        // Why there is none is known at once; what stands beside a plan may take its time.
        if (plan && !plan->solution.has_plan()) look_beside(**workspace, question, 0, *plan, feedback);
        return [this, plan = std::move(plan), question, read = *workspace] {
            if (!plan) return tell(catalog().text(plan.error()), true);
            board_->read(state_.proposing.trace);
            keep_places(*read);
            show_plan(std::make_shared<const PlanResult>(*plan));
            look_beside_plan(question);
        };
    });
    state_.planning = jobs_.progress(plan_job);
}

void Session::refresh_planning() {
    state_.planning = jobs_.progress(plan_job);
    if (state_.planning && board_) board_->read(state_.proposing.trace);
}

void Session::show_plan(std::shared_ptr<const PlanResult> plan) {
    state_.plan = std::move(plan);
    refresh_plan_figures();  // a limit may have moved while the search ran
    state_.proposing.blocked = blocked_departments(*state_.workspace, *state_.plan);
    outline_blocked();
    refresh_content();
}

void Session::refresh_plan_figures() {
    if (!state_.plan || state_.plan->before.coverage.bands == state_.workspace->bands) return;
    if (!plan_figures_ || figured_plan_ != state_.plan) plan_figures_.emplace(*state_.workspace, *state_.plan);
    figured_plan_ = std::make_shared<const PlanResult>(
        plan_figures_->within_limits(*state_.workspace, live_check_->index(), *state_.plan));
    state_.plan = figured_plan_;
}

void Session::outline_blocked() {
    ProposeState& proposing = state_.proposing;
    proposing.blocked_outline = {};
    const auto& departments = state_.workspace->territory->communes.department;
    if (!proposing.blocked.empty())
        proposing.blocked_outline = communes_outline(geometry_->whole(), [&](Index commune) {
            return std::ranges::binary_search(proposing.blocked, departments[commune]);
        });
}

void Session::cancel_plan() {
    jobs_.cancel(plan_job);
    if (state_.planning) state_.proposing.trace.clear();
    state_.planning.reset();
}

void Session::forget_plan() {
    state_.plan.reset();
    figured_plan_.reset();
    plan_figures_.reset();
    forget_beside();
    ProposeState& proposing = state_.proposing;
    proposing.trace.clear();
    proposing.dropped.clear();
    proposing.blocked.clear();
    proposing.blocked_outline = {};
    proposing.show_without_metropoles = false;
}

void Session::drop_plan() {
    if (!state_.plan) return;
    forget_plan();
    refresh_content();
}

void Session::accept_plan() {
    const std::vector<Index> communes = proposals();
    if (communes.empty()) return;
    open_sites(communes, message("edit.accept_plan"_text).with("count", static_cast<std::int64_t>(communes.size())));
}

void Session::accept_proposal(Index commune) {
    const std::vector<Index> all = proposals();
    if (std::ranges::find(all, commune) == all.end()) return;
    // The plan stays on the table: the other proposals are still to be judged.
    const auto plan = state_.plan;
    ProposeState proposing = state_.proposing;
    open_sites({commune}, message("edit.accept_site"_text).with("name", base_->territory->communes.name[commune]));
    if (all.size() == 1) return;
    auto rest = std::make_shared<PlanResult>(*plan);
    for (std::size_t j = 0; j < rest->planned.hosts.size(); ++j)
        if (rest->planned.hosts[j].commune == commune) rest->planned.existing[j] = true;
    state_.plan = std::move(rest);
    state_.proposing.trace = std::move(proposing.trace);
    state_.proposing.dropped = std::move(proposing.dropped);
    refresh_content();
}

void Session::drop_proposal(Index commune) {
    const std::vector<Index> all = proposals();
    if (std::ranges::find(all, commune) == all.end()) return;
    if (all.size() == 1) return drop_plan();
    auto rest = std::make_shared<PlanResult>(*state_.plan);
    for (std::size_t j = rest->planned.hosts.size(); j-- > 0;) {
        if (rest->planned.hosts[j].commune != commune || rest->planned.existing[j]) continue;
        rest->planned.hosts.erase(rest->planned.hosts.begin() + static_cast<std::ptrdiff_t>(j));
        rest->planned.existing.erase(rest->planned.existing.begin() + static_cast<std::ptrdiff_t>(j));
    }
    rest->after = planning::tabulate(state_.workspace->situation(), rest->planned.hosts);
    rest->verdicts = planning::judge(*state_.workspace->territory, state_.workspace->scope, rest->setup.request.rule,
                                     rest->planned.hosts);
    rest->zone_verdicts = planning::judge(rest->setup.request.further_rules, rest->planned.hosts);
    // Who has a place where hung on the site that goes.
    rest->placed.reset();
    forget_beside();
    state_.plan = std::move(rest);
    state_.proposing.dropped.push_back(state_.workspace->territory->communes.name[commune]);
    refresh_content();
}

void Session::show_without_metropoles(bool shown) { state_.proposing.show_without_metropoles = shown; }

void Session::toggle_candidates() { state_.proposing.show_candidates = !state_.proposing.show_candidates; }

std::vector<Index> Session::list_candidates() const {
    PlanQuestion question = asked_question();
    question.force.clear();
    question.forbid.clear();
    // Where a site may open hangs on no rule: those of files need not be read.
    question.zonings.clear();
    question.zone_rules.clear();
    question.budget.reset();
    question.opening_cost.clear();
    question.within_capacity = false;
    // Nor on how many: what an envelope or places would say need not be worked out.
    const ObjectiveWords* words = find_objective(question.objective);
    if (words != nullptr && words->has_total && !question.new_sites) question.new_sites = 1;
    const auto setup = set_up_plan(*state_.workspace, question);
    std::vector<Index> communes;
    if (setup) communes = setup->request.candidates;
    std::set<Index> all(communes.begin(), communes.end());
    const auto& table = state_.workspace->territory->communes;
    for (const auto* codes : {&state_.project.plan->forced, &state_.project.plan->forbidden})
        for (const CommuneCode code : *codes)
            if (const auto commune = table.find(code); commune && state_.workspace->scope.contains(*commune))
                all.insert(*commune);
    for (const planning::Host& host : state_.workspace->known_hosts()) all.erase(host.commune);
    return {all.begin(), all.end()};
}

void Session::refresh_candidates() {
    if (state_.tools.task != Task::propose || !state_.check || !geometry_ || state_.drag) return;
    const CandidateKey key{state_.project.plan, state_.project.sites, state_.workspace->as_of};
    ProposeState& proposing = state_.proposing;
    if (proposing.listed == key) return;
    proposing.listed = key;
    proposing.candidates.clear();
    const auto& territory = *state_.workspace->territory;
    constexpr float nowhere = std::numeric_limits<float>::infinity();
    for (const Index commune : list_candidates()) {
        const bool on_map = geometry_->whole().feature(commune).has_value();
        const geo::LonLat place = planning::commune_host(territory, commune).place;
        proposing.candidates.push_back({commune, on_map ? geometry_->whole().project(place) : map::PointF{nowhere, nowhere}});
    }
}

void Session::set_department_wish(Index department, project::Wish wish) {
    if (!base_) return;
    const auto& communes = base_->territory->communes;
    project::PlanSettings plan = *history_.committed().plan;
    const auto here = [&](CommuneCode code) {
        const auto commune = communes.find(code);
        return commune && communes.department[*commune] == department;
    };
    if (wish == project::Wish::forbidden) {
        for (const Index commune : list_candidates())
            if (communes.department[commune] == department && !plan.forced.contains(communes.code[commune]))
                plan.forbidden.insert(communes.code[commune]);
    } else {
        std::erase_if(plan.forbidden, here);
        std::erase_if(plan.forced, here);
    }
    commit(project::set_plan(history_.committed(), std::move(plan)),
           message(wish == project::Wish::forbidden ? "edit.forbid_department"_text : "edit.free_department"_text)
               .with("department", base_->territory->departments.name[department]));
}

void Session::open_place_menu(PlaceMenu menu) {
    if (!state_.workspace || state_.drag) return;
    if (menu.commune) menu.department = state_.workspace->territory->communes.department[*menu.commune];
    const auto& departments = state_.workspace->scope.departments;
    if (std::ranges::binary_search(departments, menu.department)) state_.place_menu = menu;
}

void Session::close_place_menu() { state_.place_menu.reset(); }

}  // namespace maillage::app::gui
