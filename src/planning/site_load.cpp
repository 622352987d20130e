// SPDX-License-Identifier: Apache-2.0
#include "planning/site_load.h"

#include <algorithm>

namespace maillage::planning {

std::optional<double> SiteLoad::overflow() const {
    if (!places) return std::nullopt;
    return std::max(0.0, learners - static_cast<double>(*places));
}

SiteLoad site_load(std::int64_t persons, std::optional<Headcount> known, const TakeUp& take_up) {
    SiteLoad load;
    load.learners = static_cast<double>(persons) * take_up.per_thousand / 1000;
    load.places = known ? std::optional<std::int64_t>(known->people) : take_up.places;
    load.places_assumed = !known && take_up.places.has_value();
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
