// SPDX-License-Identifier: Apache-2.0
// What the window writes when sites are exported: the plan's where there is one, else those of the situation.
#pragma once

#include "app/gui/window_state.h"
#include "base/catalog.h"
#include "planning/site_record.h"

namespace maillage::app::gui {

/// The state must be loaded.
[[nodiscard]] planning::SiteList site_list(const WindowState& state, const Catalog& catalog);

}  // namespace maillage::app::gui
