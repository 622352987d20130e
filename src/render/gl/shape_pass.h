// SPDX-License-Identifier: Apache-2.0
// Signs and furniture: few, so their quads are made anew for each picture.
#pragma once

#include <filesystem>

#include "map/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/target.h"

namespace maillage::render::gl {

/// Where a list's position falls in the tile, px.
[[nodiscard]] map::PointF tile_position(const map::DrawList& list, map::PointF at, const Tile& tile);

class ShapePass {
  public:
    static Result<ShapePass> create(const std::filesystem::path& shaders);
    /// The target is bound by the caller.
    void paint(const map::DrawList& list, const Tile& tile);

  private:
    ShapePass() = default;
    Program program_;
    VertexArray array_;
    Buffer vertices_;
};

}  // namespace maillage::render::gl
