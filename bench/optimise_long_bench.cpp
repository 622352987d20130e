// SPDX-License-Identifier: Apache-2.0
// What takes minutes: ten grids of points that all weigh the same, whose plans have equals by symmetry, solved with ties
// settled, a minute each at most. Wall time of one solve. Counters: upper and lower bound, gap, nodes, evaluations of the
// bound, whether ties are settled (1 = yes).
//   maillage_optimise_long_bench --benchmark_format=json
#include <benchmark/benchmark.h>

#include "base/feedback.h"
#include "optimise/solvers/registry.h"
#include "support/grid_problem.h"

namespace maillage::bench {
namespace {

using test_support::Grid;

constexpr double longest_s = 60;

/// Arguments: points on a side, sites, blocks on a side that each hold a site at least (0 = no rule).
void grid(benchmark::State& state, Grid kind) {
    const auto argument = [&](std::size_t at) { return static_cast<int>(state.range(at)); };
    const auto problem = test_support::grid_problem(kind, argument(0), argument(1), argument(2));
    optimise::SolverOptions options;
    options.time_limit_s = longest_s;
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

BENCHMARK_CAPTURE(grid, square, Grid::square)
    ->Args({10, 3, 0})->Args({10, 5, 0})->Args({12, 4, 2})->Args({15, 9, 0})->Args({15, 10, 3})->Args({20, 25, 0})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK_CAPTURE(grid, triangular, Grid::triangular)
    ->Args({10, 3, 0})->Args({12, 7, 0})->Args({15, 10, 3})->Args({20, 19, 0})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace maillage::bench

BENCHMARK_MAIN();
