// SPDX-License-Identifier: Apache-2.0
// Lines to pixels: each segment covers what lies within half the line's width of it, with one pixel of smooth
// edge.
#pragma once

#include <span>

#include "map/draw_list.h"
#include "render/fill_colors.h"
#include "render/tile.h"

namespace maillage::render {

/// Casings of all layers, then their lines, over nothing: alpha is multiplied in. `out` is resized to the tile. All
/// cores, the same pixels on any number of them; cost: about 0.1 µs a short segment and core.
void paint_strokes(std::span<const map::StrokeLayer> layers, const Tile& tile, Pixels& out);

}  // namespace maillage::render
