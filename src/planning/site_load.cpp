// SPDX-License-Identifier: Apache-2.0
#include "planning/site_load.h"

#include <algorithm>
#include <cmath>

namespace maillage::planning {
namespace {

/// More than any demand counts in all (io/column_join.h), and exact as a double.
constexpr double most_persons = 1e12;

}  // namespace

std::optional<double> SiteLoad::overflow() const {
    if (!places) return std::nullopt;
    return std::max(0.0, learners - static_cast<double>(*places));
}

std::optional<std::int64_t> TakeUp::places_in(territory::Index commune) const {
    if (places_by_commune.empty()) return places;
    const std::int64_t told = places_by_commune[commune];
    return told < 0 ? std::nullopt : std::optional(told);
}

std::int64_t TakeUp::persons_for(std::int64_t places_there) const {
    const auto learners = [&](double persons) { return persons * per_thousand / 1000; };
    const auto room = static_cast<double>(places_there);
    double persons = std::min(std::floor(room * 1000 / per_thousand), most_persons);
    // The division may have rounded either way.
    while (persons > 0 && learners(persons) > room) --persons;
    while (persons < most_persons && learners(persons + 1) <= room) ++persons;
    return static_cast<std::int64_t>(persons);
}

SiteLoad site_load(std::int64_t persons, std::optional<Headcount> known, const TakeUp& take_up, territory::Index commune) {
    SiteLoad load;
    load.learners = static_cast<double>(persons) * take_up.per_thousand / 1000;
    load.places = known ? std::optional<std::int64_t>(known->people) : take_up.places_in(commune);
    load.places_assumed = !known && load.places.has_value();
    return load;
}

TotalLoad total_load(std::span<const SiteLoad> sites) {
    TotalLoad total;
    for (const SiteLoad& site : sites) {
        total.learners += site.learners;
        total.places += site.places.value_or(0);
        total.overflow += site.overflow().value_or(0);
        total.sites_over += site.overflow().value_or(0) > 0;
        total.sites_without_places += !site.places;
    }
    return total;
}

}  // namespace maillage::planning
