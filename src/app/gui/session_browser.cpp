// SPDX-License-Identifier: Apache-2.0
// Looking through folders for a file to open or to write. Folders are read beside the window, on a thread of their own:
// a sleeping disk or a far share must not wait for a plan, nor the window for them.
#include <algorithm>
#include <utility>

#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

constexpr std::string_view folder_job = "folder";
constexpr std::size_t most_recent = 4;

/// What the readers of site files understand (docs/formats.md).
const std::vector<std::string>& site_endings() {
    static const std::vector<std::string> endings{".geojson", ".json", ".csv", ".gpkg", ".shp", ".kml", ".fgb"};
    return endings;
}

std::string with_slash(const std::filesystem::path& folder) {
    std::string text = folder.string();
    if (!text.ends_with('/')) text += '/';
    return text;
}

/// Entries that pass the filter, in the order asked for.
void arrange(FileBrowser& browser) {
    browser.rows.clear();
    browser.picked.reset();
    if (!browser.list) return;
    if (browser.order != io::FolderOrder::name || browser.descending) {
        auto sorted = std::make_shared<io::Folder>(*browser.list);
        io::sort_entries(sorted->entries, browser.order, browser.descending);
        browser.list = std::move(sorted);
    }
    for (std::size_t row = 0; row < browser.list->entries.size(); ++row)
        if (browser.all_files || io::has_ending(browser.list->entries[row], browser.endings)) browser.rows.push_back(row);
}

/// Of the recent projects those a list can show beside the folders.
constexpr std::size_t most_projects = 5;

std::vector<Favourite> favourites(const std::vector<std::filesystem::path>& recent) {
    std::error_code error;
    std::vector<Favourite> found{{Favourite::Kind::home, io::home_folder()}};
    const auto add = [&](Favourite::Kind kind, const std::filesystem::path& path) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Favourite& f) { return f.path == path; });
        if (!known && !path.empty()) found.push_back({kind, path});
    };
    add(Favourite::Kind::current, std::filesystem::current_path(error));
    for (const auto& path : recent) add(Favourite::Kind::recent, path);
    for (const auto& path : io::mounted_media()) add(Favourite::Kind::medium, path);
    return found;
}

}  // namespace

void Session::browse(std::string path, std::vector<std::string> endings, bool opens, bool adds) {
    FileBrowser browser;
    if (state_.tools.browser) browser = *state_.tools.browser;
    browser.opens = opens;
    browser.adds = adds;
    browser.endings = std::move(endings);
    browser.favourites = favourites(state_.tools.recent_folders);
    const auto& projects = state_.document.recent;
    for (std::size_t i = 0; opens && !adds && i < std::min(projects.size(), most_projects); ++i)
        browser.favourites.push_back({Favourite::Kind::project, projects[i]});
    browser.path = std::move(path);
    ++browser.revision;
    arrange(browser);
    state_.tools.browser = std::move(browser);
    read_browsed_folder();
}

void Session::read_browsed_folder() {
    FileBrowser& browser = *state_.tools.browser;
    const auto folder = io::folder_of(browser.path);
    if (folder == browser.folder && (browser.list || reading_.busy())) return;
    browser.folder = folder;
    browser.list.reset();
    browser.rows.clear();
    browser.picked.reset();
    browser.trouble.reset();
    reading_.start(folder_job, [this, folder](Feedback&) -> JobRunner::Completion {
        auto list = io::read_folder(folder);
        return [this, list = std::move(list)] {
            if (!state_.tools.browser) return;
            if (!list) {
                state_.tools.browser->trouble = list.error();
                return;
            }
            state_.tools.browser->list = std::make_shared<const io::Folder>(*list);
            arrange(*state_.tools.browser);
        };
    });
}

void Session::set_browsed_path(std::string path, bool by_typing) {
    if (!state_.tools.browser) return;
    FileBrowser& browser = *state_.tools.browser;
    browser.path = std::move(path);
    browser.picked.reset();
    if (browser.list) browser.trouble.reset();  // it was about the path before
    if (!by_typing) ++browser.revision;
    if (state_.save) {
        state_.save->path = browser.path;
        state_.save->ask_overwrite = false;
    }
    read_browsed_folder();
}

void Session::complete_browsed_path() {
    if (!state_.tools.browser || !state_.tools.browser->list) return;
    const FileBrowser& browser = *state_.tools.browser;
    io::Folder meant{browser.folder, {}, false};
    for (const std::size_t row : browser.rows) meant.entries.push_back(browser.list->entries[row]);
    set_browsed_path(io::completed(browser.path, meant), false);
}

void Session::enter_folder(const std::filesystem::path& folder) {
    if (!state_.tools.browser) return;
    const FileBrowser& browser = *state_.tools.browser;
    // The name to write under stays; of a file to open there is none yet.
    const std::string name = browser.opens ? std::string() : io::expanded(browser.path).filename().string();
    set_browsed_path(with_slash(folder) + name, false);
}

void Session::take_browsed(std::size_t row) {
    if (!state_.tools.browser || !state_.tools.browser->list || row >= state_.tools.browser->rows.size()) return;
    const FileBrowser& browser = *state_.tools.browser;
    const io::FolderEntry& entry = browser.list->entries[browser.rows[row]];
    const std::filesystem::path path = browser.folder / entry.name;
    if (entry.is_folder) return enter_folder(path);
    set_browsed_path(path.string(), false);
}

void Session::pick_browsed(int step) {
    if (!state_.tools.browser || state_.tools.browser->rows.empty()) return;
    FileBrowser& browser = *state_.tools.browser;
    const int last = static_cast<int>(browser.rows.size()) - 1;
    const int from = browser.picked ? static_cast<int>(*browser.picked) : step > 0 ? -1 : last + 1;
    browser.picked = static_cast<std::size_t>(std::clamp(from + step, 0, last));
}

void Session::order_browsed(io::FolderOrder order) {
    if (!state_.tools.browser) return;
    FileBrowser& browser = *state_.tools.browser;
    browser.descending = browser.order == order && !browser.descending;
    browser.order = order;
    if (browser.list && order == io::FolderOrder::name && !browser.descending) {
        auto sorted = std::make_shared<io::Folder>(*browser.list);
        io::sort_entries(sorted->entries, order, false);
        browser.list = std::move(sorted);
    }
    arrange(browser);
}

void Session::show_all_files(bool all) {
    if (!state_.tools.browser) return;
    state_.tools.browser->all_files = all;
    arrange(*state_.tools.browser);
}

void Session::remember_folder(const std::filesystem::path& file) {
    auto& recent = state_.tools.recent_folders;
    const auto folder = io::folder_of(file.string());
    std::erase(recent, folder);
    recent.insert(recent.begin(), folder);
    recent.resize(std::min(recent.size(), most_recent));
}

void Session::ask_open() { ask_file(false); }

void Session::ask_import() { ask_file(true); }

void Session::ask_file(bool adds) {
    if (state_.save || state_.help_open || state_.document.asks()) return;
    close_finder();
    std::error_code error;
    const auto start = state_.tools.recent_folders.empty() ? std::filesystem::current_path(error)
                                                           : state_.tools.recent_folders.front();
    state_.tools.browser.reset();
    std::vector<std::string> endings = site_endings();
    if (!adds) endings.emplace(endings.begin(), io::project_ending);
    browse(with_slash(start), std::move(endings), true, adds);
}

void Session::open_recent(const std::filesystem::path& project) {
    close_browser();
    open_project(project);
}

void Session::open_browsed() {
    if (!state_.tools.browser || !state_.tools.browser->opens) return;
    const auto path = io::expanded(state_.tools.browser->path);
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        state_.tools.browser->trouble = Error{ErrorKind::environment, message("window.open_no_file"_text), path.string(),
                                              {}, message("window.open_no_file_remedy"_text)};
        return;
    }
    remember_folder(path);
    const bool adds = state_.tools.browser->adds;
    const bool joins = state_.tools.browser->joins;
    close_browser();
    if (adds) return import_sites(path);
    if (joins) return offer_columns(path);
    if (path.extension() == io::project_ending) return open_project(path);
    Question question = state_.tools.asked;
    question.sites = path;
    open(question);
}

void Session::close_browser() {
    state_.tools.browser.reset();
    reading_.cancel(folder_job);
}

}  // namespace maillage::app::gui
