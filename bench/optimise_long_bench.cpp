// SPDX-License-Identifier: Apache-2.0
// What takes minutes: ten grids of points that all weigh the same, whose plans have equals by symmetry, solved with ties
// settled; and random towns of growing number, which are harder than real ones: no valley and no great city says where to
// open. A minute each at most. Wall time of one solve. Counters: upper and lower bound, gap, nodes, evaluations of the
// bound, whether ties are settled (1 = yes).
//   maillage_optimise_long_bench --benchmark_format=json
#include <benchmark/benchmark.h>

#include "base/feedback.h"
#include "optimise/solvers/registry.h"
#include "optimise/point_costs.h"
#include "support/grid_problem.h"
#include "support/random_location_problem.h"

namespace maillage::bench {
namespace {

using test_support::Grid;

constexpr double longest_s = 60;

void solve(benchmark::State& state, const optimise::LocationProblem& problem, bool settle_ties) {
    optimise::SolverOptions options;
    options.time_limit_s = longest_s;
    options.settle_ties = settle_ties;
    SilentFeedback feedback;
    for (auto _ : state) {
        const auto solution = optimise::solver_for(problem.objective).solver->solve(problem, options, feedback);
        if (!solution || !solution->has_plan()) return state.SkipWithError("no plan");
        state.counters["upper"] = static_cast<double>(solution->value);
        state.counters["lower"] = static_cast<double>(solution->bound);
        state.counters["gap"] = solution->gap;
        state.counters["nodes"] = static_cast<double>(solution->nodes);
        state.counters["iterations"] = static_cast<double>(solution->iterations);
        state.counters["tie_settled"] = solution->tie_settled ? 1 : 0;
    }
}

/// Arguments: points on a side, sites, blocks on a side that each hold a site at least (0 = no rule).
void grid(benchmark::State& state, Grid kind) {
    const auto argument = [&](std::size_t at) { return static_cast<int>(state.range(at)); };
    const auto problem = test_support::grid_problem(kind, argument(0), argument(1), argument(2));
    solve(state, problem, true);
}

/// Towns strewn evenly over a square of a thousand kilometres, in metres; every tenth is a candidate.
optimise::LocationProblem random_towns(int towns, int sites, int seed) {
    test_support::Dice dice(static_cast<std::uint64_t>(seed));
    constexpr int side = 1'000'000;
    std::vector<optimise::PlanePoint> points;
    std::vector<int> candidates;
    optimise::LocationProblem problem;
    for (int town = 0; town < towns; ++town) {
        points.push_back({static_cast<double>(dice.below(side)), static_cast<double>(dice.below(side))});
        problem.weight.push_back(dice.between(1, 1000));
        if (town % 10 == 0) candidates.push_back(town);
    }
    problem.costs = *optimise::plane_costs(std::move(points), std::move(candidates), optimise::Rounding::nearest);
    problem.sites_total = sites;
    return problem;
}

/// Arguments: towns, sites, seed.
void towns(benchmark::State& state) {
    const auto argument = [&](std::size_t at) { return static_cast<int>(state.range(at)); };
    solve(state, random_towns(argument(0), argument(1), argument(2)), false);
}

BENCHMARK_CAPTURE(grid, square, Grid::square)
    ->Args({10, 3, 0})->Args({10, 5, 0})->Args({12, 4, 2})->Args({15, 9, 0})->Args({15, 10, 3})->Args({20, 25, 0})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK_CAPTURE(grid, triangular, Grid::triangular)
    ->Args({10, 3, 0})->Args({12, 7, 0})->Args({15, 10, 3})->Args({20, 19, 0})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

BENCHMARK(towns)
    ->ArgsProduct({{1'000, 2'000, 5'000, 10'000, 20'000, 34'806}, {10, 30, 100}, {1, 2, 3}})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace maillage::bench

BENCHMARK_MAIN();
