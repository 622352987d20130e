// SPDX-License-Identifier: Apache-2.0
// Where a running search leaves what it knows, for the window to look at once a frame.
#pragma once

#include <mutex>
#include <vector>

#include "app/services/plan_service.h"

namespace maillage::app::gui {

/// Thread rule: `add` from the search's thread, `read` from the window's.
class PlanBoard {
  public:
    void add(const PlanMoment& moment) {
        const std::scoped_lock lock(mutex_);
        moments_.push_back(moment);
    }
    /// Brings `trace` up to date; true where something was new. Costs nothing while nothing is.
    bool read(std::vector<PlanMoment>& trace) const {
        const std::scoped_lock lock(mutex_);
        if (trace.size() == moments_.size()) return false;
        trace = moments_;
        return true;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<PlanMoment> moments_;
};

}  // namespace maillage::app::gui
