// SPDX-License-Identifier: Apache-2.0
#include "io/resource_paths.h"

#include <cstdlib>
#include <system_error>

#include "io/input_error.h"

namespace maillage::io {
namespace {

bool holds_resources(const std::filesystem::path& folder) {
    std::error_code failure;
    return std::filesystem::is_directory(folder / "assets" / "i18n", failure);
}

Error not_found(const std::filesystem::path& folder) {
    return environment_error(folder, message("resources.missing"_text), "resources.missing_remedy"_text);
}

}  // namespace

Result<ResourcePaths> find_resources(const std::filesystem::path& executable_folder,
                                     const std::filesystem::path& data_folder) {
    if (!data_folder.empty()) {
        if (holds_resources(data_folder)) return ResourcePaths{data_folder};
        return fail(not_found(data_folder));
    }
    const std::filesystem::path installed =
        (executable_folder / ".." / "share" / "maillage").lexically_normal();
    if (holds_resources(installed)) return ResourcePaths{installed};
    std::filesystem::path folder = executable_folder;
    while (!holds_resources(folder)) {
        const std::filesystem::path above = folder.parent_path();
        if (above == folder) return fail(not_found(executable_folder));
        folder = above;
    }
    return ResourcePaths{folder};
}

Result<ResourcePaths> find_resources() {
    std::error_code failure;
    const std::filesystem::path executable = std::filesystem::read_symlink("/proc/self/exe", failure);
    const char* data_folder = std::getenv("MAILLAGE_DATA_DIR");
    return find_resources(executable.parent_path(), data_folder == nullptr ? "" : data_folder);
}

}  // namespace maillage::io
