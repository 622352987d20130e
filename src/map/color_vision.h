// SPDX-License-Identifier: Apache-2.0
// How a map looks to people without one kind of cones: a preview for whoever chooses colours.
// Source: G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291–1298, matrices of severity 1.0, applied to linear RGB.
#pragma once

#include <cstdint>

#include "map/draw_list.h"

namespace maillage::map {

enum class ColorVision : std::uint8_t { usual, deuteranopia, protanopia, tritanopia };

/// Greys and opacity stay as they are; `usual` changes nothing.
[[nodiscard]] Color seen(Color color, ColorVision vision);
[[nodiscard]] FillStyle seen(const FillStyle& style, ColorVision vision);

/// Every colour of the list. Cost: a pass over shapes and texts.
void see(DrawList& list, ColorVision vision);

}  // namespace maillage::map
