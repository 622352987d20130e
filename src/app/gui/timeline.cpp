// SPDX-License-Identifier: Apache-2.0
#include "app/gui/timeline.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace maillage::app::gui {
namespace {

Date date_of(int day_count) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{day_count}}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date month_after(Date day) { return day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1}; }

Date month_before(Date day) {
    if (day.day > 1) return {day.year, day.month, 1};
    return day.month == 1 ? Date{day.year - 1, 12, 1} : Date{day.year, day.month - 1, 1};
}

}  // namespace

double Timeline::position(Date day) const {
    const double span = day_number(last) - day_number(first);
    return span > 0 ? std::clamp((day_number(day) - day_number(first)) / span, 0.0, 1.0) : 0;
}

Date Timeline::day_at(double position) const {
    const double span = day_number(last) - day_number(first);
    return date_of(day_number(first) + static_cast<int>(std::lround(std::clamp(position, 0.0, 1.0) * span)));
}

std::optional<Date> Timeline::next_stop(std::optional<Date> day) const {
    if (!day) return std::nullopt;
    Date stop = month_after(*day);
    for (const TimelineEvent& event : events)
        if (event.day > *day) stop = std::min(stop, event.day);
    if (stop >= last) return std::nullopt;
    return stop;
}

std::optional<Date> Timeline::next_month(std::optional<Date> day) const {
    if (!day) return std::nullopt;
    const Date month = month_after(*day);
    return month < last ? std::optional(month) : std::nullopt;
}

std::optional<Date> Timeline::previous_stop(std::optional<Date> day) const {
    if (empty()) return day;
    if (!day) return events.back().day;
    Date stop = month_before(*day);
    for (const TimelineEvent& event : events)
        if (event.day < *day) stop = std::max(stop, event.day);
    return std::max(stop, first);
}

Timeline make_timeline(const Workspace& workspace) {
    std::map<Date, TimelineEvent> by_day;
    for (const LocatedSite& site : workspace.sites)
        for (const planning::SiteEvent& event : site.site.events) {
            const auto day = planning::counts_from(event);
            const bool ends = planning::ends_site(event.kind);
            if (!day || (!ends && !planning::shows_site(event.kind))) continue;
            auto& names = ends ? by_day[*day].ended : by_day[*day].sites;
            if (std::find(names.begin(), names.end(), site.site.name) == names.end()) names.push_back(site.site.name);
        }
    Timeline timeline;
    for (auto& [day, event] : by_day) timeline.events.push_back({day, std::move(event.sites), std::move(event.ended)});
    if (timeline.empty()) return timeline;
    timeline.first = {timeline.events.front().day.year, 1, 1};
    timeline.last = {timeline.events.back().day.year + 1, 1, 1};
    return timeline;
}

}  // namespace maillage::app::gui
