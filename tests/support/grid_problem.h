// SPDX-License-Identifier: Apache-2.0
// Problems with as many equally good plans as symmetry makes: every point of a grid is a client of weight 1 and a
// candidate, costs are lengths in thousandths of a step, rounded to the nearest.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::test_support {

enum class Grid { square, triangular };

/// From whole numbers, so that steps of the same length have the very same cost. A triangular grid's axes stand 60° apart.
inline std::int32_t grid_cost(Grid grid, int across, int along) {
    const int mixed = grid == Grid::triangular ? across * along : 0;
    return static_cast<std::int32_t>(std::lround(1000 * std::sqrt(across * across + mixed + along * along)));
}

/// `side`² points; the grid is cut into `zones`² equal blocks (0 = no rule), each of which holds a site at least.
inline optimise::LocationProblem grid_problem(Grid grid, int side, int sites, int zones) {
    optimise::LocationProblem problem;
    const int points = side * side;
    problem.weight.assign(static_cast<std::size_t>(points), 1);
    std::vector<std::int32_t> cells;
    for (int i = 0; i < points; ++i)
        for (int j = 0; j < points; ++j)
            cells.push_back(grid_cost(grid, i / side - j / side, i % side - j % side));
    problem.costs = optimise::dense_costs(static_cast<std::size_t>(points), std::move(cells));
    problem.sites_total = sites;
    if (zones == 0) return problem;
    problem.zonings.resize(1);
    for (int j = 0; j < points; ++j)
        problem.zonings.front().push_back(j / side * zones / side * zones + j % side * zones / side);
    for (int zone = 0; zone < zones * zones; ++zone) problem.zone_rules.push_back({zone, 1, {}});
    return problem;
}

}  // namespace maillage::test_support
