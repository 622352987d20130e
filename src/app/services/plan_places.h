// SPDX-License-Identifier: Apache-2.0
// A plan in which no site takes in more learners than it has places (`--within-capacity`): the question in numbers, and
// who goes where in words. Learners are persons × take-up, an assumption of the planner; the people of one commune may
// be sent to several sites, person by person.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/services/question.h"
#include "app/services/report.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "optimise/capacitated_median.h"
#include "planning/plan_problem.h"

namespace maillage::app {

struct PlanResult;

/// People of a commune who go to a site of the plan.
struct Assignment {
    territory::Index commune = territory::no_index;
    std::size_t site = 0;  ///< of the plan's hosts
    std::int64_t persons = 0;
    bool is_nearest = false;  ///< no site of the plan is nearer
};

/// Who goes where, so that everybody has a place.
struct PlacedPlan {
    std::vector<Assignment> assignments;      ///< by commune, then site
    std::vector<std::int64_t> persons;        ///< per site
    std::optional<double> mean_km;            ///< over all persons, to the site they go to; by the distance model
    std::optional<double> max_km;
    std::int64_t persons_elsewhere = 0;       ///< who do not go to the nearest
    std::int64_t communes_shared = 0;         ///< whose people go to more than one site
};

/// How many persons fit where no allowed choice of sites has places for all.
struct LackOfPlaces {
    std::int64_t persons = 0;      ///< counted in the scope
    std::int64_t held = 0;         ///< at most, by as many sites as are asked
    optimise::Holding would_hold;  ///< the fewest sites that hold all, or the most that may open and still do not
};

/// Errors (usage): places without a take-up; another objective; a longest distance, alternatives or the curve beside it; a
/// scope with a sea in it.
Status check_places(const Workspace& workspace, const PlanQuestion& question, const planning::PlanRequest& request);

/// Errors (input): a site or candidate whose places nobody tells.
Result<optimise::CapacitatedProblem> with_places(const Workspace& workspace, const planning::PlanProblem& plan);

[[nodiscard]] PlacedPlan placed_plan(const planning::PlanProblem& plan, const optimise::CapacitatedSolution& answer);
/// Empty where places are not what is lacking.
[[nodiscard]] std::optional<LackOfPlaces> lack_of_places(const optimise::CapacitatedProblem& problem,
                                                         const optimise::Solution& answer);

/// What each site takes in, for documents and the metadata of files; null where places do not count.
[[nodiscard]] Value placed_value(const Workspace& workspace, const PlanResult& result);
/// A section with a table per site, and the document's member "elsewhere": who goes where but the nearest site. In CSV the
/// table is the report.
void add_placed(Report& report, const Workspace& workspace, const PlanResult& result, const Catalog& catalog);

/// "304 apprenants attendus, et 14 sites n’en accueillent que 296…": of a plan that cannot be for want of places.
[[nodiscard]] Message lack_message(const Workspace& workspace, const LackOfPlaces& lack, int sites_total);

}  // namespace maillage::app
