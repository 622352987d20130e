// SPDX-License-Identifier: Apache-2.0
// Which sites and sessions are known on a day.
// An event counts from its date on: a month counts from its 1st, a year from its 1 January, "before D" from
// D; an event without a date always counts, and is marked. A site is known on a day when one of its counting
// events counts by then. A bid (`applied`) never counts. Without a day, every event counts.
// The latest `suspended` or `closed` that counts ends this, with all that came before, until an `opened` or
// `session_start` of a later date (of the same date: one that stands behind it in the list). An end without a date
// always counts: where the past matters, "before D" is the honest precision.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "planning/site.h"

namespace maillage::planning {

/// Does an event of this kind show that the site exists?
[[nodiscard]] bool shows_site(SiteEventKind kind);

/// Does it end the site's being known: `suspended`, `closed`?
[[nodiscard]] bool ends_site(SiteEventKind kind);

/// The day an event counts from; nothing = always.
[[nodiscard]] std::optional<Date> counts_from(const SiteEvent& event);

/// What is known of one site on one day.
struct SiteKnowledge {
    bool known = false;
    bool inferred = false;             ///< no counting event is stated or implied: the reader concluded it
    bool undated = false;              ///< known through something without a date alone
    std::optional<PartialDate> since;  ///< earliest dated event that counts since it was last closed, where there is one
    std::optional<PartialDate> ended;  ///< not known because it was suspended or closed: since this day (undated: absent)
    bool is_ended = false;             ///< suspended or closed, and not opened again since
};

/// Only existing sites are known. One without any event (a planner's own list) is known and marked as
/// undated; one whose events are all bids is not.
[[nodiscard]] SiteKnowledge known_on(const Site& site, std::optional<Date> day);

/// Positions of the sites known on that day, ascending.
[[nodiscard]] std::vector<std::size_t> sites_known_on(std::span<const Site> sites, std::optional<Date> day);

/// A session is known from its start on; one without a start always.
[[nodiscard]] bool session_known_on(const Session& session, std::optional<Date> day);

/// Places offered by the latest session known on that day that says how many (one without a start counts as the
/// earliest); nothing where no text says.
[[nodiscard]] std::optional<Headcount> places_on(const Site& site, std::optional<Date> day);

}  // namespace maillage::planning
