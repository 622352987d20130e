// SPDX-License-Identifier: Apache-2.0
// Data too large or without the licence to be kept in the repository. A test that needs a file of it skips, with a
// message, where it is absent:
//     const auto file = test_support::shared_data("regions/occitanie_communes_2023.geojson");
//     if (!file) GTEST_SKIP() << "…";
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

namespace maillage::test_support {

/// `$MAILLAGE_SHARED/data/<name>`, else `../shared/data/<name>` beside the project; nothing where it is not there.
inline std::optional<std::filesystem::path> shared_data(std::string_view name) {
    const char* given = std::getenv("MAILLAGE_SHARED");
    const std::filesystem::path root = given != nullptr
                                           ? std::filesystem::path(given)
                                           : std::filesystem::path(MAILLAGE_SOURCE_DIR).parent_path() / "shared";
    const std::filesystem::path file = root / "data" / name;
    if (!std::filesystem::exists(file)) return std::nullopt;
    return file;
}

}  // namespace maillage::test_support
