// SPDX-License-Identifier: Apache-2.0
// The project as a file, and the questions about it that wait for an answer. Part of WindowState.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/dropped_file.h"
#include "base/catalog.h"
#include "evidence/programme.h"
#include "io/autosave.h"
#include "io/project/paths.h"

namespace maillage::app::gui {

/// What the planner wants to do while something is not saved.
enum class LeaveFor { close, other_project };
enum class LeaveAnswer { save, discard, cancel };

/// A project that leads out of its folder: nothing follows these paths before the planner says so.
struct OutsideQuestion {
    std::filesystem::path file;
    std::vector<io::OutsidePath> paths;
};

/// The small dialog that begins a project.
struct NewProject {
    enum class Kind { demonstration, programme, empty };
    struct Programme {
        std::string id;
        evidence::BilingualText name;
    };
    Kind kind = Kind::demonstration;
    std::vector<Programme> programmes;
    int programme = 0;             ///< into `programmes`
    std::string scope;             ///< "region:76", "09, 31, 81"
    std::optional<Error> trouble;  ///< why that scope cannot be
};

/// What an earlier run left.
struct LostWork {
    std::vector<io::LostProject> projects;  ///< newest first
    std::size_t picked = 0;
    bool asks = false;
};

struct DocumentState {
    std::filesystem::path file;  ///< empty = never saved
    std::vector<std::filesystem::path> recent;
    LostWork lost;
    std::optional<LeaveFor> leaving;
    std::optional<OutsideQuestion> outside;
    std::optional<NewProject> fresh;
    std::optional<TableQuestion> table;
    bool closed = false;  ///< the window may go

    /// A dialog of these is open.
    [[nodiscard]] bool asks() const { return lost.asks || leaving || outside || fresh || table; }
};

/// "ern.maillage" is called "ern"; what was never saved "Sans titre".
[[nodiscard]] std::string project_name(const std::filesystem::path& file, const Catalog& catalog);

}  // namespace maillage::app::gui
