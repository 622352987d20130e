// SPDX-License-Identifier: Apache-2.0
// Everything a question stands on, loaded and checked: territory, scope, demand, distances, programme, sites known on
// the day. Commands and window start from one of these.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/services/question.h"
#include "base/date.h"
#include "base/feedback.h"
#include "base/result.h"
#include "evidence/claims.h"
#include "evidence/programme.h"
#include "planning/catchment_tables.h"
#include "planning/site.h"
#include "planning/site_calendar.h"
#include "planning/site_load.h"
#include "planning/zoning.h"
#include "territory/scope.h"

namespace maillage::app {

/// A site of the register with its host. `knowledge.known` false = not yet, on the day looked at.
struct LocatedSite {
    planning::Site site;
    planning::Host host;
    planning::SiteKnowledge knowledge;
};

struct Workspace {
    territory::Territory territory;
    std::shared_ptr<const planning::CostModel> costs;
    territory::Scope scope;
    planning::Demand demand;
    planning::DistanceModel distance;
    planning::Bands bands;
    std::optional<planning::TakeUp> take_up;  ///< where one is stated
    std::optional<evidence::Programme> programme;
    std::optional<Date> as_of;
    std::vector<LocatedSite> sites;  ///< all of the register that lie in the scope, in register order
    planning::DepartmentRule rule;   ///< the programme's; no bounds where it states none
    bool has_own_rule = false;       ///< the planner's rule, which is not the programme's
    std::vector<planning::ZoningRule> zone_rules;  ///< of other levels, that a check judges
    std::optional<Meters> reach;     ///< nobody should be farther from a site, by the distance model; a check judges it
    bool names_sites = false;        ///< a file, a project or a programme says which sites there are
    bool counts_proposals = false;   ///< planned and proposed sites count as if they stood
    bool counts_planned = false;     ///< the planned sites of a project do, on whatever day is looked at
    std::vector<Message> warnings;         ///< of sites and question
    std::vector<Message> demand_warnings;  ///< of the column the persons are from

    [[nodiscard]] planning::Situation situation() const {
        return {*territory, scope, *costs, demand, distance, bands};
    }
    /// Positions in `sites` of those known on the day.
    [[nodiscard]] std::vector<std::size_t> known_sites() const;
    [[nodiscard]] std::vector<planning::Host> known_hosts() const;
    /// Of persons, sites and question.
    [[nodiscard]] std::vector<Message> all_warnings() const;
    /// The same workspace on another day.
    void look_at(std::optional<Date> day);
};

/// Limits asked for, else the default ones: in minutes where the distance model has a speed, else in km. Errors
/// (usage): a limit that is no distance or time, minutes without a speed.
Result<planning::Bands> parse_bands(const std::vector<double>& radii_km, const std::vector<double>& minutes,
                                    const planning::DistanceModel& distance);
/// The site with its host: its exact place where one is given, else the commune's point.
[[nodiscard]] LocatedSite locate(const territory::TerritorySet& territory, territory::Index commune,
                                 planning::Site site);

/// The same over other persons: FILE.csv:CODE:COLUMN, empty = municipal population. Errors (input): those of
/// io::read_joined_column, a column that weighs nothing in the scope.
Result<Workspace> with_demand(const Workspace& workspace, const std::string& demand);

/// The same where so many learners come from 1 000 persons. `capacity`: a number, FILE.csv:CODE:COLUMN or empty, as in
/// Question. Errors: usage (neither of the two), input (those of io::read_joined_column).
Result<Workspace> with_take_up(const Workspace& workspace, double per_thousand, const std::string& capacity);

/// `data` holds assets/ and geodata/. Errors: usage (scope, date, distance), input (files).
Result<Workspace> open_workspace(const std::filesystem::path& data, const Question& question, Feedback& feedback);

}  // namespace maillage::app
