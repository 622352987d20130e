// SPDX-License-Identifier: Apache-2.0
#include "app/services/places_outlook.h"

#include <algorithm>
#include <cassert>

#include "app/services/load_report.h"

namespace maillage::app {

PlacesOutlook places_outlook(const Workspace& workspace, std::int64_t persons) {
    assert(workspace.take_up);
    const planning::TakeUp& take_up = *workspace.take_up;
    PlacesOutlook outlook;
    outlook.learners = static_cast<double>(persons) * take_up.per_thousand / 1000;
    std::int64_t unplaced = persons;
    for (const std::size_t at : workspace.known_sites()) {
        const LocatedSite& site = workspace.sites[at];
        const planning::SiteLoad load = named_load(workspace, site.host.commune, &site.site, 0).load;
        ++outlook.sites;
        outlook.unknown_sites += load.places ? 0 : 1;
        outlook.assumed_sites += load.places_assumed ? 1 : 0;
        (load.places_assumed ? outlook.assumed_places : outlook.told_places) += load.places.value_or(0);
        // A person and a part of one do not fit: each site is filled by itself.
        unplaced -= take_up.persons_for(load.places.value_or(0));
    }
    // With one number for all, no site is without places.
    if (!take_up.places) return outlook;
    const std::int64_t held = take_up.persons_for(*take_up.places);
    unplaced = std::max<std::int64_t>(unplaced, 0);
    if (unplaced == 0 || held > 0) outlook.sites_missing = unplaced == 0 ? 0 : (unplaced + held - 1) / held;
    return outlook;
}

}  // namespace maillage::app
