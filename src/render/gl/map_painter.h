// SPDX-License-Identifier: Apache-2.0
// Paints draw lists with OpenGL 3.3 core into a texture. The context that was current at `create` must be
// current in every call and at destruction; epoxy finds the functions.
//
// Areas and lines are painted by the processor's cores (docs/decisions/0011-areas-without-triangles.md), signs and
// texts by OpenGL over them. The runs of feature numbers and the lines' pixels are kept by mesh and view: a frame
// that changes classes alone colours the known runs anew.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "map/draw_list.h"
#include "map/map_view.h"
#include "render/image.h"
#include "render/text_shaper.h"

namespace maillage::render::gl {

class MapPainter {
  public:
    /// `shaper` must outlive the painter. Errors (environment): OpenGL under 3.3, a shader missing or
    /// refused.
    static Result<MapPainter> create(const std::filesystem::path& shaders, const TextShaper& shaper);
    MapPainter(MapPainter&&) noexcept;
    MapPainter& operator=(MapPainter&&) noexcept;
    ~MapPainter();

    /// Paints one of each kind, unseen: drivers compile a program when it first draws, software OpenGL for some
    /// 60 ms. Errors as `paint`.
    Status warm_up();
    /// Paints into the painter's texture (view.width × view.height, at most `largest_side`). The bound
    /// framebuffer and viewport are put back; blending and the bound texture are not, as ImGui's back end
    /// sets its own. Error (environment): out of graphics memory.
    Status paint(const map::DrawLists& lists, const map::MapView& view);
    /// The last painted picture, of view `from`, shifted and scaled to `to` (of the same size) until the sharp
    /// one is there; `background` where it does not reach. Cost: about 3 ns a pixel and core. Error as `paint`.
    Status move(const map::MapView& from, const map::MapView& to, map::Color background);
    /// GL name of the texture painted or moved last; its first row is the top of the map: ImGui::Image(id, size)
    /// shows it upright.
    [[nodiscard]] unsigned texture() const;
    /// The same as pixels.
    [[nodiscard]] Image shown() const;
    /// A picture of any size, painted in tiles of at most `tile_px` (0 = strips of the painter's choice). Uses the same texture.
    Result<Image> picture(const map::DrawLists& lists, const map::MapView& view, int tile_px = 0);
    /// Largest width and height `paint` takes in one piece.
    [[nodiscard]] int largest_side() const;

  private:
    struct Parts;
    explicit MapPainter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace maillage::render::gl
