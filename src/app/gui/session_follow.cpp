// SPDX-License-Identifier: Apache-2.0
// "Follow the optimum": while one site is held, the planned ones, or those a plan would propose, stand where the mean
// distance is least. Answers are searched beside the window, one at a time and always for the newest place: the frame
// never waits, and what is shown says whether it is proven for where the site is.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"
#include "app/services/objective_words.h"
#include "project/actions/site_actions.h"

namespace maillage::app::gui {

using territory::Index;

namespace {

constexpr std::string_view follow_job = "follow";
/// Longer, and the next place is of more interest. One that stays is asked about again, twice as long each time, until it
/// is proven: however large the scope, the answer to the next place waits no longer than this one was held.
constexpr double patience_s = 0.1;
/// The first search has nothing to start from.
constexpr double first_patience_s = 1;

}  // namespace

bool can_follow(const WindowState& state) {
    const ObjectiveWords* words = find_objective(state.question.objective);
    return state.workspace && !state.question.within_capacity && words != nullptr &&
           words->objective == optimise::Objective::p_median;
}

void Session::toggle_follow() {
    state_.follow.on = !state_.follow.on;
    if (!state_.follow.on) stop_following();
}

void Session::begin_following() {
    stop_following();
    const auto standing = state_.workspace->known_hosts();
    const bool counts = std::ranges::find(standing, state_.drag->id, &planning::Host::id) != standing.end();
    if (!state_.follow.on || !can_follow(state_) || !counts) return;
    followed_ = state_.workspace;
    FollowRequest& request = state_.follow.request;
    request.held = state_.drag->id;
    for (const LocatedSite& site : state_.workspace->sites)
        if (site.site.state == planning::SiteState::planned && site.site.id != request.held)
            request.followers.push_back(site.site.id);
    const auto proposed = static_cast<int>(proposals().size());
    request.count = static_cast<int>(request.followers.size());
    if (request.count == 0) request.count = proposed > 0 ? proposed : asked_question().new_sites.value_or(1);
}

void Session::ask_follow(Index commune) {
    FollowState& follow = state_.follow;
    follow.is_searching = following_.busy();
    if (follow.request.count == 0 || !follow.trouble.empty() || follow.is_searching) return;
    const geo::LonLat place = state_.drag->to;
    const bool is_known = follow.answers(place);
    if (is_known && (follow.answer->is_proven() || follow.answer->status == optimise::Status::infeasible)) return;
    follow.patience_s = is_known ? 2 * follow.patience_s : responder_ ? patience_s : first_patience_s;
    following_.start(follow_job, [this, responder = responder_, workspace = followed_, question = asked_question(),
                                  request = follow.request, commune, place, limit = follow.patience_s](
                                     Feedback& feedback) mutable -> JobRunner::Completion {
        if (!responder) {
            auto made = BestResponse::make(workspace, question, request, feedback);
            if (!made) return [this, error = made.error()] { state_.follow.trouble = catalog().text(error); };
            responder = std::make_shared<BestResponse>(std::move(*made));
        }
        auto answer = responder->answer(commune, place, limit, feedback);
        return [this, responder, answer = std::move(answer)] {
            responder_ = responder;
            if (!answer) {
                state_.follow.trouble = catalog().text(answer.error());
                return;
            }
            state_.follow.answer = *answer;
        };
    });
    follow.is_searching = true;
}

void Session::stop_following() {
    following_.cancel(follow_job);
    responder_.reset();
    followed_.reset();
    const bool on = state_.follow.on;
    state_.follow = {};
    state_.follow.on = on;
}

Result<project::Project> Session::with_followers(project::Project moved) const {
    const FollowState& follow = state_.follow;
    if (!follow.answer || follow.answer->communes.empty()) return moved;
    std::vector<Index> free = follow.answer->communes;
    const auto& communes = base_->territory->communes;
    std::vector<SiteId> leaving;
    for (const SiteId id : follow.request.followers) {
        const planning::Site* site = project::find_site(moved, id);
        const auto commune = site != nullptr ? communes.find(site->commune) : std::nullopt;
        const auto at = commune ? std::ranges::find(free, *commune) : free.end();
        if (at != free.end())
            free.erase(at);
        else if (site != nullptr)
            leaving.push_back(id);
    }
    Result<project::Project> next = std::move(moved);
    for (const Index commune : free) {
        if (!next) return next;
        if (leaving.empty()) {
            next = project::add_sites(*next, {new_site(commune, planning::SiteState::planned)});
            continue;
        }
        next = resettled(*next, leaving.front(), commune);
        leaving.erase(leaving.begin());
    }
    return next;
}

Result<project::Project> Session::resettled(const project::Project& project, SiteId id, Index commune) const {
    const auto& communes = base_->territory->communes;
    const planning::Site& site = *project::find_site(project, id);
    const auto old = communes.find(site.commune);
    // A name the planner gave stays; that of a commune left would mislead.
    const std::string name = old && site.name == communes.name[*old] ? communes.name[commune] : site.name;
    auto moved = project::move_site(project, id, communes.code[commune],
                                    planning::commune_host(*base_->territory, commune).place);
    return moved ? project::rename_site(*moved, id, name) : moved;
}

void Session::tell_followed() {
    const FollowState& follow = state_.follow;
    if (!follow.answer || follow.answer->communes.empty()) return;
    const bool is_here = follow.answers(state_.drag->to);
    const TextKey key = !is_here                    ? "window.followed_late"_text
                        : follow.answer->is_proven() ? "window.followed_proven"_text
                                                     : "window.followed_open"_text;
    tell(catalog().text(message(key)
                            .with("count", static_cast<std::int64_t>(follow.answer->communes.size()))
                            .with("gap", follow.told_gap(), 2)),
         false);
}

}  // namespace maillage::app::gui
