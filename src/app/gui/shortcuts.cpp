// SPDX-License-Identifier: Apache-2.0
#include "app/gui/shortcuts.h"

#include <algorithm>
#include <iterator>

#include <imgui.h>

namespace maillage::app::gui {
namespace {

bool pressed(const Ui& ui, const Chord& chord) {
    if (chord.key != 0)
        return std::any_of(ui.keys.begin(), ui.keys.end(), [&](const KeyPress& press) {
            return press.key == chord.key && press.ctrl == chord.ctrl && press.shift == chord.shift;
        });
    if (chord.typed == 0) return false;
    const auto& queue = ImGui::GetIO().InputQueueCharacters;
    return std::find(queue.begin(), queue.end(), static_cast<ImWchar>(chord.typed)) != queue.end();
}

const Command& step_back() {
    return *std::find_if(commands().begin(), commands().end(), [](const Command& c) { return c.id == "step_back"; });
}

/// Any press stops the play of the date bar; one beside the bar takes its focus.
void tell_time_of_input(Ui& ui) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool clicked = std::any_of(std::begin(io.MouseClicked), std::end(io.MouseClicked), [](bool on) { return on; });
    if (ui.state.time.playing && (clicked || io.MouseWheel != 0 || !ui.keys.empty()))
        ui.act([](Session& session) { session.pause_time(); });
    if (ui.state.time.bar_has_focus && (clicked || ui.layout.date.empty()))
        ui.act([](Session& session) { session.focus_date_bar(false); });
}

}  // namespace

void take_keys(Ui& ui) {
    tell_time_of_input(ui);
    const bool typing = ImGui::GetIO().WantTextInput || ui.state.tools.finder.has_value() ||
                        ui.state.tools.browser.has_value();
    const bool asked = ui.state.document.asks();
    for (const Command& command : commands()) {
        if (typing && !command.while_typing) continue;
        if (asked && command.run != step_back().run) continue;  // nothing but an answer, and Escape is one
        if (!command.can_run(ui.state)) continue;
        if (std::any_of(command.chords.begin(), command.chords.end(), [&](const Chord& c) { return pressed(ui, c); }))
            ui.act(command.run);
    }
}

}  // namespace maillage::app::gui
