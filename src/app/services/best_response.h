// SPDX-License-Identifier: Apache-2.0
// The best answer to where a planner holds one site: the sites that follow it stand where the mean distance is least,
// every other site staying where it is and the rule being kept. Asked again for each place the site is held at, warm
// (optimise/warm_solver.h), so that a region is answered within a frame.
#pragma once

#include <memory>
#include <vector>

#include "app/services/plan_service.h"
#include "optimise/warm_solver.h"

namespace maillage::app {

/// Which site is held, and what follows: sites that stand already, or `count` new ones.
struct FollowRequest {
    SiteId held;
    std::vector<SiteId> followers;
    int count = 0;  ///< followers.size(), where there are any
};

struct FollowAnswer {
    territory::Index commune = territory::no_index;  ///< where the site was held
    geo::LonLat place;
    std::vector<territory::Index> communes;  ///< of the followers, ascending; empty = no plan
    optimise::Status status = optimise::Status::unknown;
    double gap = 1;
    [[nodiscard]] bool is_proven() const { return status == optimise::Status::optimal; }
};

class BestResponse {
  public:
    /// Of the workspace with the site where it stood. Errors: those of set_up_plan and of the solver, which answers for
    /// the mean distance alone; cancelled. Cost: a plan's costs, sorted.
    [[nodiscard]] static Result<BestResponse> make(std::shared_ptr<const Workspace> workspace, const PlanQuestion& question,
                                                   const FollowRequest& request, Feedback& feedback);

    /// For the site held at `place`, in `commune`. Where the time ends first: a plan with its gap.
    [[nodiscard]] Result<FollowAnswer> answer(territory::Index commune, geo::LonLat place, double time_limit_s,
                                              Feedback& feedback);

  private:
    BestResponse(std::shared_ptr<const Workspace> workspace, planning::PlanRequest request, planning::PlanProblem plan,
                 optimise::WarmSolver solver)
        : workspace_(std::move(workspace)), request_(std::move(request)), plan_(std::move(plan)),
          solver_(std::move(solver)) {}

    std::shared_ptr<const Workspace> workspace_;
    planning::PlanRequest request_;
    planning::PlanProblem plan_;
    optimise::WarmSolver solver_;
};

}  // namespace maillage::app
