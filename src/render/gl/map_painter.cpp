// SPDX-License-Identifier: Apache-2.0
#include "render/gl/map_painter.h"

#include <algorithm>
#include <epoxy/gl.h>
#include <optional>

#include "render/gl/fill_pass.h"
#include "render/gl/glyph_pass.h"
#include "render/gl/shape_pass.h"
#include "render/gl/stroke_pass.h"
#include "render/gl/target.h"

namespace maillage::render::gl {
namespace {

// epoxy counts 3.3 as 33.
constexpr int needed_version = 33;
// Tiles of 1920 × 1080 paint a picture of 3840 × 2160 as fast as one piece does, with 180 MB less: the
// multisampled numbers of a tile take 33 MB.
constexpr int default_tile_px = 2048;

/// The side of equal tiles, at most `most`, that cover `whole`.
int tile_side(int whole, int most) {
    const int count = (whole + most - 1) / most;
    return (whole + count - 1) / count;
}

/// The frame and viewport that were bound, put back at the end.
class KeepFramebuffer {
  public:
    KeepFramebuffer() {
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer_);
        glGetIntegerv(GL_VIEWPORT, viewport_);
    }
    ~KeepFramebuffer() {
        glBindVertexArray(0);
        glUseProgram(0);
        glActiveTexture(GL_TEXTURE0);
        glDisable(GL_SCISSOR_TEST);
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(framebuffer_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    }
    KeepFramebuffer(const KeepFramebuffer&) = delete;
    KeepFramebuffer& operator=(const KeepFramebuffer&) = delete;

  private:
    GLint framebuffer_ = 0;
    GLint viewport_[4] = {};
};

void clear(map::Color color) {
    glClearColor(static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255,
                 static_cast<float>(color.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

struct MapPainter::Parts {
    FillPass fills;
    StrokePass strokes;
    ShapePass shapes;
    GlyphPass glyphs;
    Target target{Pixel::color};
    int largest = 0;

    void prepare(const map::DrawLists& lists) {
        fills.drop_unused();
        strokes.drop_unused();
        for (const map::DrawList& list : lists.lists) {
            for (const map::FillLayer& layer : list.fills) fills.prepare(layer.mesh);
            for (const map::StrokeLayer& layer : list.strokes) strokes.prepare(layer.mesh);
        }
    }

    void use_target(const Tile& tile) const {
        target.bind();
        glViewport(0, 0, tile.width, tile.height);
        glDisable(GL_SCISSOR_TEST);
    }

    /// Restricts painting to the map's frame; false where the tile does not meet it.
    static bool use_frame(const map::Frame& frame, const Tile& tile) {
        if (frame.width == 0) return true;
        const int left = std::max(0, frame.left - tile.left);
        const int top = std::max(0, frame.top - tile.top);
        const int right = std::min(tile.width, frame.left + frame.width - tile.left);
        const int bottom = std::min(tile.height, frame.top + frame.height - tile.top);
        if (left >= right || top >= bottom) return false;
        glEnable(GL_SCISSOR_TEST);
        glScissor(left, top, right - left, bottom - top);
        return true;
    }

    /// Fill layers of one mesh, in one pass. The first ones also write the background.
    Status paint_fills(const std::vector<const map::FillLayer*>& run, const map::Frame& frame,
                       const Tile& tile, std::optional<map::Color>& background) {
        if (run.empty()) return {};
        if (auto drawn = fills.draw_numbers(run.front()->mesh, tile); !drawn) return drawn;
        use_target(tile);
        use_frame(frame, tile);
        fills.paint_colors(run, tile, background);
        background.reset();
        return {};
    }

    /// The fills of `list` and, where nothing else is painted between, of the lists after it.
    static std::vector<std::vector<const map::FillLayer*>> fill_runs(const std::vector<map::DrawList>& lists,
                                                                     std::size_t first) {
        std::vector<std::vector<const map::FillLayer*>> runs;
        for (std::size_t i = first; i < lists.size(); ++i) {
            for (const map::FillLayer& layer : lists[i].fills) {
                if (runs.empty() || runs.back().front()->mesh != layer.mesh) runs.emplace_back();
                runs.back().push_back(&layer);
            }
            if (!only_fills(lists[i])) break;
        }
        return runs;
    }

    static bool only_fills(const map::DrawList& list) {
        return list.strokes.empty() && list.shapes.empty() && list.texts.empty();
    }

    Status paint(const map::DrawLists& lists, const Tile& tile) {
        const KeepFramebuffer keep;
        if (auto ready = target.ensure(tile.width, tile.height); !ready) return ready;
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        use_target(tile);
        clear(lists.frame.width == 0 ? lists.background : lists.paper);
        const bool map_seen = use_frame(lists.frame, tile);
        if (map_seen && lists.frame.width != 0) clear(lists.background);
        std::optional<map::Color> background = lists.background;
        bool fills_done = false;
        for (std::size_t i = 0; i < lists.lists.size(); ++i) {
            const map::DrawList& list = lists.lists[i];
            if (list.space == map::Space::world && !map_seen) continue;
            if (!fills_done)
                for (const auto& run : fill_runs(lists.lists, i))
                    if (auto done = paint_fills(run, lists.frame, tile, background); !done) return done;
            fills_done = only_fills(list);
            use_target(tile);
            if (list.space == map::Space::world) use_frame(lists.frame, tile);
            strokes.paint(list.strokes, tile);
            shapes.paint(list, tile);
            glyphs.paint(list, tile);
        }
        return {};
    }
};

MapPainter::MapPainter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MapPainter::MapPainter(MapPainter&&) noexcept = default;
MapPainter& MapPainter::operator=(MapPainter&&) noexcept = default;
MapPainter::~MapPainter() = default;

Result<MapPainter> MapPainter::create(const std::filesystem::path& shaders, const TextShaper& shaper) {
    if (epoxy_gl_version() < needed_version) {
        const int version = epoxy_gl_version();
        return fail({ErrorKind::environment,
                     message("render.old_gl"_text)
                         .with("version", std::to_string(version / 10) + "." + std::to_string(version % 10)),
                     {},
                     {},
                     message("render.old_gl_remedy"_text)});
    }
    auto fills = FillPass::create(shaders);
    if (!fills) return fail(fills.error());
    auto strokes = StrokePass::create(shaders);
    if (!strokes) return fail(strokes.error());
    auto shapes = ShapePass::create(shaders);
    if (!shapes) return fail(shapes.error());
    auto glyphs = GlyphPass::create(shaders, shaper);
    if (!glyphs) return fail(glyphs.error());
    auto parts = std::make_unique<Parts>(Parts{std::move(*fills), std::move(*strokes), std::move(*shapes),
                                               std::move(*glyphs), Target{Pixel::color}, 0});
    GLint texture_side = 0;
    GLint viewport_side[2] = {};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture_side);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport_side);
    // The picture of numbers is one pixel larger than the tile.
    parts->largest = std::min({texture_side, viewport_side[0], viewport_side[1]}) - 1;
    return MapPainter(std::move(parts));
}

void MapPainter::prepare(const map::DrawLists& lists) {
    parts_->prepare(lists);
}

Status MapPainter::paint(const map::DrawLists& lists, const map::MapView& view) {
    parts_->prepare(lists);
    return parts_->paint(lists, Tile{view, 0, 0, view.width, view.height});
}

Result<Image> MapPainter::picture(const map::DrawLists& lists, const map::MapView& view, int tile_px) {
    parts_->prepare(lists);
    const int most = std::min(tile_px > 0 ? tile_px : default_tile_px, parts_->largest);
    const int wide = tile_side(view.width, most);
    const int high = tile_side(view.height, most);
    Image image{view.width, view.height, {}};
    image.rgba.resize(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height) * 4);
    for (int top = 0; top < view.height; top += high)
        for (int left = 0; left < view.width; left += wide) {
            const Tile tile{view, left, top, std::min(wide, view.width - left),
                            std::min(high, view.height - top)};
            if (auto painted = parts_->paint(lists, tile); !painted) return fail(painted.error());
            const KeepFramebuffer keep;
            parts_->target.read(image, left, top, tile.width, tile.height);
        }
    return image;
}

unsigned MapPainter::texture() const {
    return parts_->target.texture();
}

int MapPainter::largest_side() const {
    return parts_->largest;
}

}  // namespace maillage::render::gl
