// SPDX-License-Identifier: Apache-2.0
// Learners and places of a plan: what the planner assumes, and the places that a file of the project tells.
#include <cmath>
#include <utility>

#include "app/gui/number_words.h"
#include "app/gui/session.h"
#include "app/services/objective_words.h"

namespace maillage::app::gui {

std::optional<TextKey> places_trouble(const WindowState& state) {
    const project::PlanSettings& plan = *state.project.plan;
    if (!plan.within_capacity) return std::nullopt;
    if (plan.objective != optimise::Objective::p_median) return "window.places_of_other"_text;
    if (plan.max_distance_km > 0) return "window.places_with_reach"_text;
    if (plan.capacity.empty()) return "window.places_unknown"_text;
    return std::nullopt;
}

PlacesDraft Session::places_now() const {
    const project::PlanSettings& plan = *state_.project.plan;
    if (plan.take_up == 0) return state_.proposing.places_draft;
    return {plan.take_up, plan.capacity, plan.within_capacity};
}

void Session::type_take_up(const std::string& words) {
    const std::string unit = catalog().text(message("window.take_up_rate"_text).with("rate", ""));
    const auto rate = number_from_words(words, unit, state_.language);
    if (!rate) return tell(catalog().text(message("window.bad_take_up"_text).with("words", words)), true);
    PlacesDraft wanted = places_now();
    wanted.take_up = *rate;
    set_places(std::move(wanted), "edit.take_up"_text);
}

void Session::type_capacity(const std::string& words) {
    PlacesDraft wanted = places_now();
    wanted.capacity.clear();
    if (!words.empty()) {
        const auto number = number_from_words(words, {}, state_.language);
        const bool fits = number && *number >= 1 && *number <= static_cast<double>(project::most_places);
        if (!fits || std::floor(*number) != *number)
            return tell(catalog().text(message("window.bad_places"_text).with("words", words)), true);
        wanted.capacity = std::to_string(static_cast<std::int64_t>(*number));
    }
    set_places(std::move(wanted), "edit.capacity"_text);
}

void Session::set_within_capacity(bool within) {
    PlacesDraft wanted = places_now();
    wanted.within = within;
    set_places(std::move(wanted), "edit.within_capacity"_text);
}

void Session::set_places(PlacesDraft wanted, TextKey name) {
    if (!base_) return;
    const bool is_stated = wanted.take_up != 0;
    project::PlanSettings plan = *history_.committed().plan;
    plan.take_up = wanted.take_up;
    plan.capacity = is_stated ? wanted.capacity : std::string();
    plan.within_capacity = is_stated && wanted.within;
    auto next = project::set_plan(history_.committed(), std::move(plan));
    // What cannot be leaves all as it was.
    if (next) state_.proposing.places_draft = is_stated ? PlacesDraft{} : std::move(wanted);
    commit(std::move(next), message(name));
}

void Session::keep_places(const Workspace& read) {
    if (!read.take_up || read.take_up->places_by_commune.empty()) return;
    places_of_file_ = PlacesOfFile{read.territory, state_.project.plan->capacity, read.take_up->places_by_commune};
    Workspace workspace = *state_.workspace;
    add_kept_places(workspace);
    state_.workspace = std::make_shared<const Workspace>(std::move(workspace));
}

void Session::add_kept_places(Workspace& workspace) const {
    if (!workspace.take_up || !places_of_file_ || places_of_file_->territory != workspace.territory ||
        places_of_file_->column != state_.project.plan->capacity)
        return;
    workspace.take_up->places_by_commune = places_of_file_->by_commune;
}

}  // namespace maillage::app::gui
