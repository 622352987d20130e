// SPDX-License-Identifier: Apache-2.0
// A folder being looked through for a file to open or to write. Part of WindowState.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/folder.h"

namespace maillage::app::gui {

/// A folder to start from, or a project to open at once.
struct Favourite {
    enum class Kind { home, current, recent, medium, project };
    Kind kind = Kind::home;
    std::filesystem::path path;
};

struct FileBrowser {
    bool opens = false;    ///< looks for a file to open; else for a name to write under
    bool adds = false;     ///< the sites of the file opened join those there; else they replace them
    bool joins = false;    ///< a column of the file opened is joined to the communes
    std::string path;      ///< as typed; a save dialog keeps its own equal to it
    int revision = 0;      ///< counts the changes of `path` that were not typed
    std::filesystem::path folder;
    std::shared_ptr<const io::Folder> list;  ///< of `folder`; null while it is read
    std::optional<Error> trouble;            ///< why it cannot be read
    std::vector<std::size_t> rows;           ///< of `list->entries`, filtered and in order
    std::optional<std::size_t> picked;       ///< into `rows`, by the arrow keys
    io::FolderOrder order = io::FolderOrder::name;
    bool descending = false;
    std::vector<std::string> endings;        ///< of the files that are meant
    bool all_files = false;
    std::vector<Favourite> favourites;
};

}  // namespace maillage::app::gui
