// SPDX-License-Identifier: Apache-2.0
#include "app/services/objective_words.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "app/services/format.h"

namespace maillage::app {
namespace {

using optimise::Objective;

constexpr std::array<ObjectiveWords, 4> all{{
    {Objective::p_median, "p-median", "metre-persons", false, true, "objective.p_median"_text},
    {Objective::max_cover, "max-cover", "persons", true, true, "objective.max_cover"_text},
    {Objective::set_cover, "set-cover", "sites", true, false, "objective.set_cover"_text},
    {Objective::p_center, "p-center", "metres", false, true, "objective.p_center"_text},
}};

constexpr double meters_per_km = 1000;

double radius_km(const planning::PlanRequest& request) { return request.radius.value / meters_per_km; }

int radius_digits(const planning::PlanRequest& request) { return request.radius.value % 1000 == 0 ? 0 : 1; }

std::int64_t persons_counted(const Workspace& workspace) {
    std::int64_t persons = 0;
    for (const auto commune : workspace.scope.communes) persons += workspace.demand.persons[commune];
    return persons;
}

}  // namespace

std::span<const ObjectiveWords> objectives() { return all; }

const ObjectiveWords& words_of(Objective objective) {
    const auto found = std::ranges::find(all, objective, &ObjectiveWords::objective);
    assert(found != all.end());
    return *found;
}

const ObjectiveWords* find_objective(std::string_view name) {
    const auto found = std::ranges::find(all, name, &ObjectiveWords::name);
    return found == all.end() ? nullptr : &*found;
}

std::string objective_goal(const planning::PlanRequest& request, const Catalog& catalog) {
    const auto with_radius = [&](TextKey key) {
        return catalog.text(message(key).with("radius", radius_km(request), radius_digits(request)));
    };
    switch (request.objective) {
        case Objective::p_median: return catalog.text("objective.goal_p_median"_text);
        case Objective::max_cover: return with_radius("objective.goal_max_cover"_text);
        case Objective::set_cover: return with_radius("objective.goal_set_cover"_text);
        case Objective::p_center: return catalog.text("objective.goal_p_center"_text);
    }
    return {};
}

std::optional<std::string> objective_sentence(const Workspace& workspace, const PlanResult& result,
                                              const Catalog& catalog) {
    const auto& request = result.setup.request;
    const optimise::Solution& solution = result.solution;
    const double share = shown_value(request.objective, solution.value, persons_counted(workspace)).value_or(0);
    switch (request.objective) {
        case Objective::p_median: return std::nullopt;
        case Objective::max_cover:
            return catalog.text(message("objective.found_max_cover"_text)
                                    .with("radius", radius_km(request), radius_digits(request))
                                    .with("covered", solution.value)
                                    .with("share", share, 2)
                                    .with("bound", solution.bound));
        case Objective::set_cover: {
            const bool is_best = solution.weighted_cost == solution.weighted_cost_bound;
            const TextKey key = solution.value != solution.bound ? "objective.found_set_cover_open"_text
                                : is_best                        ? "objective.found_set_cover_best"_text
                                                                 : "objective.found_set_cover"_text;
            return catalog.text(message(key)
                                    .with("radius", radius_km(request), radius_digits(request))
                                    .with("sites", solution.value)
                                    .with("bound", solution.bound));
        }
        case Objective::p_center:
            return catalog.text(message("objective.found_p_center"_text)
                                    .with("farthest", static_cast<double>(solution.value) / meters_per_km, 1)
                                    .with("bound", static_cast<double>(solution.bound) / meters_per_km, 1));
    }
    return std::nullopt;
}

TextKey status_sentence(const optimise::Solution& solution, optimise::Objective objective) {
    const bool bounded = solution.bound > 0;
    switch (solution.status) {
        case optimise::Status::optimal:
            return words_of(objective).has_total ? "plan.status_optimal"_text : "plan.status_optimal_fewest"_text;
        case optimise::Status::feasible: return bounded ? "plan.status_feasible"_text : "plan.status_unbounded"_text;
        case optimise::Status::infeasible: return "plan.status_infeasible"_text;
        case optimise::Status::unknown: return "plan.status_unknown"_text;
        case optimise::Status::interrupted:
            if (!solution.has_plan()) return "plan.status_interrupted_without"_text;
            return bounded ? "plan.status_interrupted"_text : "plan.status_interrupted_unbounded"_text;
    }
    return "plan.status_unknown"_text;
}

std::optional<double> shown_value(Objective objective, std::int64_t value, std::int64_t persons) {
    const auto number = static_cast<double>(value);
    switch (objective) {
        case Objective::p_median:
            return persons > 0 ? std::optional(number / static_cast<double>(persons) / meters_per_km) : std::nullopt;
        case Objective::max_cover:
            return persons > 0 ? std::optional(100 * number / static_cast<double>(persons)) : std::nullopt;
        case Objective::set_cover: return number;
        case Objective::p_center: return number / meters_per_km;
    }
    return std::nullopt;
}

std::string shown_value_text(Objective objective, std::optional<double> shown, const Catalog& catalog) {
    if (!shown) return "–";
    switch (objective) {
        case Objective::p_median:
        case Objective::p_center: return km_text(shown, catalog.language());
        case Objective::max_cover: return catalog.text(message("objective.share"_text).with("share", *shown, 2));
        case Objective::set_cover:
            return catalog.text(message("objective.sites"_text).with("count", static_cast<std::int64_t>(*shown)));
    }
    return "–";
}

int shown_digits(Objective objective) { return objective == Objective::set_cover ? 0 : 1; }

}  // namespace maillage::app
