// SPDX-License-Identifier: Apache-2.0
// How well a few letters mean a longer text: all of them must stand in it in their order; accents, case, hyphens and
// spaces are forgiven.
#pragma once

#include <optional>
#include <string_view>

namespace maillage::app::gui {

/// The higher the better: letters that begin words and letters side by side count most, a late first letter costs.
/// Nothing typed fits everything (0). Cost: product of the two lengths.
[[nodiscard]] std::optional<int> fuzzy_score(std::string_view typed, std::string_view text);

}  // namespace maillage::app::gui
