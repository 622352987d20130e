// SPDX-License-Identifier: Apache-2.0
// Files the planner asks for. Each is written by a job, whole or not at all.
#include <algorithm>
#include <tuple>
#include <utility>

#include "app/gui/picture_size.h"
#include "app/gui/session.h"
#include "app/gui/site_list.h"
#include "app/services/map_service.h"
#include "io/atomic_file.h"
#include "io/exporters/registry.h"
#include "render/png_writer.h"

namespace maillage::app::gui {
namespace {

/// The page, as `maillage map` paints it by default.
constexpr int page_width = 1600;
constexpr int page_height = 1000;

const char* extension(SaveKind kind) {
    switch (kind) {
        case SaveKind::project: return io::project_ending.data();
        case SaveKind::map_picture:
        case SaveKind::window_picture: return ".png";
        case SaveKind::geojson: return ".geojson";
        case SaveKind::csv:
        case SaveKind::comparison:
        case SaveKind::years_csv: return ".csv";
        case SaveKind::geopackage: return ".gpkg";
    }
    return "";
}

/// Of the name offered: neither comparison nor years must replace the list of sites.
const char* ending(SaveKind kind) {
    if (kind == SaveKind::comparison) return "-comparaison";
    return kind == SaveKind::years_csv ? "-timeline" : "";
}

/// Of a picture 1×, px.
std::pair<int, int> plain_size(const WindowState& state, bool as_seen) {
    if (!as_seen) return {page_width, page_height};
    return {std::max(state.view.width, 1), std::max(state.view.height, 1)};
}

/// The map in its frame, nothing around it.
Status write_map(const map::MapContent& content, const map::MapView& view, const std::filesystem::path& path,
                 io::Existing existing, const std::filesystem::path& shaders) {
    PagePrinter printer(shaders);
    auto shaper = printer.shaper();
    if (!shaper) return fail(shaper.error());
    auto image = printer.print({map::build_map(content, view, (*shaper)->measure()), view, {}, {}});
    if (!image) return fail(image.error());
    return io::write_file(path, render::encode_png(*image), existing);
}

}  // namespace

std::pair<int, int> picture_size(const WindowState& state, const PictureOptions& options) {
    const auto [width, height] = plain_size(state, options.as_seen);
    return {width * options.times, height * options.times};
}

int most_times(const WindowState& state, bool as_seen) {
    constexpr int finest = 8;
    const auto [width, height] = plain_size(state, as_seen);
    return std::clamp(map::largest_page_px / std::max(width, height), 1, finest);
}

void Session::ask_save(SaveKind kind) {
    if (!state_.workspace || state_.document.asks() || state_.help_open) return;
    SaveDialog dialog{kind, {}, false};
    if (!state_.save && kind == SaveKind::project && !state_.document.file.empty()) {
        dialog.path = state_.document.file.string();
    } else if (state_.save) {
        // Another kind in the open dialog: the name typed stays, its ending follows.
        dialog.picture = state_.save->picture;
        dialog.path = std::filesystem::path(state_.save->path).replace_extension(extension(kind)).string();
    } else {
        const std::string subject = state_.workspace->programme ? state_.workspace->programme->id : "france";
        std::error_code error;
        dialog.path = (std::filesystem::current_path(error) / ("maillage-" + subject + ending(kind) + extension(kind))).string();
    }
    state_.save = std::move(dialog);
    browse(state_.save->path, {extension(kind)}, false);
}

void Session::set_save_path(const std::string& path) {
    if (!state_.save) return;
    set_browsed_path(path, false);
}

void Session::save() {
    if (!state_.save || state_.save->path.empty() || !state_.workspace) return;
    std::filesystem::path path = io::expanded(state_.save->path);
    if (state_.save->kind == SaveKind::project && path.extension() != io::project_ending && path.has_filename())
        path += io::project_ending;  // else it would not be offered again
    // A folder that cannot be read is said in the dialog, where the path can be mended.
    if (state_.tools.browser->trouble) return;
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return;
    if (!state_.save->ask_overwrite && std::filesystem::exists(path, error)) {
        state_.save->ask_overwrite = true;
        return;
    }
    const SaveKind kind = state_.save->kind;
    const auto existing = state_.save->ask_overwrite ? io::Existing::replace : io::Existing::refuse;
    remember_folder(path);
    auto then = std::exchange(keeper_.then, nullptr);
    switch (kind) {
        case SaveKind::project:
            close_save();
            keeper_.then = std::move(then);
            return write_project(path, existing);
        case SaveKind::comparison: export_comparison(path, existing); break;
        case SaveKind::map_picture: save_map(path, existing); break;
        case SaveKind::window_picture: window_shot_ = WindowShot{path, existing}; break;
        case SaveKind::geojson:
        case SaveKind::csv:
        case SaveKind::geopackage: export_sites(kind, path, existing); break;
        case SaveKind::years_csv: save_years(path, existing); break;
    }
    close_save();
}

std::optional<WindowShot> Session::take_window_shot() { return std::exchange(window_shot_, std::nullopt); }

void Session::save_picture(render::Image image, const WindowShot& shot) {
    run_save(
        SaveKind::window_picture,
        [image = std::move(image), shot] { return io::write_file(shot.path, render::encode_png(image), shot.existing); },
        shot.path);
}

void Session::set_picture(PictureOptions options) {
    if (!state_.save) return;
    options.times = std::clamp(options.times, 1, most_times(state_, options.as_seen));
    state_.save->picture = std::move(options);
}

std::pair<int, int> Session::picture_size(const PictureOptions& options) const {
    return gui::picture_size(state_, options);
}

void Session::save_map(const std::filesystem::path& path, io::Existing existing) {
    const PictureOptions options = state_.save->picture;
    if (options.as_seen) {
        map::MapContent content = *state_.content;
        content.covered.clear();  // nothing floats over the picture
        content.vision = map::ColorVision::usual;
        map::MapView view = state_.view;
        view.meters_per_px /= options.times;
        view.width *= options.times;
        view.height *= options.times;
        view.device_scale *= options.times;
        run_save(
            SaveKind::map_picture,
            [content = std::move(content), view, path, existing, shaders = resources_.shaders()] {
                return write_map(content, view, path, existing, shaders);
            },
            path);
        return;
    }
    MapRequest request;
    std::tie(request.width, request.height) = picture_size(options);
    request.title = options.title;
    request.theme = state_.theme;
    request.hidden_layers = hidden_layers_;
    request.shows = state_.themed.shows;
    request.data = state_.themed.data;
    const bool compared = state_.compare.result != nullptr;
    if (compared) request = compared_map(std::move(request));
    run_save(
        SaveKind::map_picture,
        [workspace = compared ? *state_.compare.b.workspace : with_proposals(), request, path, existing, shaders = resources_.shaders(), words = catalog()]() -> Status {
            PagePrinter printer(shaders);
            const auto png = paint_map(workspace, request, printer, words);
            if (!png) return fail(png.error());
            return io::write_file(path, *png, existing);
        },
        path);
}

void Session::export_sites(SaveKind kind, const std::filesystem::path& path, io::Existing existing) {
    run_save(
        kind,
        [list = gui::site_list(state_, catalog()), path, existing] { return io::export_sites(list, path, existing); },
        path);
}

void Session::run_save(SaveKind kind, std::function<Status()> write, const std::filesystem::path& path) {
    // A job each: the newest of one kind would drop a file that waits behind a plan without a word.
    const std::string job = "save " + std::to_string(static_cast<int>(kind)) + " " + path.string();
    saves_.push_back(job);
    jobs_.start(job, [this, write = std::move(write), path](Feedback& feedback) -> JobRunner::Completion {
        feedback.progress(0, "window.saving"_text);
        Status written = write();
        return [this, written = std::move(written), path] {
            if (!written) return tell(catalog().text(written.error()), true);
            tell(catalog().text(message("window.saved"_text).with("file", path.string())), false);
        };
    });
    state_.saving = jobs_.progress(job);
}

}  // namespace maillage::app::gui
