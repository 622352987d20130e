// SPDX-License-Identifier: Apache-2.0
#include "planning/site_calendar.h"

namespace maillage::planning {
namespace {

bool counts_on(const SiteEvent& event, std::optional<Date> day) {
    const auto from = counts_from(event);
    return !day || !from || *from <= *day;
}

/// Order of events: by date, those without one first, then as listed.
bool is_later(std::span<const SiteEvent> events, std::size_t a, std::size_t b) {
    const auto day_a = counts_from(events[a]);
    const auto day_b = counts_from(events[b]);
    return day_a != day_b ? day_a > day_b : a > b;
}

/// The latest end that counts on the day.
std::optional<std::size_t> latest_end(std::span<const SiteEvent> events, std::optional<Date> day) {
    std::optional<std::size_t> latest;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (ends_site(events[i].kind) && counts_on(events[i], day) && (!latest || is_later(events, i, *latest)))
            latest = i;
    return latest;
}

bool opens_again(SiteEventKind kind) { return kind == SiteEventKind::opened || kind == SiteEventKind::session_start; }

bool opened_since(std::span<const SiteEvent> events, std::size_t end, std::optional<Date> day) {
    for (std::size_t i = 0; i < events.size(); ++i)
        if (opens_again(events[i].kind) && counts_on(events[i], day) && is_later(events, i, end)) return true;
    return false;
}

}  // namespace

bool ends_site(SiteEventKind kind) { return kind == SiteEventKind::suspended || kind == SiteEventKind::closed; }

bool shows_site(SiteEventKind kind) {
    switch (kind) {
        case SiteEventKind::applied:
        case SiteEventKind::suspended:
        case SiteEventKind::closed:
        case SiteEventKind::label_expired:
            return false;
        case SiteEventKind::labelled:
        case SiteEventKind::launched:
        case SiteEventKind::session_start:
        case SiteEventKind::inaugurated:
        case SiteEventKind::opened:
        case SiteEventKind::moved:
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
    const auto end = latest_end(site.events, day);
    if (end && !opened_since(site.events, *end, day)) {
        knowledge.is_ended = true;
        if (const auto from = counts_from(site.events[*end])) knowledge.ended = {*from, site.events[*end].precision};
        return knowledge;
    }
    bool only_inferred = true;
    for (std::size_t i = 0; i < site.events.size(); ++i) {
        const SiteEvent& event = site.events[i];
        if (!shows_site(event.kind) || !counts_on(event, day) || (end && !is_later(site.events, i, *end))) continue;
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
