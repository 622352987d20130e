// SPDX-License-Identifier: Apache-2.0
// Numbers as they are typed in the window.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/catalog.h"

namespace maillage::app::gui {

/// "62,5 km", "1,200 km": with or without the unit it is shown with (may be empty); nothing typed is 0. Nothing where the words are no
/// number: in English, too, where a comma stands between other than thousands.
[[nodiscard]] std::optional<double> number_from_words(std::string_view words, std::string_view unit, Language language);

}  // namespace maillage::app::gui
