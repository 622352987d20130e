// SPDX-License-Identifier: Apache-2.0
// Who must be reached: a whole number of persons in each commune.
#pragma once

#include <cstdint>
#include <vector>

#include "base/text.h"
#include "territory/territory_set.h"

namespace maillage::planning {

/// Weights by commune index of the territory. `label` says whose weights they are wherever a figure uses them.
struct Demand {
    std::vector<std::int64_t> persons;
    Message label;
};

/// Default: municipal population, "population totale, à défaut des publics visés" (domain: the people aimed at are
/// neither in work nor in training; a joined column replaces this).
[[nodiscard]] Demand population_demand(const territory::TerritorySet& territory);

/// A column joined by INSEE code. Values are rounded to whole persons, so that plans are proven in integers;
/// each is at most 10⁹ and all together 10¹¹ (io/column_join.h refuses more). `values[i] < 0` = the column says nothing
/// of commune i, which then weighs nothing.
[[nodiscard]] Demand column_demand(const std::vector<double>& values, std::string column_name);

}  // namespace maillage::planning
