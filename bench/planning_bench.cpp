// SPDX-License-Identifier: Apache-2.0
// Coverage of all France: nearest site of 34 935 communes and the figures of the scope, for 1 and for 100 sites; what a
// frame computes while a site is dragged; what a candidate would change.
//   maillage_planning_bench [THREADS] [--benchmark_filter=…]
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/feedback.h"
#include "base/parallel.h"
#include "io/resource_paths.h"
#include "io/territory_reader.h"
#include "planning/candidate_catchment.h"
#include "planning/live_allocation.h"
#include "territory/scope.h"

namespace {

using namespace maillage;

struct France {
    territory::Territory territory;
    territory::Scope scope;
    planning::CostModel costs;
    planning::Demand demand;

    static const France& instance() {
        static const France france = [] {
            SilentFeedback feedback;
            auto territory = *io::read_territory(io::find_resources()->territory(), feedback);
            auto scope = *territory::parse_scope(*territory, "france");
            planning::CostModel costs(*territory);
            auto demand = planning::population_demand(*territory);
            return France{std::move(territory), std::move(scope), std::move(costs), std::move(demand)};
        }();
        return france;
    }

    /// Evenly spread over the list of communes, hence over the departments.
    [[nodiscard]] std::vector<planning::Host> hosts(std::size_t count) const {
        std::vector<planning::Host> chosen;
        for (std::size_t j = 0; j < count; ++j)
            chosen.push_back(planning::commune_host(
                *territory, static_cast<territory::Index>((2 * j + 1) * scope.communes.size() / (2 * count))));
        return chosen;
    }
};

planning::Bands default_bands() {
    planning::Bands bands;
    for (const int km : planning::default_band_values) bands.push_back(planning::kilometer_band(km));
    return bands;
}

/// Communes a dragged site passes, one a frame: all over the country, far apart.
territory::Index passed(std::size_t frame) { return static_cast<territory::Index>(frame * 7919 % 34'000); }

/// Allocation alone.
void allocate_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto allocation = planning::allocate(france.costs, france.scope.communes, hosts);
        benchmark::DoNotOptimize(allocation);
    }
}
BENCHMARK(allocate_france)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Coverage: allocation, then population within each band, mean, quantiles and Gini of the whole scope.
void coverage_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    const auto index = planning::index_scope(*france.territory, france.scope, france.demand);
    const auto bands = default_bands();
    for (auto _ : state) {
        const auto allocation = planning::allocate(france.costs, france.scope.communes, hosts);
        auto coverage = planning::measure(allocation.cost, index.persons, bands);
        benchmark::DoNotOptimize(coverage);
    }
}
BENCHMARK(coverage_france)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Allocation and every table and figure of `check`.
void tabulate_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    const planning::Situation situation{*france.territory, france.scope, france.costs, france.demand, {},
                                        default_bands()};
    const auto index = planning::index_scope(*france.territory, france.scope, france.demand);
    for (auto _ : state) {
        auto tables = planning::tabulate(situation, index, hosts,
                                         planning::allocate(france.costs, france.scope.communes, hosts));
        benchmark::DoNotOptimize(tables);
    }
}
BENCHMARK(tabulate_france)->Arg(1)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Frames of a drag over all France: exact allocation and all tables at each place. Counters: 50th, 95th and 99th
/// percentile and the longest frame, in milliseconds.
void drag_over_france(benchmark::State& state) {
    const France& france = France::instance();
    auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    const planning::Situation situation{*france.territory, france.scope, france.costs, france.demand, {},
                                        default_bands()};
    const auto index = planning::index_scope(*france.territory, france.scope, france.demand);
    const planning::LiveAllocation live(france.costs, france.scope.communes, hosts, 0);
    std::vector<double> frames;
    std::size_t frame = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        hosts[0] = planning::commune_host(*france.territory, passed(frame++));
        auto tables = planning::tabulate(situation, index, hosts, live.with(hosts[0]));
        benchmark::DoNotOptimize(tables);
        frames.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(frames.begin(), frames.end());
    const auto quantile = [&](std::size_t percent) { return frames[(frames.size() - 1) * percent / 100]; };
    state.counters["p50_ms"] = quantile(50);
    state.counters["p95_ms"] = quantile(95);
    state.counters["p99_ms"] = quantile(99);
    state.counters["max_ms"] = frames.back();
}
BENCHMARK(drag_over_france)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The allocation of one frame, in memory used again.
void live_allocation_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    const planning::LiveAllocation live(france.costs, france.scope.communes, hosts, 0);
    planning::Allocation allocation;
    std::size_t frame = 0;
    for (auto _ : state) {
        live.with(planning::commune_host(*france.territory, passed(frame++)), allocation);
        benchmark::DoNotOptimize(allocation);
    }
}
BENCHMARK(live_allocation_france)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One candidate beside 100 sites.
void candidate_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(100);
    const planning::Situation situation{*france.territory, france.scope, france.costs, france.demand, {}, {}};
    const auto index = planning::index_scope(*france.territory, france.scope, france.demand);
    const auto allocation = planning::allocate(france.costs, france.scope.communes, hosts);
    const auto bands = planning::default_candidate_bands();
    std::size_t place = 0;
    for (auto _ : state) {
        const auto candidate = planning::candidate_host(*france.territory, passed(place++));
        auto found = planning::candidate_catchment({situation, index, hosts, allocation}, candidate, bands);
        benchmark::DoNotOptimize(found);
    }
}
BENCHMARK(candidate_france)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (count > 1) maillage::set_thread_count(std::atoi(words[1]));
    benchmark::RunSpecifiedBenchmarks();
}
