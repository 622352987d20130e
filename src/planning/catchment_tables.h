// SPDX-License-Identifier: Apache-2.0
// Who goes where: each site's catchment by department of residence, each department's people by site they are nearest
// to. Rule, coverage and service are three things (docs/domain.md): these tables keep them apart.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planning/allocation.h"
#include "planning/coverage.h"
#include "planning/demand.h"
#include "planning/distance_model.h"
#include "territory/scope.h"

namespace maillage::planning {

/// What the tables are made from. Everything outlives the call.
struct Situation {
    const territory::TerritorySet& territory;
    const territory::Scope& scope;
    const CostModel& costs;
    const Demand& demand;
    DistanceModel distance;
    Bands bands;
};

struct Residence {
    territory::Index department;
    std::int64_t persons;
};

/// One host of the situation, in the order given.
struct SiteRow {
    std::int64_t persons = 0;                ///< nearest to this site
    std::optional<double> mean_km;
    std::optional<double> home_share;        ///< of them, living in the host's own department
    std::vector<Residence> residences;       ///< by department, most persons first
};

struct Destination {
    std::int32_t host;
    std::int64_t persons;
};

/// One department of the scope.
struct DepartmentRow {
    territory::Index department;
    std::vector<std::int32_t> hosts;         ///< hosts that stand in it
    Coverage coverage;                       ///< of its people, by any site
    std::vector<Destination> goes_to;        ///< most persons first, ties in host order
};

struct Tables {
    Allocation allocation;                   ///< scope.communes × hosts; costs already through the distance model
    Coverage coverage;                       ///< of the whole scope
    std::vector<SiteRow> sites;
    std::vector<DepartmentRow> departments;
};

[[nodiscard]] Tables tabulate(const Situation& situation, std::span<const Host> hosts);

}  // namespace maillage::planning
