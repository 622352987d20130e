// SPDX-License-Identifier: Apache-2.0
#include "app/services/plan_figures.h"

#include <utility>

#include "planning/candidate_catchment.h"

namespace maillage::app {
namespace {

std::vector<planning::Host> without_metropoles(const Workspace& workspace, const PlanResult& plan) {
    if (!plan.without_metropoles) return {};
    std::vector<planning::Host> hosts = plan.setup.request.existing;
    for (const territory::Index commune : plan.without_metropoles->proposed)
        hosts.push_back(planning::candidate_host(*workspace.territory, commune));
    return hosts;
}

}  // namespace

PlanFigures::PlanFigures(const Workspace& workspace, const PlanResult& plan)
    : before_(stand(workspace, plan.setup.request.existing)),
      after_(stand(workspace, plan.planned.hosts)),
      without_(stand(workspace, without_metropoles(workspace, plan))) {}

PlanFigures::Stand PlanFigures::stand(const Workspace& workspace, std::vector<planning::Host> hosts) {
    auto allocation = planning::allocate(*workspace.costs, workspace.scope.communes, hosts);
    return {std::move(hosts), std::move(allocation)};
}

PlanResult PlanFigures::within_limits(const Workspace& workspace, const planning::ScopeIndex& index,
                                      const PlanResult& plan) const {
    const planning::Situation situation = workspace.situation();
    const auto tables = [&](const Stand& stand) {
        return planning::tabulate(situation, index, stand.hosts, stand.allocation);
    };
    PlanResult result = plan;
    result.before = tables(before_);
    if (result.solution.has_plan()) result.after = tables(after_);
    if (result.without_metropoles && !result.without_metropoles->proposed.empty())
        result.without_metropoles->coverage = tables(without_).coverage;
    return result;
}

}  // namespace maillage::app
