// SPDX-License-Identifier: Apache-2.0
// `plan`: which sites to open. From a workspace and a plan question to a proven plan, its figures and its warnings.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/services/plan_beside.h"
#include "app/services/plan_places.h"
#include "app/services/report.h"
#include "app/services/value_curve.h"
#include "app/services/workspace.h"
#include "base/catalog.h"
#include "base/feedback.h"
#include "optimise/solution.h"
#include "optimise/solver.h"
#include "planning/candidates.h"
#include "planning/plan_problem.h"
#include "planning/site_record.h"

namespace maillage::app {

/// The question once understood: what the window may change before asking again.
struct PlanSetup {
    planning::PlanRequest request;
    planning::CandidateLimits limits;
    planning::CandidateSet set = planning::CandidateSet::standard;
    std::string candidates_name;  ///< as asked: default, epci-main, communes or the file's name
    bool within_capacity = false;
    bool as_many_as_hold = false;   ///< no number was asked: the fewest sites that hold everybody
    std::vector<Message> warnings;  ///< of files that the question names
};

/// The same plan without candidates in a métropole, to be read beside the optimum.
struct WithoutMetropoles {
    optimise::Status status = optimise::Status::unknown;
    std::int64_t value = 0;  ///< in the unit of the objective
    planning::Coverage coverage;
    std::vector<territory::Index> proposed;
};

struct PlanResult {
    PlanSetup setup;
    std::size_t candidate_count = 0;
    std::vector<territory::Index> clients;  ///< communes whose people are counted, in the order of the problem
    optimise::Solution solution;
    planning::PlannedHosts planned;      ///< empty without a plan
    planning::Tables before;             ///< existing sites alone
    planning::Tables after;
    std::vector<planning::DepartmentVerdict> verdicts;  ///< with the plan
    std::vector<planning::ZoneVerdict> zone_verdicts;   ///< the same, of further_rules
    std::optional<WithoutMetropoles> without_metropoles;
    std::optional<ValueCurve> curve;     ///< where it was asked for
    PlanBeside beside;  ///< empty until look_beside
    std::optional<PlacedPlan> placed;    ///< within_capacity
    std::optional<LackOfPlaces> lack;    ///< within_capacity, where it is why no plan exists
    std::vector<Message> warnings;
};

/// Errors (usage): numbers that contradict each other, unknown codes, a commune both forced and forbidden.
Result<PlanSetup> set_up_plan(const Workspace& workspace, const PlanQuestion& question);

/// The best plan while the search still runs, and what is proven of it.
struct PlanMoment {
    double seconds = 0;
    optimise::Objective objective = optimise::Objective::p_median;
    std::optional<double> value;              ///< of the plan, as shown_value tells it; empty where nobody is counted
    std::optional<double> bound;              ///< no plan is better than this
    std::vector<territory::Index> proposed;   ///< communes of the sites that do not stand yet
    friend bool operator==(const PlanMoment&, const PlanMoment&) = default;
};
/// Called by the thread that runs the plan.
using PlanWatch = std::function<void(const PlanMoment&)>;

/// What the solver in use can do: the window shows no more than that.
[[nodiscard]] const optimise::Capabilities& plan_capabilities(optimise::Objective objective);

/// An infeasible question is a result whose solution carries reasons, not an error.
Result<PlanResult> run_plan(const Workspace& workspace, const PlanQuestion& question, Feedback& feedback,
                            const PlanWatch& watch = {});

/// A question in numbers, answered within the question's time limit and the memory that is free. Errors: the solver's.
Result<optimise::Solution> solve_plan(const planning::PlanProblem& plan, const PlanQuestion& question,
                                      Feedback& feedback);

/// Existing and proposed sites with their figures and the facts needed to read them, for the exporters.
[[nodiscard]] planning::SiteList plan_sites(const Workspace& workspace, const PlanResult& result,
                                            const Catalog& catalog);
[[nodiscard]] Report plan_report(const Workspace& workspace, const PlanResult& result, const Catalog& catalog);

}  // namespace maillage::app
