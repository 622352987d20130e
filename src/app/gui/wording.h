// SPDX-License-Identifier: Apache-2.0
// Sentences of the window alone; those it shares with the reports are in app/services/wording.h.
#pragma once

#include <string>

#include "app/gui/window_state.h"
#include "app/services/workspace.h"
#include "base/catalog.h"

namespace maillage::app::gui {

struct WindowState;

/// "Une formation par département", or the rule's number, or that there is none.
[[nodiscard]] std::string goal_title(const Workspace& workspace, const Catalog& catalog);
/// "Occitanie — une formation par département".
[[nodiscard]] std::string question_line(const Workspace& workspace, const Catalog& catalog);
/// "• ern — Occitanie — une formation par département": the project's name before it, a dot where edits are not saved.
[[nodiscard]] std::string document_line(const WindowState& state, const Catalog& catalog);
/// The same for the window's title, without the question.
[[nodiscard]] std::string window_title(const WindowState& state, const Catalog& catalog);
/// "48 Lozère".
[[nodiscard]] std::string department_title(const territory::TerritorySet& territory, territory::Index department);
/// "Carte", "Proposer".
[[nodiscard]] TextKey task_name(Task task);
/// The band people are told about first: 30 km or the one nearest to it.
[[nodiscard]] std::size_t main_band(const planning::Bands& bands);
/// Of the situation shown: the one whose limit was moved last, else the same.
[[nodiscard]] std::size_t main_band(const WindowState& state);

}  // namespace maillage::app::gui
