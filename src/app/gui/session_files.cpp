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
#include "map/page_insets.h"
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

/// A small map as it stands in the frame, its name within; style px.
struct SeenInset {
    map::InsetMap map;
    map::ScreenBox box;
};

std::vector<SeenInset> seen_insets(const WindowState& state, const Catalog& catalog) {
    const double scale = state.view.device_scale;
    const auto places = inset_places(state.view.width / scale, state.view.height / scale, state.parts);
    std::vector<SeenInset> seen;
    for (const std::size_t part : state.parts.insets()) {
        if (seen.size() == places.size()) break;
        const InsetPlace& place = places[seen.size()];
        seen.push_back({{state.parts.all[part].geometry, part_name(state.parts, part, *state.workspace->territory, catalog)},
                        {place.picture.left, place.picture.top, place.name.right, place.name.bottom}});
    }
    return seen;
}

/// The map in its frame, nothing around it.
Result<std::string> paint_seen(const map::MapContent& content, const map::MapView& view,
                               const std::vector<SeenInset>& insets, const std::filesystem::path& shaders) {
    PagePrinter printer(shaders);
    auto shaper = printer.shaper();
    if (!shaper) return fail(shaper.error());
    map::Page page{map::build_map(content, view, (*shaper)->measure()), view, {}, {}};
    for (const SeenInset& seen : insets)
        page.insets.push_back(map::compose_inset(content, view, seen.map, seen.box, (*shaper)->measure()));
    auto image = printer.print(std::move(page));
    if (!image) return fail(image.error());
    return render::encode_png(*image);
}

Message saved_words(const std::filesystem::path& path) { return message("window.saved"_text).with("file", path.string()); }

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
        case SaveKind::map_picture: send_map(to_file(kind, path, existing)); break;
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
    const PictureGoal goal =
        shot.path.empty() ? to_clipboard() : to_file(SaveKind::window_picture, shot.path, shot.existing);
    run_job(goal.job, [image = std::move(image), put = goal.put] { return put(render::encode_png(image)); }, goal.done);
}

void Session::copy_picture() {
    if (!state_.save || !state_.can_copy || !state_.workspace) return;
    if (state_.save->kind == SaveKind::map_picture) send_map(to_clipboard());
    if (state_.save->kind == SaveKind::window_picture) window_shot_ = WindowShot{};
    close_save();
}

void Session::set_clipboard(std::shared_ptr<PictureClipboard> clipboard) {
    clipboard_ = std::move(clipboard);
    state_.can_copy = clipboard_ != nullptr;
}

Session::PictureGoal Session::to_file(SaveKind kind, const std::filesystem::path& path, io::Existing existing) {
    return {save_job(kind, path), saved_words(path),
            [path, existing](const std::string& png) { return io::write_file(path, png, existing); }};
}

Session::PictureGoal Session::to_clipboard() {
    return {"copy", message("window.copied"_text),
            [clipboard = clipboard_](const std::string& png) { return clipboard->offer(png); }};
}

void Session::set_picture(PictureOptions options) {
    if (!state_.save) return;
    options.times = std::clamp(options.times, 1, most_times(state_, options.as_seen));
    state_.save->picture = std::move(options);
}

std::pair<int, int> Session::picture_size(const PictureOptions& options) const {
    return gui::picture_size(state_, options);
}

void Session::send_map(const PictureGoal& goal) {
    const PictureOptions options = state_.save->picture;
    if (options.as_seen) {
        map::MapContent content = *state_.content;
        content.covered.clear();  // nothing else floats over the picture
        auto insets = seen_insets(state_, catalog());
        for (const SeenInset& seen : insets) content.covered.push_back(seen.box);
        content.vision = map::ColorVision::usual;
        map::MapView view = state_.view;
        view.meters_per_px /= options.times;
        view.width *= options.times;
        view.height *= options.times;
        view.device_scale *= options.times;
        run_job(
            goal.job,
            [content = std::move(content), view, insets = std::move(insets), put = goal.put,
             shaders = resources_.shaders()]() -> Status {
                const auto png = paint_seen(content, view, insets, shaders);
                return png ? put(*png) : fail(png.error());
            },
            goal.done);
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
    run_job(
        goal.job,
        [workspace = compared ? *state_.compare.b.workspace : with_proposals(), request, put = goal.put,
         shaders = resources_.shaders(), words = catalog()]() -> Status {
            PagePrinter printer(shaders);
            const auto png = paint_map(workspace, request, printer, words);
            return png ? put(*png) : fail(png.error());
        },
        goal.done);
}

void Session::export_sites(SaveKind kind, const std::filesystem::path& path, io::Existing existing) {
    run_save(
        kind,
        [list = gui::site_list(state_, catalog()), path, existing] { return io::export_sites(list, path, existing); },
        path);
}

std::string Session::save_job(SaveKind kind, const std::filesystem::path& path) {
    // A job each: the newest of one kind would drop a file that waits behind a plan without a word.
    return "save " + std::to_string(static_cast<int>(kind)) + " " + path.string();
}

void Session::run_save(SaveKind kind, std::function<Status()> write, const std::filesystem::path& path) {
    run_job(save_job(kind, path), std::move(write), saved_words(path));
}

void Session::run_job(const std::string& job, std::function<Status()> write, const Message& done) {
    saves_.push_back(job);
    jobs_.start(job, [this, write = std::move(write), done](Feedback& feedback) -> JobRunner::Completion {
        feedback.progress(0, "window.saving"_text);
        Status written = write();
        return [this, written = std::move(written), done] {
            if (!written) return tell(catalog().text(written.error()), true);
            tell(catalog().text(done), false);
        };
    });
    state_.saving = jobs_.progress(job);
}

}  // namespace maillage::app::gui
