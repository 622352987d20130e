// SPDX-License-Identifier: Apache-2.0
// What the map shows beside distances, and for whose eyes. Part of WindowState.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/services/map_service.h"

namespace maillage::app::gui {

/// A file picked for a column: the numbers that could be joined.
struct OfferedColumns {
    std::filesystem::path file;
    std::string code;                  ///< column of the INSEE codes
    std::vector<std::string> numbers;  ///< columns of numbers
};

struct MapThemeState {
    ThemeChoice shows;
    ThemeData data;
    map::ColorVision vision = map::ColorVision::usual;
    std::string source;  ///< name of the file `data.column` is from
    std::optional<OfferedColumns> offered;
};

}  // namespace maillage::app::gui
