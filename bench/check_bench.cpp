// SPDX-License-Identifier: Apache-2.0
// What a frame of the window computes over all France with 100 sites: the workspace of the document, then the check,
// while one site is dragged and while a limit moves; and the card of one candidate.
//   maillage_check_bench [--benchmark_filter=…]
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "app/services/live_check.h"
#include "app/services/project_workspace.h"
#include "base/feedback.h"
#include "io/resource_paths.h"
#include "planning/candidate_catchment.h"
#include "project/actions/plan_actions.h"
#include "project/actions/site_actions.h"

namespace {

using namespace maillage;

struct France {
    std::shared_ptr<const app::Workspace> base;
    project::Project project;

    static const France& instance() {
        static const France france = [] {
            SilentFeedback feedback;
            app::Question question;
            question.scope = "france";
            France made;
            made.base = std::make_shared<const app::Workspace>(
                *app::open_workspace(io::find_resources()->root, question, feedback));
            made.project = app::project_of(*made.base, question);
            std::vector<planning::Site> sites;
            const auto& communes = made.base->territory->communes;
            for (std::size_t j = 0; j < 100; ++j) {
                planning::Site site;
                site.commune = communes.code[(2 * j + 1) * communes.size() / 200];
                site.id = *SiteId::parse("s" + std::to_string(j));
                site.name = site.commune.text();
                sites.push_back(site);
            }
            made.project = *project::add_sites(made.project, sites);
            return made;
        }();
        return france;
    }
};

/// Runs `frame(number)` and reports percentiles in milliseconds.
template <class Frame>
void time_frames(benchmark::State& state, const Frame& frame) {
    std::vector<double> frames;
    std::size_t number = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        frame(number++);
        frames.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(frames.begin(), frames.end());
    state.counters["p50_ms"] = frames[frames.size() / 2];
    state.counters["p95_ms"] = frames[(frames.size() - 1) * 95 / 100];
}

void drag_frame(benchmark::State& state) {
    const France& france = France::instance();
    app::LiveCheck live(france.base);
    const SiteId moving = france.project.sites->front().id;
    const auto& territory = *france.base->territory;
    time_frames(state, [&](std::size_t number) {
        const auto commune = static_cast<territory::Index>(number * 7919 % 34'000);
        const auto project = *project::move_site(france.project, moving, territory.communes.code[commune],
                                                 planning::commune_host(territory, commune).place);
        auto check = live.run(*app::workspace_of(*france.base, project, std::nullopt));
        benchmark::DoNotOptimize(check);
    });
}
BENCHMARK(drag_frame)->Unit(benchmark::kMillisecond)->UseRealTime();

void limit_frame(benchmark::State& state) {
    const France& france = France::instance();
    app::LiveCheck live(france.base);
    project::Setting setting = *france.project.setting;
    time_frames(state, [&](std::size_t number) {
        const double main = 10 + static_cast<double>(number % 90);
        setting.radii_km = {main / 2, main, main * 1.5, main * 2};
        const auto project = *project::set_setting(france.project, setting);
        auto check = live.run(*app::workspace_of(*france.base, project, std::nullopt));
        benchmark::DoNotOptimize(check);
    });
}
BENCHMARK(limit_frame)->Unit(benchmark::kMillisecond)->UseRealTime();

void candidate_card(benchmark::State& state) {
    const France& france = France::instance();
    app::LiveCheck live(france.base);
    const auto workspace = *app::workspace_of(*france.base, france.project, std::nullopt);
    (void)live.run(workspace);
    const auto bands = planning::default_candidate_bands();
    const planning::Situation situation = workspace.situation();
    time_frames(state, [&](std::size_t number) {
        const auto commune = static_cast<territory::Index>(number * 7919 % 34'000);
        auto card = planning::candidate_catchment({situation, live.index(), live.hosts(), live.allocation()},
                                                  planning::candidate_host(*workspace.territory, commune), bands);
        benchmark::DoNotOptimize(card);
    });
}
BENCHMARK(candidate_card)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
