// SPDX-License-Identifier: Apache-2.0
// One answer to "must I stop?" for a whole solve: the caller cancelled, or its time is over. Once true it stays true.
// Safe to ask from several threads.
#pragma once

#include <atomic>
#include <chrono>

#include "base/feedback.h"

namespace maillage::optimise {

class StopSignal {
  public:
    StopSignal(const Feedback& feedback, double time_limit_s) : feedback_(feedback), limit_s_(time_limit_s) {}

    [[nodiscard]] bool stop() const {
        if (stopped_.load(std::memory_order_relaxed)) return true;
        if (feedback_.cancelled())
            cancelled_ = true;
        else if (seconds() < limit_s_)
            return false;
        stopped_ = true;
        return true;
    }
    [[nodiscard]] bool stopped() const { return stopped_; }
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    const Feedback& feedback_;
    double limit_s_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    mutable std::atomic<bool> stopped_{false};
    mutable std::atomic<bool> cancelled_{false};
};

}  // namespace maillage::optimise
