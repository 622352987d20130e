// SPDX-License-Identifier: Apache-2.0
// How long work reports and stops. Algorithms are synchronous functions that take a Feedback&; threads belong to the
// app (design rule 5).
#pragma once

#include "base/text.h"

namespace maillage {

/// Thread rule: `cancelled` may be asked from any thread; `progress` is called by the thread that runs the algorithm.
class Feedback {
  public:
    virtual ~Feedback() = default;
    /// `fraction` in 0..1; `phase` names the step for people.
    virtual void progress(double fraction, TextKey phase) = 0;
    /// A step done, for a log: what was read and how many. Called by the thread that runs the algorithm.
    virtual void note(const Message&) {}
    /// True once the work should end early; polled at least every 50 ms by every long loop.
    [[nodiscard]] virtual bool cancelled() const = 0;
};

/// Says nothing, never cancels: for tests and short work.
class SilentFeedback final : public Feedback {
  public:
    void progress(double, TextKey) override {}
    [[nodiscard]] bool cancelled() const override { return false; }
};

}  // namespace maillage
