// SPDX-License-Identifier: Apache-2.0
#include "app/services/example_file.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

namespace maillage::app {
namespace {

constexpr std::string_view scheme = "example:";

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

Result<std::filesystem::path> example_or_file(const io::ResourcePaths& resources, const std::string& given) {
    if (!given.starts_with(scheme)) return std::filesystem::path(given);
    const std::string name = given.substr(scheme.size());
    const auto folder = resources.assets() / "examples";
    const auto names = names_in(folder);
    if (std::find(names.begin(), names.end(), name) != names.end()) return folder / name;
    std::string known;
    for (const std::string& one : names) known += (known.empty() ? "" : ", ") + std::string(scheme) + one;
    return fail({ErrorKind::usage, message("example.missing"_text).with("name", name), {}, {},
                 message("example.missing_remedy"_text).with("names", known)});
}

}  // namespace maillage::app
