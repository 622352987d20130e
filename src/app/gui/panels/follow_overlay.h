// SPDX-License-Identifier: Apache-2.0
// What lies over the map while sites follow the one that is dragged.
#pragma once

#include <optional>
#include <string>

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// A diamond around each follower.
void draw_followers(const Ui& ui);

/// For the tag at the pointer: what the answer is worth for where the site is; nothing where nothing follows.
[[nodiscard]] std::optional<std::string> follow_words(const Ui& ui);

}  // namespace maillage::app::gui
