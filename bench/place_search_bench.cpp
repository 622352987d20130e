// SPDX-License-Identifier: Apache-2.0
// Finding a place among all names of France: building the index, and one question per keystroke.
#include <benchmark/benchmark.h>

#include "base/feedback.h"
#include "io/resource_paths.h"
#include "io/territory_reader.h"
#include "territory/place_search.h"

namespace {

using namespace maillage;

const territory::TerritorySet& france() {
    static const territory::Territory set = [] {
        SilentFeedback feedback;
        return *io::read_territory(io::find_resources()->territory(), feedback);
    }();
    return *set;
}

void build_index(benchmark::State& state) {
    const auto& set = france();
    for (auto _ : state) benchmark::DoNotOptimize(territory::PlaceSearch(set));
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

void one_keystroke(benchmark::State& state, const char* typed) {
    const territory::PlaceSearch search(france());
    for (auto _ : state) benchmark::DoNotOptimize(search.find(typed, 9));
}
BENCHMARK_CAPTURE(one_keystroke, s, "s")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_keystroke, sa, "sa")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_keystroke, saint_e, "saint e")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_keystroke, code, "31107")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_keystroke, nothing, "qqqq")->Unit(benchmark::kMicrosecond);

}  // namespace
