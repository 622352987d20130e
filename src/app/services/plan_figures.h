// SPDX-License-Identifier: Apache-2.0
// A plan's figures under other limits. Who goes to which site hangs on no limit: it is worked out once, and each limit
// only counts anew.
#pragma once

#include "app/services/plan_service.h"

namespace maillage::app {

class PlanFigures {
  public:
    /// `plan` is one of the workspace's. Cost: three allocations.
    PlanFigures(const Workspace& workspace, const PlanResult& plan);

    /// The plan with the figures of before, after and without métropoles within the workspace's limits. `index` is that
    /// of its scope and demand. Cost: tables alone.
    [[nodiscard]] PlanResult within_limits(const Workspace& workspace, const planning::ScopeIndex& index,
                                           const PlanResult& plan) const;

  private:
    /// In crow-fly metres.
    struct Stand {
        std::vector<planning::Host> hosts;
        planning::Allocation allocation;
    };
    static Stand stand(const Workspace& workspace, std::vector<planning::Host> hosts);

    Stand before_;
    Stand after_;
    Stand without_;
};

}  // namespace maillage::app
