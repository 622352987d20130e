// SPDX-License-Identifier: Apache-2.0
#include "app/gui/panels/command_panel.h"

#include <algorithm>

#include "app/gui/command_table.h"
#include "app/gui/finder.h"
#include "app/gui/fuzzy.h"

namespace maillage::app::gui {
namespace {

/// Commands that fit, the best first; equals in the order of the table.
std::vector<const Command*> fitting(const Ui& ui, const std::string& typed) {
    std::vector<std::pair<int, const Command*>> scored;
    for (const Command& command : commands())
        if (const auto score = fuzzy_score(typed, ui.text(command.what))) scored.emplace_back(*score, &command);
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Command*> found;
    for (const auto& [score, command] : scored) found.push_back(command);
    return found;
}

}  // namespace

void draw_command_panel(Ui& ui) {
    if (!ui.state.tools.finder) return;
    const auto found = fitting(ui, ui.state.tools.finder->typed);
    std::vector<FinderRow> rows;
    for (const Command* command : found)
        rows.push_back({ui.text(command->what), command->keys.id.empty() ? std::string() : ui.text(command->keys),
                        command->can_run(ui.state)});
    const auto taken =
        draw_finder(ui, ui.text("window.commands_hint"_text), rows, ui.text("window.commands_none"_text));
    if (!taken) return;
    ui.act([](Session& session) { session.close_finder(); });
    ui.act(found[*taken]->run);
}

}  // namespace maillage::app::gui
