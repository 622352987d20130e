// SPDX-License-Identifier: Apache-2.0
// Small random location problems with every kind of rule; the same for the same seed with every standard library.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "optimise/location_problem.h"

namespace maillage::test_support {

/// A plain 64-bit mixer (splitmix64): std distributions differ between libraries.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed * 7919 + 17) {}
    int below(int count) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(count));
    }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }

  private:
    std::uint64_t state_;
};

/// How alike the costs are, hence how many plans tie.
enum class CostKind { plane, few_values, noise, equal };

struct ProblemShape {
    int clients = 12;
    int candidates = 10;
    CostKind costs = CostKind::plane;
    bool rules = true;  ///< zones, minima, maxima, forced, forbidden
    bool levels = false;   ///< more zonings: one that nests with the first, one that crosses it or not, and their rules
    bool budget = false;   ///< costs of opening, and an envelope that may bind
    bool at_most = false;  ///< fewer sites may open
    optimise::Objective objective = optimise::Objective::p_median;
};

inline std::vector<std::int32_t> random_costs(const ProblemShape& shape, Dice& dice) {
    std::vector<std::pair<int, int>> points;
    for (int k = 0; k < shape.clients + shape.candidates; ++k)
        points.emplace_back(dice.below(1000), dice.below(1000));
    std::vector<std::int32_t> cells;
    for (int i = 0; i < shape.clients; ++i)
        for (int j = 0; j < shape.candidates; ++j) {
            const auto [x, y] = points[i];
            const auto [u, v] = points[shape.clients + j];
            switch (shape.costs) {
                case CostKind::plane:
                    cells.push_back(static_cast<std::int32_t>(std::lround(std::sqrt((x - u) * (x - u) + (y - v) * (y - v)))));
                    break;
                case CostKind::few_values: cells.push_back(dice.below(4)); break;
                case CostKind::noise: cells.push_back(dice.below(1000)); break;
                case CostKind::equal: cells.push_back(7); break;
            }
        }
    return cells;
}

inline void random_rules(optimise::LocationProblem& problem, Dice& dice) {
    const int zones = dice.between(1, 4);
    problem.zonings.resize(1);
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        problem.zonings.front().push_back(dice.between(-1, zones - 1));
        const int lot = dice.below(12);
        problem.disposition.push_back(lot == 0   ? optimise::Disposition::forced
                                      : lot == 1 ? optimise::Disposition::forbidden
                                                 : optimise::Disposition::free);
    }
    for (int zone = 0; zone < zones; ++zone) {
        if (dice.chance(60)) problem.zone_rules.push_back({zone, dice.below(3), {}});
        if (dice.chance(40)) problem.zone_rules.push_back({zone, 0, dice.between(1, 3)});
    }
}

/// Zones of two more levels: unions of those of the first, and any, both with rules.
inline void random_levels(optimise::LocationProblem& problem, Dice& dice) {
    if (problem.zonings.empty()) problem.zonings.push_back(std::vector<int>(problem.candidates(), -1));
    const int crossing = dice.between(0, 2);
    problem.zonings.resize(3);
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        const int inner = problem.zonings[0][j];
        problem.zonings[1].push_back(inner < 0 ? inner : inner / 2);
        problem.zonings[2].push_back(crossing == 0 ? 0 : dice.between(-1, crossing));
    }
    for (int level = 1; level < 3; ++level)
        for (int zone = 0; zone < 3; ++zone) {
            if (dice.chance(20)) problem.zone_rules.push_back({zone, dice.between(1, 2), {}, level});
            if (dice.chance(25)) problem.zone_rules.push_back({zone, 0, dice.between(1, 4), level});
        }
}

inline void random_budget(optimise::LocationProblem& problem, Dice& dice) {
    optimise::Budget budget;
    const int dearest = dice.chance(50) ? 4 : 50'000;
    std::int64_t all = 0;
    for (std::size_t j = 0; j < problem.candidates(); ++j) {
        budget.opening.push_back(dice.below(dearest));
        all += budget.opening.back();
    }
    const auto sites = static_cast<std::int64_t>(problem.sites_total);
    budget.envelope = all * sites / static_cast<std::int64_t>(problem.candidates()) * dice.between(4, 13) / 10;
    problem.budget = std::move(budget);
}

inline optimise::LocationProblem random_problem(const ProblemShape& shape, std::uint64_t seed) {
    Dice dice(seed);
    optimise::LocationProblem problem;
    const bool alike = dice.chance(40);
    for (int i = 0; i < shape.clients; ++i) problem.weight.push_back(alike ? 1 : dice.below(5) * dice.below(40));
    problem.costs = optimise::dense_costs(shape.candidates, random_costs(shape, dice));
    problem.sites_total = dice.between(1, shape.candidates < 6 ? shape.candidates : 6);
    if (shape.rules) random_rules(problem, dice);
    if (shape.levels) random_levels(problem, dice);
    if (shape.budget) random_budget(problem, dice);
    problem.at_most = shape.at_most;
    problem.objective = shape.objective;
    // A radius that somebody's cost equals, so that the edge of the cover is met.
    if (shape.objective != optimise::Objective::p_median && shape.clients > 0)
        problem.radius = problem.costs->cost(static_cast<std::size_t>(dice.below(shape.clients)),
                                             static_cast<std::size_t>(dice.below(shape.candidates)));
    return problem;
}

}  // namespace maillage::test_support
