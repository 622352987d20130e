// SPDX-License-Identifier: Apache-2.0
// The menu of a place: a right click on the map or on a department's row. Part of WindowState.
#pragma once

#include <optional>

#include "app/gui/layout.h"
#include "territory/territory_set.h"

namespace maillage::app::gui {

struct PlaceMenu {
    std::optional<territory::Index> commune;  ///< none: about the department alone
    territory::Index department = 0;
    Point at;                                 ///< screen px of the pointer
};

}  // namespace maillage::app::gui
