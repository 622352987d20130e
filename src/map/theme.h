// SPDX-License-Identifier: Apache-2.0
// The colours of the map, light and dark. One table; layers and the page name its fields, never a colour.
#pragma once

#include <array>

#include "map/color.h"

namespace maillage::map {

enum class ThemeKind { light, dark };

/// Steps of the distance ramp, from near to far, before the hatched class.
inline constexpr int ramp_steps = 5;

struct Theme {
    ThemeKind kind = ThemeKind::light;
    Color ink;
    Color second_ink;
    Color panel;
    Color hairline;
    Color land;
    Color sea;
    Color land_border;  ///< of departments outside the scope
    Color border;       ///< of departments in the scope
    Color casing;
    Color epci_border;
    Color commune_seam;
    Color existing_site;
    Color proposed_site;
    Color rejected_site;
    Color proposed_label;
    Color halo;  ///< around signs
    Color label_halo;
    std::array<Color, ramp_steps> ramp;  ///< near first
    Color beyond;                        ///< hatch lines past the last threshold
    Color beyond_ground;
    Color missing;  ///< hatch lines where a value is missing
    Color missing_ground;
    Color circle;  ///< of a stock
    Color circle_rim;
};

[[nodiscard]] const Theme& theme(ThemeKind kind);

/// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrast(Color a, Color b);

}  // namespace maillage::map
