// SPDX-License-Identifier: Apache-2.0
// Runs of features to colours: the samples of a pixel give smooth edges, neighbours of another number the
// seam, the ground's origin the hatching.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "map/draw_list.h"
#include "render/feature_runs.h"

namespace maillage::render {

/// Pixels of a tile, rows from the top, bytes R G B A in memory.
using Pixels = std::vector<std::uint32_t>;

/// Layers of one mesh, later ones over earlier ones; `background` where no feature is painted, transparent
/// where there is none. `over` (of the tile's size, alpha multiplied in) lies over them all, where it is given.
/// `out` is resized to the tile. All cores; cost: about 5 ns a pixel and core.
void paint_fills(std::span<const map::FillLayer* const> layers, const FeatureRuns& runs, const Tile& tile,
                 std::optional<map::Color> background, const Pixels* over, Pixels& out);

}  // namespace maillage::render
