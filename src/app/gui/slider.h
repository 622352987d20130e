// SPDX-License-Identifier: Apache-2.0
// A handle on a line, for a number one looks at while it moves.
#pragma once

#include <optional>
#include <string_view>

#include "app/gui/drawing.h"

namespace maillage::app::gui {

struct SliderMove {
    double value = 0;
    bool done = false;  ///< the handle was let go
};

/// Whole numbers from `low` to `high`. Gives something only where the number changed or the handle was let go.
std::optional<SliderMove> slider(Ui& ui, std::string_view id, double value, double low, double high, const Box& box);

}  // namespace maillage::app::gui
