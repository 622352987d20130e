// SPDX-License-Identifier: Apache-2.0
// The optimiser without maps: six towns on a line, two sites to open, at most one of them among the first three towns.
// Explained in docs/optimise-api.md; the tests compile and run it.
#include <cstdio>

#include "base/feedback.h"
#include "optimise/point_costs.h"
#include "optimise/solvers/registry.h"

namespace optimise = maillage::optimise;

int main() {
    // Every town is a client and a candidate; costs are whole numbers, so that the proof is exact.
    const auto costs = optimise::plane_costs({{0, 0}, {2, 0}, {3, 0}, {20, 0}, {24, 0}, {40, 0}}, {0, 1, 2, 3, 4, 5},
                                             optimise::Rounding::floor);
    if (!costs) return 1;

    optimise::LocationProblem problem;
    problem.objective = optimise::Objective::p_median;
    problem.costs = *costs;
    problem.weight = {300, 500, 800, 400, 100, 900};
    problem.sites_total = 2;
    problem.zonings = {{0, 0, 0, 1, 1, 1}};
    problem.zone_rules = {{.zone = 0, .minimum = 0, .maximum = 1}};

    maillage::SilentFeedback feedback;
    const auto solution = optimise::solver_for(problem.objective).solver->solve(problem, {}, feedback);
    if (!solution || solution->status != optimise::Status::optimal) return 1;
    std::printf("value %lld, bound %lld, sites", static_cast<long long>(solution->value),
                static_cast<long long>(solution->bound));
    for (const int site : solution->open) std::printf(" %d", site);
    std::printf("\n");
    return 0;
}
