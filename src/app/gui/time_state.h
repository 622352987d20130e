// SPDX-License-Identifier: Apache-2.0
// State of the date bar and of its table: part of WindowState.
#pragma once

#include <memory>

#include "app/services/workspace.h"
#include "planning/yearly_table.h"

namespace maillage::app::gui {

/// What a cell of the yearly table counts.
enum class YearMeasure { open, opened, closed, places };

struct TimeState {
    bool playing = false;        ///< the day moves on by itself, a month at a time
    bool bar_has_focus = false;  ///< ← and → are the bar's, not the map's
    bool table_open = false;
    YearMeasure measure = YearMeasure::open;
    int years_back = 0;          ///< columns the table is moved from its last year towards the first
    std::shared_ptr<const planning::YearlyTable> table;  ///< of `counted`, made while it is open
    std::shared_ptr<const Workspace> counted;
};

}  // namespace maillage::app::gui
