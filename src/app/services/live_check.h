// SPDX-License-Identifier: Apache-2.0
// The check of every frame: what did not change since the last one is not worked out again. Where the sites are the
// same (a limit or a rule moved) only the tables are made; where one site moved, only who may be won or lost by it.
// The answer is that of `run_check`, to the metre.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/services/check_service.h"
#include "planning/live_allocation.h"

namespace maillage::app {

class LiveCheck {
  public:
    /// For workspaces made from `base` (project_workspace.h): they share its territory, scope, demand and cost model.
    explicit LiveCheck(std::shared_ptr<const Workspace> base);

    /// Cost for all France: docs/performance.md.
    [[nodiscard]] CheckResult run(const Workspace& workspace);

    // Of the last run.
    [[nodiscard]] const std::vector<planning::Host>& hosts() const { return hosts_; }
    /// In crow-fly metres.
    [[nodiscard]] const planning::Allocation& allocation() const { return allocation_; }
    [[nodiscard]] const planning::ScopeIndex& index() const { return index_; }

  private:
    void follow(std::vector<planning::Host> hosts);

    std::shared_ptr<const Workspace> base_;
    planning::ScopeIndex index_;
    std::vector<planning::Host> hosts_;
    planning::Allocation allocation_;
    bool allocated_ = false;
    std::optional<planning::LiveAllocation> live_;  ///< while one site moves
    std::size_t moving_ = 0;
};

}  // namespace maillage::app
