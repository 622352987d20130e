// SPDX-License-Identifier: Apache-2.0
// From the GeoPackage to a country ready to use: all communes, their outlines, the levels above.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "base/feedback.h"
#include "io/commune_locator.h"
#include "io/territory_reader.h"

namespace maillage {
namespace {

std::filesystem::path shipped() { return std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata"; }

void load_france(benchmark::State& state) {
    for ([[maybe_unused]] auto step : state) {
        SilentFeedback feedback;
        auto territory = io::read_territory(shipped(), feedback);
        if (!territory) return state.SkipWithError("the shipped territory cannot be read");
        benchmark::DoNotOptimize(territory);
    }
    // Of the whole process until now: run this benchmark alone for the figure of one load.
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_mb"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(load_france)->Unit(benchmark::kMillisecond)->UseRealTime();

void locate_every_point(benchmark::State& state) {
    SilentFeedback feedback;
    const auto territory = io::read_territory(shipped(), feedback);
    if (!territory) return state.SkipWithError("the shipped territory cannot be read");
    for ([[maybe_unused]] auto step : state) {
        const io::CommuneLocator locator(**territory);
        for (const geo::LonLat place : (*territory)->communes.point)
            benchmark::DoNotOptimize(locator.containing(place));
    }
}
BENCHMARK(locate_every_point)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace maillage
