// SPDX-License-Identifier: Apache-2.0
// Location problems too large to enumerate: clients and candidates at random on a square, its side so short that few
// costs differ and the programs given to a mixed integer solver stay small.
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "optimise/location_problem.h"
#include "support/random_location_problem.h"

namespace maillage::test_support {

constexpr int medium_side = 30;

struct MediumPlane {
    optimise::LocationProblem problem;  ///< weights and costs; no rule, no number of sites
    std::vector<int> x;                 ///< per candidate, below `medium_side`
    std::vector<int> y;
};

inline MediumPlane medium_plane(optimise::Objective objective, std::pair<int, int> most_clients_and_candidates, Dice& dice) {
    MediumPlane plane;
    plane.problem.objective = objective;
    const int clients = dice.between(60, most_clients_and_candidates.first);
    const int candidates = dice.between(20, most_clients_and_candidates.second);
    std::vector<std::pair<int, int>> points;
    for (int k = 0; k < candidates + clients; ++k) {
        const int x = dice.below(medium_side);
        points.emplace_back(x, dice.below(medium_side));
    }
    std::vector<std::int32_t> cells;
    for (int i = candidates; i < candidates + clients; ++i) {
        plane.problem.weight.push_back(dice.chance(5) ? 0 : dice.between(1, 200));
        for (int j = 0; j < candidates; ++j)
            cells.push_back(static_cast<std::int32_t>(
                std::lround(std::hypot(points[i].first - points[j].first, points[i].second - points[j].second))));
    }
    plane.problem.costs = optimise::dense_costs(static_cast<std::size_t>(candidates), std::move(cells));
    for (int j = 0; j < candidates; ++j) {
        plane.x.push_back(points[j].first);
        plane.y.push_back(points[j].second);
    }
    return plane;
}

}  // namespace maillage::test_support
