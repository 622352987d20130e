// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/map_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "app/cli/accepted.h"
#include "app/cli/shared_options.h"
#include "app/services/comma_list.h"
#include "app/services/map_service.h"
#include "io/atomic_file.h"
#include "map/indicators/registry.h"
#include "map/layers/layer_registry.h"
#include "map/ramps.h"

namespace maillage::app {
namespace {

struct MapOptions {
    Question question;
    ProjectOptions project;
    MapRequest request;
    OutputOptions output;
    std::string size = "1600x1000";
    std::string style = "light";
    std::string vision;
    std::string column;
    std::string before;
    std::vector<std::string> layers;
};

/// "3840x2160".
Status parse_size(const std::string& text, MapRequest& request) {
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, request.width);
    bool good = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
    if (good) {
        const auto height = std::from_chars(width.ptr + 1, end, request.height);
        good = height.ec == std::errc{} && height.ptr == end;
    }
    const auto fits = [](int side) { return side >= map::smallest_page_px && side <= map::largest_page_px; };
    if (good && fits(request.width) && fits(request.height)) return {};
    return fail({ErrorKind::usage, message("map.bad_size"_text).with("given", text), {}, {},
                 message("map.bad_size_remedy"_text)});
}

std::vector<std::string> layer_names() {
    std::vector<std::string> names;
    for (const auto& layer : map::layers()) names.emplace_back(layer.id);
    return names;
}

template <class Table>
std::vector<std::string> keys_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& entry : table) names.emplace_back(entry.key);
    return names;
}

void keep_layers(MapOptions& options) {
    if (options.layers.empty()) return;
    for (const std::string& name : layer_names())
        if (std::find(options.layers.begin(), options.layers.end(), name) == options.layers.end())
            options.request.hidden_layers.insert(name);
}

struct VisionName {
    std::string_view key;
    map::ColorVision vision;
};
constexpr std::array visions{VisionName{"deuteranopia", map::ColorVision::deuteranopia},
                             VisionName{"protanopia", map::ColorVision::protanopia},
                             VisionName{"tritanopia", map::ColorVision::tritanopia}};

map::ColorVision vision_named(const std::string& name) {
    const auto found = std::ranges::find(visions, name, &VisionName::key);
    return found == visions.end() ? map::ColorVision::usual : found->vision;
}

bool compares(const MapOptions& options) {
    const map::Indicator* indicator = map::find_indicator(options.request.shows.indicator);
    return indicator != nullptr && indicator->need == map::IndicatorNeed::situation_before;
}

/// The column and the situation before, where the indicator wants them.
Status gather(const Console& console, MapOptions& options, const Workspace& workspace, Feedback& feedback) {
    ThemeData& data = options.request.data;
    const bool demand_is_joined = !options.question.demand.empty() && options.question.demand != "population";
    const std::string column = options.column.empty() && demand_is_joined ? options.question.demand : options.column;
    if (!column.empty())
        if (auto joined = join_column(data, workspace, column); !joined) return joined;
    // Two files to compare, or one beside the programme's known sites; the same sites twice would show nothing.
    const bool two_situations = !options.before.empty() || (!options.question.sites.empty() && workspace.programme);
    if (!compares(options) || !two_situations) return {};
    Question before = options.question;
    before.sites = options.before;
    before.site_table = nullptr;
    const auto old = open_workspace(console.resources.root, before, feedback);
    if (!old) return fail(old.error());
    data.distance_before_m = distances_by_commune(*old, run_check(*old));
    return {};
}

ExitCode run(const CLI::App& app, const Console& console, MapOptions& options) {
    ConsoleFeedback feedback(console);
    if (auto writable = check_output(options.output); !writable) return report_error(console, writable.error());
    if (auto size = parse_size(options.size, options.request); !size) return report_error(console, size.error());
    options.request.theme = options.style == "dark" ? map::ThemeKind::dark : map::ThemeKind::light;
    options.request.vision = vision_named(options.vision);
    keep_layers(options);
    options.question.counts_proposals = true;  // a file of sites is shown as a whole, as `check` and `catchment` measure it
    if (auto taken = take_project(app, options.project, options.question); !taken)
        return report_error(console, taken.error());
    // A project's proposals count where the map shows what they change.
    if (compares(options)) options.question.counts_proposals = true;
    PagePrinter printer(console.resources.shaders());
    const auto workspace = open_workspace(console.resources.root, options.question, feedback);
    if (!workspace) return report_error(console, workspace.error());
    if (auto gathered = gather(console, options, *workspace, feedback); !gathered)
        return report_error(console, gathered.error());
    if (feedback.cancelled()) return report_interrupted(console);
    const auto png = paint_map(*workspace, options.request, printer, console.catalog);
    if (!png) return report_error(console, png.error());
    if (feedback.cancelled()) return report_interrupted(console);
    feedback.note(message("log.painted"_text)
                      .with("width", std::int64_t{options.request.width})
                      .with("height", std::int64_t{options.request.height}));
    const auto saved = io::write_file(options.output.file, *png, overwriting(options.output.force));
    if (!saved) return report_error(console, saved.error());
    feedback.note(written_note(options.output.file));
    return ExitCode::done;
}

}  // namespace

CommandAction attach_map(CLI::App& app, const Catalog& catalog) {
    const auto words = [&](TextKey key) { return catalog.text(key); };
    auto options = std::make_shared<MapOptions>();
    add_question_options(app, options->question, catalog);
    add_project_options(app, options->project, catalog);
    app.add_option("--size", options->size, words("option.size"_text))->capture_default_str();
    app.add_option("--dpi", options->request.dpi, words("option.dpi"_text))->check(number(24, 1536));
    app.add_option("--layers", options->layers,
                   catalog.text(message("option.layers"_text).with("layers", comma_list(layer_names()))))
        ->delimiter(',')
        ->check(one_of(layer_names()));
    app.add_option("--style", options->style, words("option.style"_text))->check(one_of({"light", "dark"}));
    ThemeChoice& shows = options->request.shows;
    const auto themes = keys_of(map::indicators());
    app.add_option("--theme", shows.indicator, catalog.text(message("option.theme"_text).with("themes", comma_list(themes))))
        ->check(one_of(themes))
        ->capture_default_str();
    app.add_option("--classes", shows.classes, words("option.classes"_text));
    const auto ramps = keys_of(map::ramps());
    app.add_option("--ramp", shows.ramp, catalog.text(message("option.ramp"_text).with("ramps", comma_list(ramps))))
        ->check(one_of(ramps));
    app.add_option("--column", options->column, words("option.column"_text));
    app.add_option("--before", options->before, words("option.before"_text));
    app.add_option("--vision", options->vision,
                   catalog.text(message("option.vision"_text).with("visions", comma_list(keys_of(visions)))))
        ->check(one_of(keys_of(visions)));
    app.add_option("--title", options->request.title, words("option.title"_text));
    app.add_option("-o,--output", options->output.file, words("option.output_png"_text))
        ->required()
        ->check([](const std::string& file) {
            return std::filesystem::path(file).extension() == ".png" ? std::string() : not_empty()(file) + file;
        });
    add_overwrite_option(app, options->output, catalog);
    return [&app, options](const Console& console) { return run(app, console, *options); };
}

}  // namespace maillage::app
