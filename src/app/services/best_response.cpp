// SPDX-License-Identifier: Apache-2.0
#include "app/services/best_response.h"

#include <algorithm>
#include <utility>

namespace maillage::app {

using territory::Index;

Result<BestResponse> BestResponse::make(std::shared_ptr<const Workspace> workspace, const PlanQuestion& question,
                                        const FollowRequest& request, Feedback& feedback) {
    PlanQuestion asked = question;
    asked.new_sites = request.count;
    asked.sites_total.reset();
    auto setup = set_up_plan(*workspace, asked);
    if (!setup) return fail(setup.error());
    planning::PlanRequest& wanted = setup->request;
    std::erase_if(wanted.existing, [&](const planning::Host& host) {
        return host.id == request.held || std::ranges::find(request.followers, host.id) != request.followers.end();
    });
    wanted.sites_total = static_cast<int>(wanted.existing.size()) + 1 + request.count;
    planning::PlanProblem plan = planning::build_problem(workspace->situation(), wanted);
    auto solver = optimise::WarmSolver::make(plan.problem, 1, feedback);
    if (!solver) return fail(solver.error());
    return BestResponse(std::move(workspace), std::move(wanted), std::move(plan), std::move(*solver));
}

Result<FollowAnswer> BestResponse::answer(Index commune, geo::LonLat place, double time_limit_s, Feedback& feedback) {
    const planning::Situation situation = workspace_->situation();
    const geo::EllipsoidPoint point = geo::on_ellipsoid(place);
    optimise::CostColumn column;
    column.reserve(plan_.clients.size());
    for (const Index client : plan_.clients)
        column.push_back(situation.distance.length(situation.costs.cost(client, commune, point)).value);
    optimise::OutsideSite site{std::make_shared<const optimise::CostColumn>(std::move(column)),
                               planning::zones_of_commune(situation, request_, commune)};
    if (auto placed = solver_.place(0, std::move(site)); !placed) return fail(placed.error());
    const auto solution = solver_.solve({.time_limit_s = time_limit_s}, feedback);
    if (!solution) return fail(solution.error());
    FollowAnswer answer{commune, place, {}, solution->status, solution->gap};
    for (const int candidate : solution->open) {
        const auto at = static_cast<std::size_t>(candidate);
        if (at < plan_.hosts.size() && !plan_.existing[at]) answer.communes.push_back(plan_.hosts[at].commune);
    }
    return answer;
}

}  // namespace maillage::app
