// SPDX-License-Identifier: Apache-2.0
// What the window can be told to do, in one table: keys, help and the command palette all read it.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "app/gui/session.h"

namespace maillage::app::gui {

/// A key with its modifiers (a GLFW code), or a character as typed, wherever the keyboard has it.
struct Chord {
    int key = 0;
    bool ctrl = false;
    bool shift = false;
    char typed = 0;
    [[nodiscard]] constexpr bool empty() const { return key == 0 && typed == 0; }
    friend constexpr bool operator==(const Chord&, const Chord&) = default;
};

struct Command {
    std::string_view id;
    TextKey what;
    TextKey keys;                 ///< as printed: "Ctrl+Maj+S"; empty where it has no shortcut
    std::array<Chord, 2> chords;  ///< either will do
    /// Null = always.
    bool (*enabled)(const WindowState& state);
    void (*run)(Session& session);
    bool while_typing = false;    ///< its keys count in a text field too

    [[nodiscard]] bool can_run(const WindowState& state) const { return enabled == nullptr || enabled(state); }
};

[[nodiscard]] std::span<const Command> commands();

}  // namespace maillage::app::gui
