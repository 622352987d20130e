// SPDX-License-Identifier: Apache-2.0
// What happens where a graphics card forgets what it held (a driver reset, a laptop that slept): a safety copy of the
// document, everything of the card made anew, and a word to the planner. A card that forgets again and again ends the
// program instead, in words.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "app/gui/session.h"

namespace maillage::app::gui {

/// Resets that come as often as this are a defect no window survives. Source: taste; a driver that recovers does so once.
inline constexpr std::size_t most_losses = 3;
inline constexpr double losses_within_s = 60;

class ContextLoss {
  public:
    /// `now` in seconds, `renew` makes window and canvas anew. Nothing where the window goes on; else why it ends
    /// (environment). The document is in a safety copy in either case.
    [[nodiscard]] std::optional<Error> recover(Session& session, double now, const std::function<Status()>& renew);

  private:
    std::deque<double> lost_at_;  ///< seconds
};

}  // namespace maillage::app::gui
