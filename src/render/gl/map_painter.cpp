// SPDX-License-Identifier: Apache-2.0
#include "render/gl/map_painter.h"

#include <algorithm>
#include <cmath>
#include <epoxy/gl.h>
#include <optional>

#include "render/gl/fill_pass.h"
#include "render/gl/glyph_pass.h"
#include "render/gl/shape_pass.h"
#include "render/gl/target.h"
#include "render/stroke_pixels.h"

namespace maillage::render::gl {
namespace {

// epoxy counts 3.3 as 33.
constexpr int needed_version = 33;
// Strips: their pixels stay in memory that is warm already, which a picture of 3840 × 2160 in one piece (three times
// 33 MB) does not; cutting them lengthwise would follow borders twice.
constexpr int strip_width_px = 4096;
constexpr int strip_height_px = 1024;

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
    ShapePass shapes;
    GlyphPass glyphs;
    Target target;
    int largest = 0;
    Target moved;
    bool shows_moved = false;

    /// A list's lines as pixels: a picture with new colours alone draws none again.
    struct Lines {
        std::vector<map::StrokeLayer> strokes;
        Tile tile;
        Pixels pixels;
    } lines;

    [[nodiscard]] const Target& shown() const { return shows_moved ? moved : target; }

    void use_target(const Tile& tile) const {
        target.bind();
        glViewport(0, 0, tile.width, tile.height);
        glDisable(GL_SCISSOR_TEST);
    }

    /// The part of the tile that lies in the map's frame; no width where they do not meet.
    static map::Frame seen_part(const map::Frame& frame, const Tile& tile) {
        if (frame.width == 0) return all_of(tile);
        const int left = std::max(0, frame.left - tile.left);
        const int top = std::max(0, frame.top - tile.top);
        const int right = std::min(tile.width, frame.left + frame.width - tile.left);
        const int bottom = std::min(tile.height, frame.top + frame.height - tile.top);
        if (left >= right || top >= bottom) return {};
        return {left, top, right - left, bottom - top};
    }

    static map::Frame all_of(const Tile& tile) { return {0, 0, tile.width, tile.height}; }

    static void restrict_to(const map::Frame& part) {
        glEnable(GL_SCISSOR_TEST);
        glScissor(part.left, part.top, part.width, part.height);
    }

    /// Fill layers of one mesh, in one pass. What is painted first also writes the background.
    void paint_run(const std::vector<const map::FillLayer*>& run, const map::Frame& part, const Tile& tile,
                   std::optional<map::Color>& background, const Pixels* over) {
        fills.paint(run, tile, background, over, target, part);
        background.reset();
    }

    /// The list whose lines lie right over the one run of areas a map begins with; none where it begins otherwise.
    static const map::DrawList* lined_list(const std::vector<map::DrawList>& lists) {
        if (lists.empty() || fill_runs(lists, 0).size() != 1) return nullptr;
        const auto list = std::find_if_not(lists.begin(), lists.end(), only_fills);
        const bool lined = list != lists.end() && list->space == map::Space::world && !list->strokes.empty();
        return lined ? &*list : nullptr;
    }

    void draw_lines(const std::vector<map::StrokeLayer>& layers, const Tile& tile) {
        if (lines.tile == tile && lines.strokes == layers) return;
        paint_strokes(layers, tile, lines.pixels);
        lines.strokes = layers;
        lines.tile = tile;
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
        shows_moved = false;
        if (auto ready = target.ensure(tile.width, tile.height); !ready) return ready;
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        const map::Frame seen = seen_part(lists.frame, tile);
        const bool map_seen = seen.width > 0;
        const map::DrawList* lined = map_seen ? lined_list(lists.lists) : nullptr;
        if (lined != nullptr) draw_lines(lined->strokes, tile);
        use_target(tile);
        clear(lists.frame.width == 0 ? lists.background : lists.paper);
        if (map_seen && lists.frame.width != 0) {
            restrict_to(seen);
            clear(lists.background);
        }
        std::optional<map::Color> background = lists.background;
        bool fills_done = false;
        for (std::size_t i = 0; i < lists.lists.size(); ++i) {
            const map::DrawList& list = lists.lists[i];
            if (list.space == map::Space::world && !map_seen) continue;
            if (!fills_done)
                for (const auto& run : fill_runs(lists.lists, i))
                    paint_run(run, seen, tile, background, lined != nullptr && i == 0 ? &lines.pixels : nullptr);
            fills_done = only_fills(list);
            if (!fills_done) background.reset();
            use_target(tile);
            if (list.space == map::Space::world) restrict_to(seen);
            if (&list != lined && !list.strokes.empty()) {
                draw_lines(list.strokes, tile);
                fills.blend(lines.pixels, tile, target, list.space == map::Space::world ? seen : all_of(tile));
                use_target(tile);
                if (list.space == map::Space::world) restrict_to(seen);
            }
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
    auto shapes = ShapePass::create(shaders);
    if (!shapes) return fail(shapes.error());
    auto glyphs = GlyphPass::create(shaders, shaper);
    if (!glyphs) return fail(glyphs.error());
    auto parts = std::make_unique<Parts>(Parts{std::move(*fills), std::move(*shapes),
                                               std::move(*glyphs), Target{}, 0, Target{}, false, {}});
    GLint texture_side = 0;
    GLint viewport_side[2] = {};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture_side);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport_side);
    // The picture of numbers is one pixel larger than the tile.
    parts->largest = std::min({texture_side, viewport_side[0], viewport_side[1]}) - 1;
    return MapPainter(std::move(parts));
}

Status MapPainter::warm_up() {
    map::DrawList list;
    list.shapes.emplace_back().half_size = {4, 4};
    list.texts.emplace_back().utf8 = "a";
    const auto painted = picture({{}, {}, {}, {list}}, map::MapView{{}, 1, 32, 32, 1});
    if (!painted) return fail(painted.error());
    return {};
}

Status MapPainter::paint(const map::DrawLists& lists, const map::MapView& view) {
    return parts_->paint(lists, Tile{view, 0, 0, view.width, view.height});
}

Result<Image> MapPainter::picture(const map::DrawLists& lists, const map::MapView& view, int tile_px) {
    const int wide = tile_side(view.width, std::min(tile_px > 0 ? tile_px : strip_width_px, parts_->largest));
    const int high = tile_side(view.height, std::min(tile_px > 0 ? tile_px : strip_height_px, parts_->largest));
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

Status MapPainter::move(const map::MapView& from, const map::MapView& to, map::Color background) {
    const KeepFramebuffer keep;
    if (auto ready = parts_->moved.ensure(to.width, to.height); !ready) return ready;
    parts_->moved.bind();
    glDisable(GL_SCISSOR_TEST);
    clear(background);
    const geo::Xy low = to.to_screen(from.to_world({0, 0}));
    const geo::Xy high = to.to_screen(from.to_world({double(from.width), double(from.height)}));
    parts_->target.bind_for_reading();
    // Magnified pictures are smoothed; a mere shift stays as crisp as it was.
    const bool scaled = from.meters_per_px != to.meters_per_px;
    glBlitFramebuffer(0, 0, from.width, from.height, static_cast<GLint>(std::lround(low.x)),
                      static_cast<GLint>(std::lround(low.y)), static_cast<GLint>(std::lround(high.x)),
                      static_cast<GLint>(std::lround(high.y)), GL_COLOR_BUFFER_BIT, scaled ? GL_LINEAR : GL_NEAREST);
    parts_->shows_moved = true;
    return {};
}

unsigned MapPainter::texture() const {
    return parts_->shown().texture();
}

Image MapPainter::shown() const {
    const KeepFramebuffer keep;
    return parts_->shown().read();
}

int MapPainter::largest_side() const {
    return parts_->largest;
}

}  // namespace maillage::render::gl
