// SPDX-License-Identifier: Apache-2.0
// Plans proven optimal, ties settled, on the shipped communes: Occitanie from scratch (seats of intercommunalities) and
// with its eleven known sites kept (usual candidates), and metropolitan France. Wall time of one solve, lists of
// neighbours included, reading and distances left out. Counters: value, gap and whether ties are settled (1 = yes).
//   maillage_optimise_bench --benchmark_format=json
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include "optimise/solvers/registry.h"
#include "optimise/warm_solver.h"
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

/// Milliseconds of single answers, and how many of them are proven.
struct Answers {
    std::vector<double> milliseconds;
    int proven = 0;

    void ask(optimise::WarmSolver& solver) {
        SilentFeedback feedback;
        const auto start = std::chrono::steady_clock::now();
        const auto solution = solver.solve({}, feedback);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(taken.count());
        proven += solution && solution->status == optimise::Status::optimal;
    }
    void tell(benchmark::State& state) {
        std::ranges::sort(milliseconds);
        const auto at = [&](double share) {
            return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
        };
        state.counters["answers"] = static_cast<double>(milliseconds.size());
        state.counters["proven"] = proven / static_cast<double>(milliseconds.size());
        state.counters["median_ms"] = at(0.5);
        state.counters["p95_ms"] = at(0.95);
        state.counters["worst_ms"] = at(1);
    }
};

/// Occitanie's 161 seats, one site per department at least, after a first answer.
std::optional<optimise::WarmSolver> warm_occitanie(benchmark::State& state) {
    static const RegionInstance seats = read_region(geodata(), "76", CandidateSet::seats);
    optimise::LocationProblem problem = seats.problem;
    problem.sites_total = static_cast<int>(state.range(0));
    SilentFeedback feedback;
    auto made = optimise::WarmSolver::make(std::move(problem), 1, feedback);
    if (!made || !made->solve({}, feedback)) {
        state.SkipWithError("no plan");
        return std::nullopt;
    }
    return std::move(*made);
}

/// From one place of the usual candidates to the nearest not yet visited, as a hand does; 200 places.
std::vector<std::size_t> walk(const optimise::LocationProblem& places) {
    constexpr std::size_t most_steps = 200;
    std::vector<std::uint8_t> seen(places.candidates(), 0);
    std::vector<std::size_t> steps{0};
    // Clients see two near places alike: the largest difference over some of them is a distance good enough for an order.
    const auto apart = [&](std::size_t a, std::size_t b) {
        std::int32_t most = 0;
        for (std::size_t client = 0; client < places.clients(); client += 97)
            most = std::max(most, std::abs(places.costs->cost(client, a) - places.costs->cost(client, b)));
        return most;
    };
    while (steps.size() < std::min(most_steps, places.candidates())) {
        const std::size_t here = steps.back();
        seen[here] = 1;
        std::size_t next = places.candidates();
        for (std::size_t place = 0; place < places.candidates(); ++place)
            if (seen[place] == 0 && (next == places.candidates() || apart(here, place) < apart(here, next))) next = place;
        steps.push_back(next);
    }
    return steps;
}

void occitanie_site_dragged(benchmark::State& state) {
    static const RegionInstance usual = read_region(geodata(), "76", CandidateSet::usual);
    const std::vector<std::size_t> steps = walk(usual.problem);
    auto solver = warm_occitanie(state);
    if (!solver) return;
    Answers answers;
    for (auto _ : state)
        for (const std::size_t place : steps) {
            optimise::CostColumn column;
            for (std::size_t client = 0; client < usual.problem.clients(); ++client)
                column.push_back(usual.problem.costs->cost(client, place));
            const auto placed = solver->place(0, {std::make_shared<const optimise::CostColumn>(std::move(column)),
                                                  {usual.problem.zone_of(place)}});
            if (!placed) return state.SkipWithError("the place does not fit");
            answers.ask(*solver);
        }
    answers.tell(state);
}

/// Every candidate forced and freed again, or forbidden where it is open.
void occitanie_site_decided(benchmark::State& state, optimise::Disposition decision) {
    auto solver = warm_occitanie(state);
    if (!solver) return;
    SilentFeedback feedback;
    const auto first = solver->solve({}, feedback);
    if (!first) return state.SkipWithError("no plan");
    Answers answers;
    for (auto _ : state)
        for (std::size_t candidate = 0; candidate < solver->outside_candidate(0); ++candidate) {
            const bool is_open = std::ranges::binary_search(first->open, static_cast<int>(candidate));
            if (is_open != (decision == optimise::Disposition::forbidden)) continue;
            solver->decide(candidate, decision);
            answers.ask(*solver);
            solver->decide(candidate, optimise::Disposition::free);
            answers.ask(*solver);
        }
    answers.tell(state);
}

BENCHMARK(occitanie_site_dragged)->Arg(13)->Arg(15)->Arg(20)->Arg(30)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(occitanie_site_decided, forced, optimise::Disposition::forced)
    ->Arg(13)->Arg(15)->Arg(20)->Arg(30)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(occitanie_site_decided, forbidden, optimise::Disposition::forbidden)
    ->Arg(13)->Arg(15)->Arg(20)->Arg(30)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(occitanie_from_scratch)->Arg(13)->Arg(15)->Arg(20)->Arg(40)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(occitanie_known_sites_and_three_new)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(france_from_scratch)->Arg(101)->Arg(400)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
}  // namespace maillage::bench

BENCHMARK_MAIN();
