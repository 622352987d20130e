// SPDX-License-Identifier: Apache-2.0
// Where a running search leaves what it knows, for the window to look at once a frame.
#pragma once

#include <mutex>
#include <vector>

#include "app/services/plan_service.h"
#include "app/services/value_curve.h"

namespace maillage::app::gui {

/// Thread rule: `add` from the search's thread, `read` from the window's.
template <class News>
class Board {
  public:
    void add(const News& news) {
        const std::scoped_lock lock(mutex_);
        all_.push_back(news);
    }
    /// Brings `known` up to date; true where something was new. Costs nothing while nothing is.
    bool read(std::vector<News>& known) const {
        const std::scoped_lock lock(mutex_);
        if (known.size() == all_.size()) return false;
        known = all_;
        return true;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<News> all_;
};

using PlanBoard = Board<PlanMoment>;
using CurveBoard = Board<CurvePoint>;

}  // namespace maillage::app::gui
