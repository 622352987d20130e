// SPDX-License-Identifier: Apache-2.0
#include "io/folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <tuple>

#include "base/utf8.h"
#include "io/input_error.h"

namespace maillage::io {
namespace {

namespace fs = std::filesystem;

std::string shown(const std::string& name) {
    std::string label = is_utf8(name) ? name : utf8_from_latin1(name);
    for (char& c : label)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return label;
}

Date local_day(std::time_t time) {
    std::tm parts{};
    localtime_r(&time, &parts);
    return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

FolderEntry entry_of(const fs::directory_entry& found) {
    FolderEntry entry;
    entry.name = found.path().filename().string();
    entry.label = shown(entry.name);
    struct stat facts {};
    if (stat(found.path().c_str(), &facts) != 0) return entry;  // follows links; a dangling one keeps its name
    entry.is_folder = S_ISDIR(facts.st_mode);
    if (!entry.is_folder) entry.bytes = static_cast<std::uintmax_t>(facts.st_size);
    entry.modified = local_day(facts.st_mtime);
    return entry;
}

Error folder_error(const fs::path& path, TextKey what) {
    return environment_error(path, message(what), "io.folder_remedy"_text);
}

std::string lower_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return {};
    std::string ending(name.substr(dot));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

/// "\040" of the mount table is a space.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '7'; };
        if (text[i] == '\\' && digit(i + 1) && digit(i + 2) && digit(i + 3)) {
            out += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

Result<Folder> read_folder(const fs::path& path, std::size_t most) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return fail(folder_error(path, "io.folder_missing"_text));
    if (!fs::is_directory(status)) return fail(folder_error(path, "io.folder_is_file"_text));
    fs::directory_iterator at(path, error);
    if (error) return fail(folder_error(path, "io.folder_unreadable"_text));
    Folder folder{path, {}, false};
    for (; at != fs::directory_iterator(); at.increment(error)) {
        if (error) break;
        if (at->path().filename().string().starts_with('.')) continue;
        if (folder.entries.size() >= most) {
            folder.cut = true;
            break;
        }
        folder.entries.push_back(entry_of(*at));
    }
    sort_entries(folder.entries, FolderOrder::name, false);
    return folder;
}

void sort_entries(std::vector<FolderEntry>& entries, FolderOrder order, bool descending) {
    struct Keyed {
        std::string folded_name;
        FolderEntry entry;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(entries.size());
    for (FolderEntry& entry : entries) {
        std::string name = folded(entry.label);
        keyed.push_back({std::move(name), std::move(entry)});
    }
    const auto by_name = [](const Keyed& a, const Keyed& b) {
        return std::tie(a.folded_name, a.entry.name) < std::tie(b.folded_name, b.entry.name);
    };
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.entry.is_folder != b.entry.is_folder) return a.entry.is_folder;
        const Keyed& low = descending ? b : a;
        const Keyed& high = descending ? a : b;
        if (order == FolderOrder::size && !a.entry.is_folder && a.entry.bytes != b.entry.bytes)
            return low.entry.bytes < high.entry.bytes;
        if (order == FolderOrder::modified && a.entry.modified != b.entry.modified)
            return low.entry.modified < high.entry.modified;
        return order == FolderOrder::name ? by_name(low, high) : by_name(a, b);
    });
    for (std::size_t i = 0; i < keyed.size(); ++i) entries[i] = std::move(keyed[i].entry);
}

bool has_ending(const FolderEntry& entry, const std::vector<std::string>& endings) {
    return entry.is_folder || endings.empty() ||
           std::find(endings.begin(), endings.end(), lower_ending(entry.name)) != endings.end();
}

fs::path home_folder() {
    const char* home = std::getenv("HOME");
    return home != nullptr && *home == '/' ? fs::path(home) : fs::path("/");
}

fs::path expanded(std::string_view typed) {
    if (typed == "~") return home_folder();
    if (typed.starts_with("~/")) return home_folder() / typed.substr(2);
    return fs::path(typed);
}

fs::path folder_of(std::string_view typed) {
    std::error_code error;
    fs::path path = fs::absolute(expanded(typed.empty() ? "./" : typed), error).lexically_normal();
    if (typed == "~") return path;
    return path.parent_path();
}

std::string completed(std::string_view typed, const Folder& folder) {
    const std::size_t slash = typed.rfind('/');
    const std::string_view start = slash == std::string_view::npos ? typed : typed.substr(slash + 1);
    const FolderEntry* first = nullptr;
    std::size_t agreed = 0;
    bool single = true;
    for (const FolderEntry& entry : folder.entries) {
        if (!std::string_view(entry.name).starts_with(start)) continue;
        if (first == nullptr) {
            first = &entry;
            agreed = entry.name.size();
            continue;
        }
        single = false;
        const auto [end, ignored] = std::mismatch(first->name.begin(), first->name.begin() + static_cast<std::ptrdiff_t>(agreed),
                                                  entry.name.begin(), entry.name.end());
        agreed = static_cast<std::size_t>(end - first->name.begin());
    }
    std::string text(typed);
    if (first == nullptr) return text;
    std::string addition = first->name.substr(start.size(), agreed - start.size());
    // Half a character is none.
    while (!addition.empty() && is_utf8(first->name) && !is_utf8(text.substr(text.size() - start.size()) + addition))
        addition.pop_back();
    text += addition;
    if (single && first->is_folder) text += '/';
    return text;
}

std::vector<fs::path> mounted_media(std::string_view mounts) {
    std::vector<fs::path> media;
    while (!mounts.empty()) {
        const std::size_t end = std::min(mounts.find('\n'), mounts.size());
        std::string_view line = mounts.substr(0, end);
        mounts.remove_prefix(std::min(end + 1, mounts.size()));
        const std::size_t from = line.find(' ');
        if (from == std::string_view::npos) continue;
        line.remove_prefix(from + 1);
        const std::string place = unescaped(line.substr(0, line.find(' ')));
        for (const char* root : {"/media/", "/run/media/", "/mnt/"})
            if (place.starts_with(root)) media.emplace_back(place);
    }
    std::sort(media.begin(), media.end());
    media.erase(std::unique(media.begin(), media.end()), media.end());
    return media;
}

std::vector<fs::path> mounted_media() {
    std::ifstream file("/proc/self/mounts");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return mounted_media(std::string_view(text));
}

}  // namespace maillage::io
