// SPDX-License-Identifier: Apache-2.0
// One line of a site list as it leaves the program: what GeoJSON, CSV, GeoPackage and tables all show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/value.h"
#include "geo/lon_lat.h"
#include "planning/site.h"

namespace maillage::planning {

/// Absent = unknown or without meaning (a site nobody is nearest to has no mean).
struct SiteRecord {
    std::string id;
    CommuneCode commune;
    std::string name;
    DepartmentCode department;
    std::string department_name;
    geo::LonLat place;
    SiteState state = SiteState::existing;
    std::optional<std::int64_t> persons;  ///< population nearest to this site
    std::optional<double> mean_km;
    std::optional<double> home_share;     ///< share of them who live in the site's department
    std::string source;                   ///< "S0", empty for a proposal
    std::optional<Headcount> places;      ///< offered on the day shown
    std::optional<Site> site;             ///< all that is known of it: events, sessions, partner…; absent for a proposal
};

/// A list of sites with what must be known to read it (programme, rule, objective, status, bound, vintage, licence…).
struct SiteList {
    std::vector<SiteRecord> sites;
    Value metadata;  ///< an object
};

}  // namespace maillage::planning
