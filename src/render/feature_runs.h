// SPDX-License-Identifier: Apache-2.0
// Which feature lies under which pixel, as runs along scan lines: four sample rows a pixel row, each with its
// own shift, so that edges come in five steps. Filled by the borders' crossings with each row (Wylie, Romney,
// Evans & Erdahl, Half-tone perspective drawings by computer, AFIPS 1967), without triangles.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "map/draw_list.h"
#include "render/tile.h"

namespace maillage::render {

/// From pixel `first` to the next run's: feature `number` - 1, or nothing where 0.
struct FeatureRun {
    std::int32_t first = 0;
    std::uint32_t number = 0;
};

class FeatureRuns {
  public:
    static constexpr int samples = 4;
    /// Where the sample of each row lies in its pixel, px: no two in a column, as graphics cards place them.
    static constexpr std::array<double, samples> shift{0.375, 0.875, 0.125, 0.625};

    /// All cores; the same runs on any number of them. Cost: about 10 ns a crossing and core.
    FeatureRuns(const map::FillMesh& mesh, const Tile& tile);

    /// Runs of sample `sample` in pixel row `y`, by ascending `first`, the first one at 0. One pixel more than
    /// the tile to the right and one row more below (sample 0 alone) are there for those who compare
    /// neighbours.
    [[nodiscard]] std::span<const FeatureRun> row(int y, int sample) const;

  private:
    struct Band {
        std::vector<FeatureRun> runs;
        std::vector<std::uint32_t> start;
    };
    std::vector<Band> bands_;
};

}  // namespace maillage::render
