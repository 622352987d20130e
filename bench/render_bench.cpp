// SPDX-License-Identifier: Apache-2.0
// Frames of the window's map, 1920 × 1080, all communes of metropolitan France, software OpenGL without a
// display. Each iteration is a sequence of frames; median and 99th percentile are over all frames, in ms. And
// the steps from the file to the first picture.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <epoxy/gl.h>
#include <filesystem>

#include "app/gui/gl_map_canvas.h"
#include "app/services/map_service.h"
#include "render/feature_runs.h"
#include "render/gl/map_painter.h"
#include "render/headless_context.h"
#include "render/png_writer.h"

namespace maillage {
namespace {

const std::filesystem::path source = MAILLAGE_SOURCE_DIR;
constexpr int frames = 60;

app::Workspace workspace() {
    app::Question question;
    question.programme = "gen";
    question.scope = "france-metropolitaine";
    SilentFeedback feedback;
    return std::move(app::open_workspace(source, question, feedback)).value();
}

/// The map of the programme with the most sites, prepared once.
const map::MapContent& france() {
    static const map::MapContent content = [] {
        const app::Workspace opened = workspace();
        return app::map_content(opened, app::run_check(opened), *app::prepare_map(opened));
    }();
    return content;
}

map::MapView whole_view() { return map::fit_to_scope(france(), {{}, 1, 1920, 1080, 1}, {20, 20, 20, 20}); }

/// View of frame `i`: the whole country dragged about, the same twice as large, and coming closer to one place.
map::MapView panned(int i) { return whole_view().panned(-300 + 10 * i, 3 * i); }
map::MapView panned_close(int i) { return whole_view().zoomed(2, {960, 540}).panned(-300 + 10 * i, 3 * i); }
map::MapView zoomed(int i) { return whole_view().zoomed(std::pow(1.04, i), {800, 600}); }

class Times {
  public:
    template <class Frame>
    void measure(const Frame& frame) {
        const auto begin = std::chrono::steady_clock::now();
        frame();
        glFinish();
        ms_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }

    void report(benchmark::State& state) {
        std::sort(ms_.begin(), ms_.end());
        const auto at = [&](double share) { return ms_[static_cast<std::size_t>(share * double(ms_.size() - 1))]; };
        state.counters["median_ms"] = at(0.5);
        state.counters["p99_ms"] = at(0.99);
        state.counters["largest_ms"] = ms_.back();
    }

  private:
    std::vector<double> ms_;
};

struct Painting {
    render::HeadlessContext context = std::move(render::HeadlessContext::create()).value();
    render::TextShaper shaper = std::move(render::TextShaper::create()).value();
    render::gl::MapPainter painter = std::move(render::gl::MapPainter::create(source / "shaders", shaper)).value();

    void paint(const map::MapContent& content, const map::MapView& view) {
        if (!painter.paint(map::build_map(content, view, shaper.measure()), view)) std::abort();
    }
};

/// Every frame painted anew.
template <map::MapView (*view)(int)>
void sharp_frames(benchmark::State& state) {
    Painting painting;
    Times times;
    for (int i = 0; i < frames; ++i) painting.paint(france(), view(i));  // levels of detail are made once
    for ([[maybe_unused]] auto step : state)
        for (int i = 0; i < frames; ++i) times.measure([&] { painting.paint(france(), view(i)); });
    times.report(state);
}
BENCHMARK(sharp_frames<panned>)->Name("pan_sharp")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sharp_frames<panned_close>)->Name("pan_close_sharp")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sharp_frames<zoomed>)->Name("zoom_sharp")->Unit(benchmark::kMillisecond)->UseRealTime();

/// As the window shows them: the last picture moved, a sharp one every 100 ms.
template <map::MapView (*view)(int)>
void moving_frames(benchmark::State& state) {
    const auto context = std::move(render::HeadlessContext::create()).value();
    const auto canvas = std::move(app::gui::make_gl_map_canvas(source / "shaders")).value();
    Times times;
    std::uint64_t revision = 1;
    for (int i = 0; i < frames; ++i) canvas->paint(france(), view(i), ++revision);
    for ([[maybe_unused]] auto step : state)
        for (int i = 0; i < frames; ++i) times.measure([&] { canvas->paint(france(), view(i), revision); });
    times.report(state);
}
BENCHMARK(moving_frames<panned>)->Name("pan_moving")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(moving_frames<panned_close>)->Name("pan_close_moving")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(moving_frames<zoomed>)->Name("zoom_moving")->Unit(benchmark::kMillisecond)->UseRealTime();

/// The five insets of the overseas departments beside a map whose distances change every frame: those of the mainland
/// alone (a site dragged there), or those overseas too, so that each is painted anew.
template <bool overseas>
void insets_beside(benchmark::State& state) {
    app::Question question;
    question.scope = "france";
    SilentFeedback feedback;
    const app::Workspace opened = std::move(app::open_workspace(source, question, feedback)).value();
    map::MapContent content = app::map_content(opened, app::run_check(opened), *app::prepare_map(opened));
    content.distance_m.assign(opened.territory->communes.size(), 0);  // no site stands without a programme
    const auto insets = std::move(app::prepare_insets(opened)).value();
    const auto context = std::move(render::HeadlessContext::create()).value();
    const auto canvas = std::move(app::gui::make_gl_map_canvas(source / "shaders")).value();
    Times times;
    std::uint64_t revision = 0;
    const map::TerritoryGeometry& mainland = content.geometry->whole();
    for ([[maybe_unused]] auto step : state)
        for (int i = 0; i < frames; ++i) {
            for (territory::Index c = 0; c < content.distance_m.size(); ++c)
                if (overseas || mainland.feature(c)) content.distance_m[c] = static_cast<int>((c * 7919 + 9'770 * i) % 90'000);
            ++revision;
            times.measure([&] {
                for (std::size_t slot = 0; slot < insets.size(); ++slot)
                    canvas->paint_inset(slot, content, whole_view(), insets[slot], {0, 0, 120, 102}, revision);
            });
        }
    times.report(state);
}
BENCHMARK(insets_beside<false>)->Name("insets_kept")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(insets_beside<true>)->Name("insets_anew")->Unit(benchmark::kMillisecond)->UseRealTime();

/// What the scope "france" needs beside its own geometry: that of the five insets.
void prepare_insets(benchmark::State& state) {
    app::Question question;
    question.scope = "france";
    SilentFeedback feedback;
    const app::Workspace opened = std::move(app::open_workspace(source, question, feedback)).value();
    for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(app::prepare_insets(opened));
}
BENCHMARK(prepare_insets)->Unit(benchmark::kMillisecond)->UseRealTime();

/// New distances for every commune, the view stays: a dragged site.
void recolour(benchmark::State& state) {
    Painting painting;
    map::MapContent content = france();
    const map::MapView view = whole_view();
    painting.paint(content, view);
    Times times;
    for ([[maybe_unused]] auto step : state)
        for (int i = 0; i < frames; ++i) {
            for (std::int32_t& metres : content.distance_m) metres = metres < 0 ? metres : (metres + 977) % 90'000;
            times.measure([&] { painting.paint(content, view); });
        }
    times.report(state);
}
BENCHMARK(recolour)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Which commune lies under which pixel, for a new view; the argument is the picture's width at 16 : 9.
void find_runs(benchmark::State& state) {
    const int width = static_cast<int>(state.range(0));
    const auto view = map::fit_to_scope(france(), {{}, 1, width, width * 9 / 16, 1}, {20, 20, 20, 20});
    const auto mesh = france().geometry->whole().fills(map::TerritoryGeometry::level_for(view.meters_per_px));
    for ([[maybe_unused]] auto step : state)
        benchmark::DoNotOptimize(render::FeatureRuns(*mesh, {view, 0, 0, view.width, view.height}));
}
BENCHMARK(find_runs)->Arg(1920)->Arg(3840)->Unit(benchmark::kMillisecond)->UseRealTime();

void write_png(benchmark::State& state) {
    Painting painting;
    const auto view = map::fit_to_scope(france(), {{}, 1, 3840, 2160, 1}, {20, 20, 20, 20});
    const auto image = painting.painter.picture(map::build_map(france(), view, painting.shaper.measure()), view);
    for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(render::encode_png(*image));
}
BENCHMARK(write_png)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Geometry of all France from the loaded outlines.
void prepare_geometry(benchmark::State& state) {
    const app::Workspace opened = workspace();
    for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(app::prepare_map(opened));
}
BENCHMARK(prepare_geometry)->Unit(benchmark::kMillisecond)->UseRealTime();

/// File to first picture of all France, OpenGL context and fonts included.
void first_picture(benchmark::State& state) {
    for ([[maybe_unused]] auto step : state) {
        const app::Workspace opened = workspace();
        const auto content = app::map_content(opened, app::run_check(opened), *app::prepare_map(opened));
        Painting painting;
        painting.paint(content, map::fit_to_scope(content, {{}, 1, 1920, 1080, 1}, {20, 20, 20, 20}));
        glFinish();
    }
}
BENCHMARK(first_picture)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace maillage
