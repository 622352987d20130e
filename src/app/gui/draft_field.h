// SPDX-License-Identifier: Apache-2.0
// A text of the document to be changed in place. What is typed is a draft; Enter or a click elsewhere makes it one edit,
// Escape drops it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/gui/ui.h"

namespace maillage::app::gui {

/// The new text, in the frame in which the planner is done with it; nothing where it is the old one.
std::optional<std::string> draft_field(Ui& ui, std::string_view id, const std::string& text, const std::string& hint,
                                       float width);
/// The same at a place of its own, beside the flow.
std::optional<std::string> draft_field_in(Ui& ui, std::string_view id, const std::string& text, TextKey hint, const Box& box);

}  // namespace maillage::app::gui
