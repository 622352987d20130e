// SPDX-License-Identifier: Apache-2.0
// State of the window's tools: which task is open, what is being looked for, what was found. Part of WindowState.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/file_browser_state.h"
#include "app/gui/outline.h"
#include "app/services/chart_data.h"
#include "app/services/question.h"
#include "territory/place_search.h"

namespace maillage::app::gui {

/// What the right panel is for; one tab each in the top bar.
enum class Task { map, sites, propose, compare };

/// A field that opens and lists what fits the words typed.
enum class FinderKind { place, command };

struct Finder {
    FinderKind kind = FinderKind::place;
    std::string typed;
    std::vector<territory::Place> places;  ///< found; of commands the panel makes its own list
    int picked = 0;                        ///< row the Enter key takes
};

/// Communes a chart points at, with the line around them.
struct Highlight {
    std::vector<territory::Index> communes;
    Outline outline;
};

struct Tools {
    Task task = Task::propose;
    std::optional<Finder> finder;
    std::optional<FileBrowser> browser;                      ///< of the dialog that opens or saves
    std::vector<std::filesystem::path> recent_folders;       ///< of this run, the newest first
    Question asked;                                          ///< what was opened last
    std::optional<territory::Place> place;                   ///< gone to last, outlined until something else is selected
    std::shared_ptr<const territory::PlaceSearch> search;    ///< made at the first question
    std::shared_ptr<const ChartData> charts;                 ///< of `charted`, made while the task shows them
    std::shared_ptr<const CheckResult> charted;
    std::optional<Highlight> highlight;
    territory::Territory searched;                           ///< what it was made from
};

}  // namespace maillage::app::gui
