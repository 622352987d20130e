// SPDX-License-Identifier: Apache-2.0
// Thresholds of classes as a planner reads and types them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/number_format.h"

namespace maillage::app::gui {

/// "15 ; 30 ; 45,5": numbers between semicolons or spaces, with a decimal point or comma; between commas where there is
/// neither semicolon nor space. Gives "manual:15,30,45.5" for parse_classification; nothing where it is no such list.
[[nodiscard]] std::optional<std::string> thresholds_from_words(std::string_view words);

/// The same back: with a decimal comma in French.
[[nodiscard]] std::string thresholds_words(std::span<const double> thresholds, Language language);

}  // namespace maillage::app::gui
