// SPDX-License-Identifier: Apache-2.0
// Areas: which feature lies where once a view, their colours once a picture, both on the processor's cores
// (docs/decisions/0011-areas-without-triangles.md). OpenGL takes the finished pixels.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "map/draw_list.h"
#include "render/feature_runs.h"
#include "render/fill_colors.h"
#include "render/gl/program.h"
#include "render/gl/target.h"

namespace maillage::render::gl {

class FillPass {
  public:
    static Result<FillPass> create(const std::filesystem::path& shaders);

    /// Layers of one mesh, later ones over earlier ones, into `part` of the target. `background` is written
    /// where no feature is; where there is none, what the target holds stays. `over` as in paint_fills. Binds the
    /// target.
    void paint(std::span<const map::FillLayer* const> layers, const Tile& tile,
               std::optional<map::Color> background, const Pixels* over, const Target& target,
               const map::Frame& part);

    /// Pixels of the tile over `part` of the target; their alpha is multiplied in. Binds the target.
    void blend(const Pixels& pixels, const Tile& tile, const Target& target, const map::Frame& part);

  private:
    FillPass() = default;

    Program over_program_;
    VertexArray empty_array_;
    Texture over_texture_;
    Pixels pixels_;
    std::shared_ptr<const map::FillMesh> mesh_;  ///< whose runs are kept
    Tile tile_;
    std::optional<FeatureRuns> runs_;
};

}  // namespace maillage::render::gl
