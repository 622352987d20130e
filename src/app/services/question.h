// SPDX-License-Identifier: Apache-2.0
// What is asked, in the words of the command line; the window fills the same value. Empty = the default.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/project.h"

namespace maillage::app {

struct Question {
    std::filesystem::path territory;   ///< default: the shipped geodata
    std::string scope;                 ///< default: the programme's region, else `france`
    std::string programme;             ///< id of assets/programmes/<id>.toml
    std::filesystem::path sites;       ///< default: the programme's known sites
    std::shared_ptr<const project::SiteTable> site_table;  ///< sites as they are, in place of a file
    std::shared_ptr<const project::Rule> rule;             ///< default: the programme's
    std::filesystem::path project;     ///< where these two come from, named in errors
    std::string as_of;                 ///< YYYY-MM-DD; default: all that is known
    std::string demand;                ///< FILE.csv:CODE:COLUMN; default: municipal population
    std::string distance = "geodesic";
    std::optional<double> take_up;     ///< learners per 1 000 persons, an assumption; default: loads are not told
    std::string capacity;              ///< places of a site of which no text tells them, a number or
                                       ///< FILE.csv:CODE:COLUMN; only with a take-up
    std::vector<double> radii_km;
    std::vector<double> minutes;
    bool counts_proposals = false;     ///< planned and proposed sites of a file count as if they stood
};

/// Rules that sites obey beside the workspace's own: a plan keeps them, a check judges them.
struct RuleQuestion {
    std::string per_department;          ///< MIN[:MAX]; default: the programme's rule
    std::vector<std::string> zonings;    ///< NAME=FILE.csv:CODE:COLUMN, levels of zone rules beside the official ones
    std::vector<std::string> zone_rules; ///< LEVEL:CODE=MIN[:MAX], the code * for every zone of the scope
    std::optional<double> max_distance_km;  ///< nobody is farther from a site
    friend bool operator==(const RuleQuestion&, const RuleQuestion&) = default;
};

/// What a plan asks beside.
struct PlanQuestion : RuleQuestion {
    std::string objective = "p-median";  ///< p-median, max-cover, set-cover, p-center
    std::vector<double> radii_km;        ///< of a cover: one at most; none = the default
    std::string candidates = "default";  ///< default, epci-main, communes or a file
    std::string exclude;                 ///< kinds of intercommunality and SIREN numbers, comma-separated
    std::int64_t min_population = 0;
    std::int64_t max_population = 0;
    std::optional<int> sites_total;
    std::optional<int> new_sites;
    std::optional<std::int64_t> budget;  ///< euros: an envelope for the sites that are opened; needs opening_cost
    std::string opening_cost;            ///< euros per site, or FILE.csv:CODE:COLUMN
    bool within_capacity = false;        ///< no site takes in more learners than it has places; needs a take-up
    bool from_scratch = false;
    std::string force;                   ///< commune codes, comma-separated
    std::string forbid;
    std::optional<double> time_limit_s;  ///< from loaded data; 0 = the first plan found
    double gap = 0;                      ///< enough once the plan is proven to be within this share; p-median only
    std::uint64_t seed = 1;
    int alternatives = 0;                ///< the best plans to tell, the plan itself among them; 0 = none
    std::optional<int> alternatives_differ;  ///< sites in which each must differ from those before it
    friend bool operator==(const PlanQuestion&, const PlanQuestion&) = default;
};

}  // namespace maillage::app
