// SPDX-License-Identifier: Apache-2.0
// What each control does and its unit, in one table by the control's id; shown while the pointer rests on it. A control
// whose words depend on what it shows calls tooltip() itself instead.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.h"

namespace maillage::app::gui {

/// Of the entry that is the whole id, else of the longest that begins it.
[[nodiscard]] std::optional<TextKey> tip_of(std::string_view id);

}  // namespace maillage::app::gui
