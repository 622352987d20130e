// SPDX-License-Identifier: Apache-2.0
// Where the program's own files stand: texts, programmes, shaders, shipped geodata.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace maillage::io {

/// One folder that holds assets/, shaders/ and geodata/: the source tree or an installed prefix's share/maillage.
struct ResourcePaths {
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path assets() const { return root / "assets"; }
    [[nodiscard]] std::filesystem::path shaders() const { return root / "shaders"; }
    [[nodiscard]] std::filesystem::path geodata() const { return root / "geodata"; }
    /// The shipped territory.
    [[nodiscard]] std::filesystem::path territory() const { return geodata() / "france.gpkg"; }
};

/// Looks in `data_folder` where it is not empty, else in <executable>/../share/maillage, else in the executable's
/// folder and those above it, for a folder that holds assets/i18n.
/// Error (environment): none holds it.
Result<ResourcePaths> find_resources(const std::filesystem::path& executable_folder,
                                     const std::filesystem::path& data_folder);

/// The same for this process: the environment variable MAILLAGE_DATA_DIR and the folder of its own executable.
Result<ResourcePaths> find_resources();

}  // namespace maillage::io
