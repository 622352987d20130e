// SPDX-License-Identifier: Apache-2.0
// One frame: keys, every panel in its place, then what the planner asked for. The ImGui frame must be begun; it is left
// for the caller to render.
#pragma once

#include "app/gui/panels/registry.h"
#include "app/gui/ui.h"

namespace maillage::app::gui {

/// Draws one panel at its place, whatever the registry says of when it is shown: what tests call.
void draw_panel(Ui& ui, const PanelEntry& panel);
/// Draws what is to be shown.
void draw_frame(Ui& ui);
/// Carries out what the panels pushed, in order.
void apply_actions(Ui& ui, Session& session);

}  // namespace maillage::app::gui
