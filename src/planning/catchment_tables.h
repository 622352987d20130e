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
#include "planning/scope_index.h"
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

/// One intercommunality with communes in the scope.
struct IntercommunalityRow {
    territory::Index intercommunality;
    std::int64_t population = 0;             ///< of its communes in the scope
    std::vector<std::int64_t> within;        ///< of them, within each band of any site
};

struct Tables {
    Allocation allocation;                   ///< scope.communes × hosts; costs already through the distance model
    Coverage coverage;                       ///< of the whole scope
    std::vector<SiteRow> sites;
    std::vector<DepartmentRow> departments;
    std::vector<IntercommunalityRow> intercommunalities;
};

/// Allocates, then tabulates: for one answer.
[[nodiscard]] Tables tabulate(const Situation& situation, std::span<const Host> hosts);

/// For every frame: `index` is that of the situation's scope and demand, `allocation` its communes × hosts in crow-fly
/// metres, from `allocate` or a LiveAllocation. Cost: linear in communes, and departments × hosts; docs/performance.md.
[[nodiscard]] Tables tabulate(const Situation& situation, const ScopeIndex& index, std::span<const Host> hosts,
                              Allocation allocation);

}  // namespace maillage::planning
