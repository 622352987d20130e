// SPDX-License-Identifier: Apache-2.0
// The document: what a planner decides, as one value. Each part is immutable and shared, so that a copy costs a few
// pointers, a step of undo keeps only what it changed, and "did this part change?" is a comparison of pointers.
// It names places by their official codes and holds no territory: the same project opens on another vintage.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/codes.h"
#include "optimise/location_problem.h"
#include "planning/site.h"
#include "planning/zone_rules.h"

namespace maillage::project {

// What a setting may hold, wherever it comes from.
inline constexpr double farthest_km = 2000;       ///< no place of France is farther from another on its own landmass
inline constexpr double longest_minutes = 24 * 60;
inline constexpr double farthest_cover_km = 2000;  ///< that of the command line's --radius
inline constexpr double longest_search_s = 1e9;   ///< that of the command line's --time-limit

/// What is looked at, in the words of the command line. Empty = the default of docs/user/window.md.
struct Setting {
    std::string territory;  ///< file or folder
    std::string scope;
    std::string programme;
    std::string demand;
    std::string distance = "geodesic";
    std::vector<double> radii_km;
    std::vector<double> minutes;
    friend bool operator==(const Setting&, const Setting&) = default;
};

/// Ids are unique and not empty. The order is the planner's.
using SiteTable = std::vector<planning::Site>;

/// "One training per department": the same bounds everywhere, with exceptions.
struct Rule {
    planning::SiteBounds everywhere;
    std::map<DepartmentCode, planning::SiteBounds> exceptions;
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// How sites are proposed.
struct PlanSettings {
    optimise::Objective objective = optimise::Objective::p_median;
    double cover_km = 0;                 ///< radius of a cover; 0 = the default
    std::string candidates = "default";  ///< default, epci-main, communes or a file
    bool without_metropoles = false;
    int new_sites = 0;                   ///< 0 = as many as the rule still asks
    std::set<CommuneCode> forced;
    std::set<CommuneCode> forbidden;
    double time_limit_s = 0;             ///< 0 = none
    friend bool operator==(const PlanSettings&, const PlanSettings&) = default;
};

/// A set of sites kept under a name, to be compared.
struct Scenario {
    std::string name;
    std::shared_ptr<const SiteTable> sites;
};
using Scenarios = std::vector<Scenario>;

struct Project {
    std::shared_ptr<const Setting> setting = std::make_shared<const Setting>();
    std::shared_ptr<const SiteTable> sites = std::make_shared<const SiteTable>();
    std::shared_ptr<const Rule> rule = std::make_shared<const Rule>();
    std::shared_ptr<const PlanSettings> plan = std::make_shared<const PlanSettings>();
    std::shared_ptr<const Scenarios> scenarios = std::make_shared<const Scenarios>();

    /// The very same parts: nothing was edited between the two. O(1).
    friend bool operator==(const Project&, const Project&) = default;
};

/// Position in `project.sites`, or its size where no site has that id.
[[nodiscard]] std::size_t site_position(const Project& project, SiteId id);
[[nodiscard]] const planning::Site* find_site(const Project& project, SiteId id);

/// An id no site of the project has: "site-31107", then "site-31107-2" and so on. Ids of earlier states may come again.
[[nodiscard]] SiteId free_site_id(const Project& project, CommuneCode commune);

}  // namespace maillage::project
