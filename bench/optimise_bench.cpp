// SPDX-License-Identifier: Apache-2.0
// Plans proven optimal, ties settled, on the shipped communes: Occitanie from scratch (seats of intercommunalities) and
// with its eleven known sites kept (usual candidates), and metropolitan France. Wall time of one solve, lists of
// neighbours included, reading and distances left out. Counters: value, gap and whether ties are settled (1 = yes).
//   maillage_optimise_bench --benchmark_format=json
#include <benchmark/benchmark.h>

#include <algorithm>

#include "optimise/solvers/registry.h"
#include "region_instance.h"

namespace maillage::bench {
namespace {

const std::string& geodata() {
    static const std::string path = MAILLAGE_SOURCE_DIR "/geodata/france.gpkg";
    return path;
}

void solve(benchmark::State& state, RegionInstance instance, int sites, const optimise::SolverOptions& options = {}) {
    if (instance.codes.empty()) {
        state.SkipWithError("geodata/france.gpkg cannot be read");
        return;
    }
    instance.problem.sites_total = sites;
    SilentFeedback feedback;
    for (auto _ : state) {
        const auto solution = optimise::solver_for(instance.problem.objective).solver->solve(instance.problem, options, feedback);
        if (!solution || !solution->has_plan()) {
            state.SkipWithError("no plan");
            return;
        }
        state.counters["value"] = static_cast<double>(solution->value);
        state.counters["gap"] = solution->gap;
        state.counters["tie_settled"] = solution->tie_settled ? 1 : 0;
        state.counters["nodes"] = static_cast<double>(solution->nodes);
        state.counters["iterations"] = static_cast<double>(solution->iterations);
    }
}

void occitanie_from_scratch(benchmark::State& state) {
    static const RegionInstance instance = read_region(geodata(), "76", CandidateSet::seats);
    solve(state, instance, static_cast<int>(state.range(0)));
}

void occitanie_known_sites_and_three_new(benchmark::State& state) {
    static const RegionInstance usual = read_region(geodata(), "76", CandidateSet::usual);
    RegionInstance instance = usual;
    for (const std::string& code : instance.codes)
        instance.problem.disposition.push_back(std::ranges::binary_search(known_hosts(), code)
                                                   ? optimise::Disposition::forced
                                                   : optimise::Disposition::free);
    solve(state, std::move(instance), static_cast<int>(known_hosts().size()) + 3);
}

/// Three departments hold no seat (92, 93, 94): the rule covers the others.
void france_from_scratch(benchmark::State& state) {
    static const RegionInstance instance = read_region(geodata(), "", CandidateSet::seats);
    solve(state, instance, static_cast<int>(state.range(0)));
}

/// Covers and centers: ties left out, ended after a time where they are not proven.
void solve_once(benchmark::State& state, RegionInstance instance, optimise::Objective objective, std::int64_t radius) {
    instance.problem.objective = objective;
    instance.problem.radius = static_cast<std::int32_t>(radius);
    optimise::SolverOptions options;
    options.settle_ties = false;
    options.tie_iterations = 500;
    options.time_limit_s = 20;
    solve(state, std::move(instance), static_cast<int>(state.range(0)), options);
}

void occitanie_max_cover(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "76", CandidateSet::seats), optimise::Objective::max_cover, 30'000);
}

void occitanie_center(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "76", CandidateSet::seats), optimise::Objective::p_center, 0);
}

/// Second argument: the radius in metres. The number of sites is not read.
void occitanie_set_cover(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "76", CandidateSet::seats), optimise::Objective::set_cover, state.range(1));
}

void france_max_cover(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "", CandidateSet::seats), optimise::Objective::max_cover, state.range(1));
}

void france_center(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "", CandidateSet::seats), optimise::Objective::p_center, 0);
}

void france_set_cover(benchmark::State& state) {
    solve_once(state, read_region(geodata(), "", CandidateSet::seats), optimise::Objective::set_cover, state.range(1));
}

BENCHMARK(occitanie_max_cover)->Arg(13)->Arg(15)->Arg(20)->Arg(30)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(occitanie_center)->Arg(13)->Arg(15)->Arg(20)->Arg(30)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(occitanie_set_cover)->Args({1, 35'000})->Args({1, 50'000})->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(france_max_cover)
    ->Args({101, 10'000})->Args({101, 20'000})->Args({101, 30'000})->Args({101, 45'000})
    ->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(france_center)->Arg(101)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(france_set_cover)->Args({1, 60'000})->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK(occitanie_from_scratch)->Arg(13)->Arg(15)->Arg(20)->Arg(40)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(occitanie_known_sites_and_three_new)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(france_from_scratch)->Arg(101)->Arg(400)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace maillage::bench

BENCHMARK_MAIN();
