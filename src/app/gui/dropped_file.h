// SPDX-License-Identifier: Apache-2.0
// What somebody let go over the window: looked at before anything is done with it, on the worker. Nothing here throws or
// changes a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/site_file_reader.h"
#include "territory/territory_set.h"

namespace maillage::app::gui {

/// Lists of sites weigh kilobytes; what is larger is something else and would take minutes to read.
inline constexpr std::uintmax_t largest_dropped_file = std::uintmax_t{256} << 20;

/// A table with an INSEE code and numbers but no places: sites, or persons to be reached?
struct TableQuestion {
    std::filesystem::path file;
    std::string code;                  ///< name of the column of INSEE codes
    std::vector<std::string> columns;  ///< names of those that hold numbers alone
    int column = 0;                    ///< into `columns`
    std::shared_ptr<const io::SiteFile> sites;  ///< null where its rows cannot be sites
};
enum class TableAnswer { sites, demand, cancel };

struct DroppedFile {
    std::filesystem::path file;
    bool is_project = false;
    std::optional<Error> trouble;                ///< why nothing can be done with it
    std::shared_ptr<const io::SiteFile> sites;
    std::optional<TableQuestion> table;
};

/// Takes a third of a second (does the file still grow?) plus the time to read it.
[[nodiscard]] DroppedFile look_at_dropped(const std::filesystem::path& file, const territory::TerritorySet& territory);

}  // namespace maillage::app::gui
