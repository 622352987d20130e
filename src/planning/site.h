// SPDX-License-Identifier: Apache-2.0
// A place where training is given, and what is known of it. Site, action and session are three things: a site
// hosts actions (what a subsidy pays), an action is run in sessions. Unknown is an absent value, never a
// zero.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "geo/lon_lat.h"
#include "planning/citation.h"

namespace maillage::planning {

enum class SiteState { existing, planned, proposed, rejected };

/// `applied` is a bid, not a beginning, and `label_expired` takes a name away, not a place: neither makes a site known.
/// `suspended` and `closed` end it until a later `opened` or `session_start` (planning/site_calendar.h). `moved` tells
/// of another address in the same commune: another commune is another site. The others make it known.
enum class SiteEventKind {
    applied,
    labelled,
    launched,
    session_start,
    inaugurated,
    opened,
    moved,
    suspended,
    closed,
    label_expired
};

/// Something that happened to a site. `date` is absent exactly where precision is `unknown`.
struct SiteEvent {
    SiteEventKind kind = SiteEventKind::opened;
    std::optional<Date> date;  ///< month: its first day; year: its 1 January; before: the day it counts from
    DatePrecision precision = DatePrecision::unknown;
    Certainty certainty = Certainty::stated;
    Citation citation;
    BilingualText note;
    friend bool operator==(const SiteEvent&, const SiteEvent&) = default;
};

enum class CountPrecision { exact, about };

/// A number of people and whether the text gives it exactly ("15") or roughly ("une vingtaine").
struct Headcount {
    std::int32_t people = 0;
    CountPrecision precision = CountPrecision::exact;
    friend bool operator==(const Headcount&, const Headcount&) = default;
};

/// A training given at a site. Whether it is an action that a subsidy pays is known only where `subsidised`
/// is set.
struct TrainingAction {
    std::string id;  ///< unique within its site
    std::string title;
    std::string level;
    std::optional<std::int32_t>
        trainings;  ///< number of trainings this entry stands for, where it is several
    std::optional<std::int32_t> months;
    std::optional<std::int32_t> centre_hours;
    std::optional<std::int32_t> company_hours;
    std::optional<bool> subsidised;
    Citation citation;
    BilingualText note;
    friend bool operator==(const TrainingAction&, const TrainingAction&) = default;
};

/// One run of a training, or a run that comes back every `every_months`. Places are offered, trainees were
/// counted.
struct Session {
    std::string id;      ///< unique within its site
    std::string action;  ///< id of the action it runs; empty = not said
    std::optional<PartialDate> start;
    std::optional<Headcount> places;
    std::optional<Headcount> trainees;
    std::optional<std::int32_t> every_months;
    Citation citation;
    BilingualText note;
    friend bool operator==(const Session&, const Session&) = default;
};

enum class PartnerKind { intercommunality, town, department };

/// Who provides premises and the Internet connection.
struct Partner {
    std::string name;
    std::vector<std::string> aliases;  ///< other spellings of the same body in the texts
    PartnerKind kind = PartnerKind::intercommunality;
    Certainty certainty = Certainty::stated;
    Citation citation;
    BilingualText note;
    friend bool operator==(const Partner&, const Partner&) = default;
};

/// Who teaches.
struct Organiser {
    std::string name;
    std::vector<std::string> aliases;
    Certainty certainty = Certainty::stated;
    Citation citation;
    BilingualText note;
    friend bool operator==(const Organiser&, const Organiser&) = default;
};

/// The department of a site is that of its commune: never that of the partner, which may straddle two.
struct Site {
    SiteId id;
    CommuneCode commune;
    std::optional<geo::LonLat> position;  ///< exact place; absent = the commune's own point stands for it
    std::string name;
    std::string programme;  ///< id of a programme profile; empty = none
    std::string label;      ///< ERN, GEN
    SiteState state = SiteState::existing;
    std::optional<Partner> partner;
    std::optional<Organiser> organiser;
    std::vector<SiteEvent> events;
    std::vector<TrainingAction> actions;
    std::vector<Session> sessions;
    Citation citation;  ///< the sentence that names the place; empty for a site of the planner's own
    BilingualText note;
    friend bool operator==(const Site&, const Site&) = default;
};

/// A list of sites and the texts it stands on.
struct SiteRegister {
    std::string id;
    std::vector<Source> sources;
    std::vector<Site> sites;
};

/// The sites of one programme, in the register's order.
[[nodiscard]] std::vector<Site> sites_of(const SiteRegister& sites, std::string_view programme);

}  // namespace maillage::planning
