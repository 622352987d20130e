// SPDX-License-Identifier: Apache-2.0
#include "io/recent_files.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

#include "io/atomic_file.h"
#include "io/state_folder.h"

namespace maillage::io {
namespace {

/// A path of the kernel has at most 4096 bytes (PATH_MAX).
constexpr std::size_t longest_line = 4096;

std::filesystem::path list_of(const std::filesystem::path& state) { return state / "recent"; }

std::vector<std::filesystem::path> listed(const std::filesystem::path& state) {
    std::vector<std::filesystem::path> files;
    std::ifstream stream(list_of(state), std::ios::binary);
    for (std::string line; files.size() < most_recent_files && std::getline(stream, line);)
        if (!line.empty() && line.size() <= longest_line && line.front() == '/') files.emplace_back(line);
    return files;
}

}  // namespace

std::vector<std::filesystem::path> recent_files(const std::filesystem::path& state) {
    std::vector<std::filesystem::path> files = listed(state);
    std::error_code failure;
    std::erase_if(files, [&](const auto& file) { return !std::filesystem::is_regular_file(file, failure); });
    return files;
}

void add_recent_file(const std::filesystem::path& state, const std::filesystem::path& file) {
    std::error_code failure;
    const std::filesystem::path absolute = std::filesystem::absolute(file, failure).lexically_normal();
    // A name with a line break is legal and would be two lines.
    if (failure || state.empty() || absolute.string().find('\n') != std::string::npos) return;
    std::vector<std::filesystem::path> files = listed(state);
    std::erase(files, absolute);
    files.insert(files.begin(), absolute);
    if (files.size() > most_recent_files) files.resize(most_recent_files);
    std::string text;
    for (const std::filesystem::path& entry : files) text += entry.string() + "\n";
    if (make_private_folder(state)) static_cast<void>(write_file(list_of(state), text, Existing::replace));
}

}  // namespace maillage::io
