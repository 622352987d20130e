// SPDX-License-Identifier: Apache-2.0
// Lines of constant width on screen, smooth by their distance to the middle: no multisampling needed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "map/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/target.h"

namespace maillage::render::gl {

class StrokePass {
  public:
    static Result<StrokePass> create(const std::filesystem::path& shaders);

    void prepare(const std::shared_ptr<const map::StrokeMesh>& mesh);
    void drop_unused();
    /// Casings of all layers, then their lines. The target is bound by the caller.
    void paint(const std::vector<map::StrokeLayer>& layers, const Tile& tile);

  private:
    struct Uploaded {
        std::shared_ptr<const map::StrokeMesh> mesh;
        VertexArray array;
        Buffer vertices;
        Buffer indices;
        bool used = true;
    };

    StrokePass() = default;
    void draw(const Uploaded& uploaded, float width, map::Color color, const Tile& tile);

    Program program_;
    std::map<const map::StrokeMesh*, Uploaded> meshes_;
};

}  // namespace maillage::render::gl
