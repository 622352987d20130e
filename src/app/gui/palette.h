// SPDX-License-Identifier: Apache-2.0
// Colours of the window around the map, light and dark. The map's own are in map/theme.h; the two agree on ink, panel
// and hairline. Texts keep a contrast of at least 4.5 on their ground (a test measures every pair).
#pragma once

#include "map/color.h"
#include "map/theme.h"

namespace maillage::app::gui {

/// A tinted note: ground, title and text.
struct NoteColors {
    map::Color ground;
    map::Color strong;
    map::Color text;
};

struct Palette {
    map::Color ink;
    map::Color second_ink;
    map::Color panel;
    map::Color hairline;
    map::Color field;        ///< of choices, inputs and quiet buttons
    map::Color field_hover;
    map::Color row_hover;
    map::Color track;        ///< behind a share bar
    map::Color bar;          ///< the share itself
    map::Color action;
    map::Color action_hover;
    map::Color on_action;
    map::Color disabled_ink;
    map::Color figure;       ///< the one big figure
    map::Color top;          ///< the bar on top, dark in both themes
    map::Color top_ink;
    map::Color top_second_ink;
    map::Color top_hover;
    map::Color good;
    map::Color missing;
    map::Color warning;
    map::Color existing;
    map::Color planned;
    map::Color proposed;
    NoteColors claim;
    NoteColors answer;       ///< a proven plan
    NoteColors caution;
    NoteColors proposal;
    NoteColors failure;
    map::Color shade;        ///< over the window, behind a dialog
};

[[nodiscard]] const Palette& palette(map::ThemeKind kind);

}  // namespace maillage::app::gui
