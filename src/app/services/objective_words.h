// SPDX-License-Identifier: Apache-2.0
// Objectives in the words of the command line, of documents and of planners; their figures in the right unit.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/services/plan_service.h"
#include "base/catalog.h"
#include "optimise/location_problem.h"

namespace maillage::app {

/// Everyday reach of a training, km: the limit the programmes' own texts argue with, and the third of the usual bands.
inline constexpr double default_cover_km = 30;

struct ObjectiveWords {
    optimise::Objective objective;
    std::string_view name;  ///< "p-median": the command line's, and documents'
    std::string_view unit;  ///< of value and bound in documents
    bool has_radius;
    bool has_total;         ///< the number of sites is asked, not found
    TextKey short_title;    ///< for a list to choose from
};

/// All that some solver answers.
[[nodiscard]] std::span<const ObjectiveWords> objectives();
[[nodiscard]] const ObjectiveWords& words_of(optimise::Objective objective);
/// Nothing where no objective has that name.
[[nodiscard]] const ObjectiveWords* find_objective(std::string_view name);

/// "la plus petite distance moyenne", "le plus de personnes à 30 km ou moins d’un site".
[[nodiscard]] std::string objective_goal(const planning::PlanRequest& request, const Catalog& catalog);
/// What the plan is worth and what is proven of every plan. Nothing for the p-median, whose mean the coverage tells.
[[nodiscard]] std::optional<std::string> objective_sentence(const Workspace& workspace, const PlanResult& result,
                                                            const Catalog& catalog);

/// What the status means, with {gap} (percent) and {total} (sites) to be filled. A bound of 0 says nothing: then no gap is
/// told.
[[nodiscard]] TextKey status_sentence(const optimise::Solution& solution, optimise::Objective objective);

/// A value of the objective as a planner reads it: mean kilometres, a share of the persons, sites, kilometres.
[[nodiscard]] std::optional<double> shown_value(optimise::Objective objective, std::int64_t value, std::int64_t persons);
/// "41,5 km", "87,3 %", "18 sites".
[[nodiscard]] std::string shown_value_text(optimise::Objective objective, std::optional<double> shown,
                                           const Catalog& catalog);
/// Digits that tell two plans apart on an axis.
[[nodiscard]] int shown_digits(optimise::Objective objective);

}  // namespace maillage::app
