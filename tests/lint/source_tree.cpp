// SPDX-License-Identifier: Apache-2.0
#include "lint/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace maillage::lint {
namespace {

namespace fs = std::filesystem;

const fs::path root = MAILLAGE_SOURCE_DIR;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_generated(const fs::path& folder) {
    const std::string name = folder.filename().string();
    // geodata/build holds hand-written scripts: only the top-level build and out are generated.
    const bool at_top = folder.parent_path() == root && (name == "build" || name == "out");
    return at_top || name == "__pycache__" || (name.starts_with('.') && name != ".ci");
}

}  // namespace

std::vector<SourceFile> files_under(std::string_view folder, const std::vector<std::string_view>& endings) {
    std::vector<SourceFile> found;
    const fs::path start = folder.empty() ? root : root / folder;
    if (!fs::exists(start)) return found;
    for (fs::recursive_directory_iterator at(start), end; at != end; ++at) {
        if (at->is_directory() && is_generated(at->path())) {
            at.disable_recursion_pending();
            continue;
        }
        const std::string name = at->path().filename().string();
        const bool wanted =
            std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); });
        if (at->is_regular_file() && wanted)
            found.push_back({at->path().lexically_relative(root).generic_string(), read(at->path())});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return found;
}

std::vector<SourceFile> cpp_files_under(std::string_view folder) { return files_under(folder, {".h", ".cpp"}); }

std::string text_of(std::string_view path) { return read(root / path); }

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

}  // namespace maillage::lint
