// SPDX-License-Identifier: Apache-2.0
#include "io/state_folder.h"

#include <cstdlib>
#include <system_error>

namespace maillage::io {

std::filesystem::path state_folder() {
    // The specification tells to ignore a relative path.
    if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/')
        return std::filesystem::path(state) / "maillage";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return std::filesystem::path(home) / ".local" / "state" / "maillage";
    return {};
}

bool make_private_folder(const std::filesystem::path& folder) {
    if (folder.empty()) return false;
    std::error_code failure;
    const bool fresh = std::filesystem::create_directories(folder, failure);
    if (failure) return false;
    if (fresh) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    return std::filesystem::is_directory(folder, failure);
}

}  // namespace maillage::io
