// SPDX-License-Identifier: Apache-2.0
#include "planning/demand.h"

#include <cmath>

namespace maillage::planning {

Demand population_demand(const territory::TerritorySet& territory) {
    const auto& population = territory.communes.population;
    return {{population.begin(), population.end()},
            message("demand.population"_text).with("year", territory.vintage.population)};
}

Demand column_demand(const std::vector<double>& values, std::string column_name) {
    Demand demand{{}, message("demand.column"_text).with("column", std::move(column_name))};
    demand.persons.reserve(values.size());
    for (const double value : values) demand.persons.push_back(value < 0 ? 0 : std::llround(value));
    return demand;
}

}  // namespace maillage::planning
