// SPDX-License-Identifier: Apache-2.0
// Areas in two steps: the numbers of the features once a view, then their colours in one pass over the
// pixels.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "map/draw_list.h"
#include "render/gl/program.h"
#include "render/gl/target.h"

namespace maillage::render::gl {

class FillPass {
  public:
    static Result<FillPass> create(const std::filesystem::path& shaders);

    /// Uploads the mesh unless it is known.
    void prepare(const std::shared_ptr<const map::FillMesh>& mesh);
    /// Forgets meshes that were not prepared since the last call.
    void drop_unused();
    /// The numbers of a prepared mesh's features, unless they are there from the last picture. Binds its own
    /// framebuffer, viewport and no scissor.
    Status draw_numbers(const std::shared_ptr<const map::FillMesh>& mesh, const Tile& tile);
    /// Paints layers of that mesh, later ones over earlier ones, into what the caller bound. `background` is
    /// written where no feature is; where there is none, nothing is.
    void paint_colors(std::span<const map::FillLayer* const> layers, const Tile& tile,
                      std::optional<map::Color> background);

  private:
    struct Uploaded {
        std::shared_ptr<const map::FillMesh> mesh;
        VertexArray array;
        Buffer vertices;
        Buffer features;
        Buffer triangles;
        bool used = true;
    };

    FillPass() = default;
    void set_seam(const map::FillLayer* layer, const Tile& tile) const;
    void set_hatching(geo::Xy origin, const Tile& tile) const;
    void upload_styles(const std::vector<std::uint8_t>& styles);

    Program number_program_;
    Program color_program_;
    VertexArray empty_array_;
    Texture style_texture_;
    std::vector<std::uint8_t> styles_;
    std::map<const map::FillMesh*, Uploaded> meshes_;
    Target numbers_{Pixel::numbers};
    const map::FillMesh* numbers_mesh_ = nullptr;
    Tile numbers_tile_;
};

}  // namespace maillage::render::gl
