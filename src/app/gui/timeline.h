// SPDX-License-Identifier: Apache-2.0
// The dates of a workspace's sites, as the date bar shows and steps through them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/services/workspace.h"

namespace maillage::app::gui {

/// A day on which something became known, and the sites it is about.
struct TimelineEvent {
    Date day;
    std::vector<std::string> sites;  ///< shown to exist by an event of this day
    std::vector<std::string> ended;  ///< closed or suspended
};

/// From 1 January of the first event’s year to 1 January after the last one. No events: empty, nothing to show.
struct Timeline {
    Date first;
    Date last;
    std::vector<TimelineEvent> events;  ///< ascending by day

    [[nodiscard]] bool empty() const { return events.empty(); }
    /// 0 at `first`, 1 at `last`, clamped.
    [[nodiscard]] double position(Date day) const;
    [[nodiscard]] Date day_at(double position) const;
    /// The next first of a month or event after the day (after everything: nothing, which means all that is known).
    [[nodiscard]] std::optional<Date> next_stop(std::optional<Date> day) const;
    /// The next first of a month, after the end nothing.
    [[nodiscard]] std::optional<Date> next_month(std::optional<Date> day) const;
    /// The one before; from "all that is known" the last event. Never before `first`.
    [[nodiscard]] std::optional<Date> previous_stop(std::optional<Date> day) const;
};

[[nodiscard]] Timeline make_timeline(const Workspace& workspace);

}  // namespace maillage::app::gui
