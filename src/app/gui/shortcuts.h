// SPDX-License-Identifier: Apache-2.0
// Keys and what they do, in one table: the same that binds them fills the help.
#pragma once

#include <span>

#include "app/gui/ui.h"

namespace maillage::app::gui {

struct Shortcut {
    TextKey keys;  ///< as printed: "Ctrl+Maj+S"
    TextKey what;
    bool (*pressed)(const Ui& ui);
    void (*run)(Session& session);
    bool while_typing = false;
};

[[nodiscard]] std::span<const Shortcut> shortcuts();
/// Pushes what the keys of this frame ask for; nothing while a text is being typed.
void take_keys(Ui& ui);

}  // namespace maillage::app::gui
