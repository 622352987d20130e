// SPDX-License-Identifier: Apache-2.0
#include "io/state_folder.h"

#include <cstdlib>
#include <system_error>

namespace maillage::io {

namespace {

std::filesystem::path folder_of(const char* variable, const std::filesystem::path& below_home) {
    // The specification tells to ignore a relative path.
    if (const char* set = std::getenv(variable); set != nullptr && *set == '/')
        return std::filesystem::path(set) / "maillage";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return std::filesystem::path(home) / below_home / "maillage";
    return {};
}

}  // namespace

std::filesystem::path state_folder() { return folder_of("XDG_STATE_HOME", ".local/state"); }

std::filesystem::path config_folder() { return folder_of("XDG_CONFIG_HOME", ".config"); }

bool make_private_folder(const std::filesystem::path& folder) {
    if (folder.empty()) return false;
    std::error_code failure;
    const bool fresh = std::filesystem::create_directories(folder, failure);
    if (failure) return false;
    if (fresh) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    return std::filesystem::is_directory(folder, failure);
}

}  // namespace maillage::io
