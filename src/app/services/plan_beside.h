// SPDX-License-Identifier: Apache-2.0
// What stands beside a plan, so that nobody reads an optimum alone: the next best plans, what each site is worth, what the
// rule per department costs; and where no plan exists, which rules contradict each other and what would suffice.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/services/question.h"
#include "app/services/workspace.h"
#include "base/feedback.h"
#include "optimise/relaxations.h"
#include "optimise/solution.h"
#include "planning/plan_problem.h"

namespace maillage::app {

struct PlanResult;

/// A plan at most this much worse than the best is a tie in practice: one in so many.
inline constexpr std::int64_t practical_tie_part = 100;

/// One plan of a ranking. Differences are in the unit of the objective; above 0 = worse than the plan.
struct AlternativePlan {
    planning::PlannedHosts planned;
    std::int64_t value = 0;
    std::int64_t difference = 0;
    std::optional<double> share_worse;      ///< of the plan's value; empty where that is 0
    bool practical_tie = false;
    std::vector<territory::Index> added;    ///< communes of sites that the plan does not open
    std::vector<territory::Index> removed;  ///< communes of sites that only the plan opens
};

struct Alternatives {
    int asked = 0;
    std::optional<int> differ;  ///< sites in which each differs from all before it
    std::vector<AlternativePlan> plans;  ///< best first: the plan itself, where its ties are settled
    bool proven = false;        ///< no other plan belongs in the list; where fewer than asked, there are no more
    bool tie_cut = false;       ///< a plan as good as the last was left out
    std::size_t looked_through = 0;  ///< plans of the ranking that the list was picked from
};

struct Replacement {
    territory::Index commune;
    std::int64_t difference = 0;
};
struct SiteLoss {
    std::optional<std::int64_t> loss;  ///< when it closes and nothing replaces it; empty for an only site
    std::optional<Replacement> replacement;
};

struct DepartmentPrice {
    territory::Index department;
    std::int64_t persons = 0;
    std::optional<double> mean_km_with;
    std::optional<double> mean_km_without;
};
/// The same question without any bounds on departments.
struct PriceOfRule {
    optimise::Status status = optimise::Status::unknown;  ///< only where optimal are the figures below known
    std::int64_t value_without = 0;
    std::int64_t difference = 0;  ///< by how much the rule makes the value worse, >= 0
    std::vector<DepartmentPrice> departments;
};

/// A rule in a planner's terms. Places of one department and one kind stand together.
struct RuleOfPlan {
    optimise::AskedRule::Kind kind = optimise::AskedRule::Kind::sites_total;
    int level = 0;
    std::optional<int> zone;                 ///< of that level, as the problem numbers them; of places their department
    std::vector<territory::Index> communes;  ///< forced or standing, or forbidden
    std::int64_t number = 0;
    std::optional<std::int64_t> to;          ///< what it would have to be; empty = lifted
};

struct PlanBeside {
    std::optional<Alternatives> alternatives;
    std::vector<std::optional<SiteLoss>> losses;  ///< per site of the plan; none for those kept; empty = not looked at
    std::optional<PriceOfRule> price;
    std::vector<std::vector<RuleOfPlan>> ways_out;  ///< each suffices, fewest changes first
    std::vector<RuleOfPlan> conflict;
};

/// Whether alternatives can be told for what is asked. Errors: usage.
Status check_alternatives(const PlanQuestion& question);

/// Fills `result.beside`. What time or a cancel leaves out is absent or marked; the plan stays as it is.
void look_beside(const Workspace& workspace, const PlanQuestion& question, double seconds_left, PlanResult& result,
                 Feedback& feedback);

}  // namespace maillage::app
