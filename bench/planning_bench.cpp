// SPDX-License-Identifier: Apache-2.0
// Coverage of all France: nearest site of 34 935 communes and the figures of the scope, for 1 and for 100 sites.
#include <benchmark/benchmark.h>

#include "base/feedback.h"
#include "io/resource_paths.h"
#include "io/territory_reader.h"
#include "planning/catchment_tables.h"
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

/// Allocation alone: what follows a dragged site in every frame.
void allocate_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto allocation = planning::allocate(france.costs, france.scope.communes, hosts);
        benchmark::DoNotOptimize(allocation);
    }
}
BENCHMARK(allocate_france)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Allocation and every table and figure of `check`.
void tabulate_france(benchmark::State& state) {
    const France& france = France::instance();
    const auto hosts = france.hosts(static_cast<std::size_t>(state.range(0)));
    planning::Bands bands;
    for (const int km : planning::default_band_values) bands.push_back(planning::kilometer_band(km));
    for (auto _ : state) {
        auto tables =
            planning::tabulate({*france.territory, france.scope, france.costs, france.demand, {}, bands}, hosts);
        benchmark::DoNotOptimize(tables);
    }
}
BENCHMARK(tabulate_france)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
