// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/map_command.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>

#include "app/cli/accepted.h"
#include "app/cli/shared_options.h"
#include "app/services/map_service.h"
#include "io/atomic_file.h"
#include "map/layers/layer_registry.h"

namespace maillage::app {
namespace {

struct MapOptions {
    Question question;
    MapRequest request;
    OutputOptions output;
    std::string size = "1600x1000";
    std::string theme = "light";
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

void keep_layers(MapOptions& options) {
    if (options.layers.empty()) return;
    for (const std::string& name : layer_names())
        if (std::find(options.layers.begin(), options.layers.end(), name) == options.layers.end())
            options.request.hidden_layers.insert(name);
}

ExitCode run(const Console& console, MapOptions& options) {
    ConsoleFeedback feedback(console);
    if (auto size = parse_size(options.size, options.request); !size) return report_error(console, size.error());
    options.request.theme = options.theme == "dark" ? map::ThemeKind::dark : map::ThemeKind::light;
    keep_layers(options);
    const auto workspace = open_workspace(console.resources.root, options.question, feedback);
    if (!workspace) return report_error(console, workspace.error());
    const auto png = paint_map(*workspace, options.request, console.resources.shaders(), console.catalog);
    if (!png) return report_error(console, png.error());
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
    app.add_option("--size", options->size, words("option.size"_text))->capture_default_str();
    app.add_option("--dpi", options->request.dpi, words("option.dpi"_text))->check(number(24, 1536));
    std::string known;
    for (const std::string& name : layer_names()) known += (known.empty() ? "" : ", ") + name;
    app.add_option("--layers", options->layers, catalog.text(message("option.layers"_text).with("layers", known)))
        ->delimiter(',')
        ->check(one_of(layer_names()));
    app.add_option("--style", options->theme, words("option.style"_text))->check(one_of({"light", "dark"}));
    app.add_option("--title", options->request.title, words("option.title"_text));
    app.add_option("-o,--output", options->output.file, words("option.output_png"_text))
        ->required()
        ->check([](const std::string& file) {
            return std::filesystem::path(file).extension() == ".png" ? std::string() : not_empty()(file) + file;
        });
    add_overwrite_option(app, options->output, catalog);
    return [options](const Console& console) { return run(console, *options); };
}

}  // namespace maillage::app
