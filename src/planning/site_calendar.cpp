// SPDX-License-Identifier: Apache-2.0
#include "planning/site_calendar.h"

namespace maillage::planning {
namespace {

bool counts_on(const SiteEvent& event, std::optional<Date> day) {
    const auto from = counts_from(event);
    return !day || !from || *from <= *day;
}

}  // namespace

bool shows_site(SiteEventKind kind) {
    switch (kind) {
        case SiteEventKind::applied:
            return false;
        case SiteEventKind::labelled:
        case SiteEventKind::launched:
        case SiteEventKind::session_start:
        case SiteEventKind::inaugurated:
        case SiteEventKind::opened:
            return true;
    }
    return false;
}

std::optional<Date> counts_from(const SiteEvent& event) {
    if (event.precision == DatePrecision::unknown) return std::nullopt;
    return event.date;
}

SiteKnowledge known_on(const Site& site, std::optional<Date> day) {
    SiteKnowledge knowledge;
    if (site.state != SiteState::existing) return knowledge;
    if (site.events.empty()) {
        knowledge.known = knowledge.undated = true;
        return knowledge;
    }
    bool only_inferred = true;
    for (const SiteEvent& event : site.events) {
        if (!shows_site(event.kind) || !counts_on(event, day)) continue;
        knowledge.known = true;
        if (event.certainty != Certainty::inferred) only_inferred = false;
        const auto from = counts_from(event);
        if (from && (!knowledge.since || *from < knowledge.since->day))
            knowledge.since = PartialDate{*from, event.precision};
    }
    knowledge.inferred = knowledge.known && only_inferred;
    knowledge.undated = knowledge.known && !knowledge.since;
    return knowledge;
}

std::vector<std::size_t> sites_known_on(std::span<const Site> sites, std::optional<Date> day) {
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < sites.size(); ++i)
        if (known_on(sites[i], day).known) known.push_back(i);
    return known;
}

bool session_known_on(const Session& session, std::optional<Date> day) {
    return !day || !session.start || session.start->day <= *day;
}

std::optional<Headcount> places_on(const Site& site, std::optional<Date> day) {
    const Session* latest = nullptr;
    for (const Session& session : site.sessions) {
        if (!session.places || !session_known_on(session, day)) continue;
        const bool later = latest == nullptr || !latest->start ||
                           (session.start && latest->start->day < session.start->day);
        if (later) latest = &session;
    }
    return latest == nullptr ? std::nullopt : latest->places;
}

}  // namespace maillage::planning
