// SPDX-License-Identifier: Apache-2.0
// The document: what a planner decides, as one value. Each part is immutable and shared, so that a copy costs a few
// pointers, a step of undo keeps only what it changed, and "did this part change?" is a comparison of pointers.
// It names places by their official codes and holds no territory: the same project opens on another vintage.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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
inline constexpr double least_reach_km = 0.001;   ///< distances are whole metres
inline constexpr double farthest_reach_km = 2000; ///< those of the command line's --max-distance
inline constexpr int most_zone_sites = 50'000;    ///< more than there are communes
/// More euros are a slip, and their sums stay far from 64 bits: a million times the 2.2 million that Occitanie's fifteen
/// sessions of 2017 cost (docs/domain.md, S0).
inline constexpr std::int64_t most_euros = 2'200'000'000'000;
// Learners per 1 000 persons: from one in a million to everybody.
inline constexpr double least_take_up = 0.001;
inline constexpr double everybody = 1000;
/// A site with more places than all of France has pupils is a slip.
inline constexpr std::int64_t most_places = 15'000'000;

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

/// Levels of zones that every territory has, beside the departments.
inline constexpr std::array<std::string_view, 2> official_levels{"region", "intercommunality"};
/// The code that stands for each zone of a level.
inline constexpr std::string_view every_zone = "*";

/// Bounds on the sites of a zone of another level than the department, whose bounds are `Rule`'s.
struct ZoneRule {
    std::string level;  ///< an official one, or the name of a zoning of the project
    std::string code;   ///< or `every_zone`
    planning::SiteBounds bounds;
    friend bool operator==(const ZoneRule&, const ZoneRule&) = default;
};

/// A level of zones that a file of the planner's makes.
struct FileZoning {
    std::string name;
    std::string column;  ///< FILE.csv:CODE:COLUMN
    friend bool operator==(const FileZoning&, const FileZoning&) = default;
};

/// How sites are proposed.
struct PlanSettings {
    optimise::Objective objective = optimise::Objective::p_median;
    double cover_km = 0;                 ///< radius of a cover; 0 = the default
    std::string candidates = "default";  ///< default, epci-main, communes or a file
    bool without_metropoles = false;
    int new_sites = 0;                   ///< 0 = as many as the rule still asks, or as the budget affords
    std::set<CommuneCode> forced;
    std::set<CommuneCode> forbidden;
    double time_limit_s = 0;             ///< 0 = none
    std::vector<FileZoning> zonings;     ///< one that no rule speaks of is kept, and asks for nothing
    std::vector<ZoneRule> zone_rules;    ///< one a zone; what is said of one goes before what is said of each
    double max_distance_km = 0;          ///< nobody is farther from a site; 0 = no matter
    std::optional<std::int64_t> budget;  ///< euros for the sites that are opened; never without their cost
    std::string opening_cost;            ///< euros a site, or FILE.csv:CODE:COLUMN; empty without a budget
    double take_up = 0;                  ///< learners per 1 000 persons, an assumption; 0 = none is made
    std::string capacity;                ///< places of a site of which no text tells them, a whole number or
                                         ///< FILE.csv:CODE:COLUMN; empty without a take-up
    bool within_capacity = false;        ///< no site takes in more learners than it has places; never without a take-up
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

/// "FILE.csv:CODE:COLUMN", by its form alone.
[[nodiscard]] bool names_column(std::string_view text);
/// Of an opening cost that is no column; nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> euros_of(std::string_view text);
/// Of a capacity that is no column, from 1 to `most_places`; nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> places_of(std::string_view text);

/// Position in `project.sites`, or its size where no site has that id.
[[nodiscard]] std::size_t site_position(const Project& project, SiteId id);
[[nodiscard]] const planning::Site* find_site(const Project& project, SiteId id);

/// An id no site of the project has: "site-31107", then "site-31107-2" and so on. Ids of earlier states may come again.
[[nodiscard]] SiteId free_site_id(const Project& project, CommuneCode commune);

}  // namespace maillage::project
