// SPDX-License-Identifier: Apache-2.0
#include "planning/yearly_table.h"

#include <algorithm>

#include "planning/site_calendar.h"

namespace maillage::planning {
namespace {

constexpr Date before_all_dates{1, 1, 1};  // a file's years are 1000 to 9999 (base/date.h)

/// Days from which an event of the site counts, ascending, each once.
std::vector<Date> turning_days(const Site& site) {
    std::vector<Date> days;
    for (const SiteEvent& event : site.events)
        if (const auto day = counts_from(event)) days.push_back(*day);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

void take_in(int year, int& first, int& last) {
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
}

/// Years that something dated of an existing site falls into.
std::pair<int, int> span_of(std::span<const PlacedSite> sites) {
    int first = 0;
    int last = 0;
    for (const PlacedSite& placed : sites) {
        if (placed.site->state != SiteState::existing) continue;
        for (const Date day : turning_days(*placed.site)) take_in(day.year, first, last);
        for (const Session& session : placed.site->sessions)
            if (session.start) take_in(session.start->day.year, first, last);
    }
    return {first, last};
}

YearCount at_end_of(const Site& site, int year) {
    const Date day{year, 12, 31};
    const SiteKnowledge knowledge = known_on(site, day);
    YearCount count;
    if (!knowledge.known) return count;
    count.open = 1;
    count.undated = knowledge.undated ? 1 : 0;
    if (const auto places = places_on(site, day)) {
        count.places = places->people;
    } else {
        count.places_unknown = 1;
    }
    return count;
}

/// Walks the site's dated events: each change from unknown to known is an opening, each change back a closing.
template <class Add>
void add_changes(const Site& site, const Add& add) {
    bool known = known_on(site, before_all_dates).known;
    for (const Date day : turning_days(site)) {
        const SiteKnowledge now = known_on(site, day);
        if (now.known == known) continue;
        known = now.known;
        YearCount change;
        if (known) {
            change.opened = 1;
            change.opened_or_before = now.since && now.since->precision == DatePrecision::before ? 1 : 0;
        } else {
            change.closed = 1;
        }
        add(day.year, change);
    }
}

}  // namespace

YearCount& YearCount::operator+=(const YearCount& other) {
    open += other.open;
    undated += other.undated;
    opened += other.opened;
    opened_or_before += other.opened_or_before;
    closed += other.closed;
    places += other.places;
    places_unknown += other.places_unknown;
    return *this;
}

YearlyTable yearly_table(const territory::Scope& scope, std::span<const PlacedSite> sites) {
    YearlyTable table{scope.departments, {}, 0};
    std::vector<std::pair<const Site*, std::size_t>> here;
    std::vector<PlacedSite> kept;
    for (const PlacedSite& placed : sites) {
        const auto row = std::lower_bound(scope.departments.begin(), scope.departments.end(), placed.department);
        if (row == scope.departments.end() || *row != placed.department) continue;
        kept.push_back(placed);
        here.emplace_back(placed.site, static_cast<std::size_t>(row - scope.departments.begin()));
    }
    const auto [first, last] = span_of(kept);
    for (int year = first; year <= last && first != 0; ++year)
        table.years.push_back({year, {}, std::vector<YearCount>(scope.departments.size())});
    for (const auto& [site, row] : here) {
        const auto add = [&, at = row](int year, const YearCount& count) {
            YearRow& into = table.years[static_cast<std::size_t>(year - first)];
            into.departments[at] += count;
            into.all += count;
        };
        for (const YearRow& year : table.years) add(year.year, at_end_of(*site, year.year));
        if (site->state != SiteState::existing) continue;
        add_changes(*site, add);
        const SiteKnowledge today = known_on(*site, std::nullopt);
        if (today.is_ended && !today.ended) ++table.ended_undated;
    }
    return table;
}

}  // namespace maillage::planning
