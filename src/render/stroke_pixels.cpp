// SPDX-License-Identifier: Apache-2.0
#include "render/stroke_pixels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/parallel.h"

namespace maillage::render {
namespace {

// Pixel rows a thread paints at once: their covers stay in its cache.
constexpr int band_rows = 64;

/// One colour of one layer, in px of the picture.
struct Pen {
    float solid;  ///< from the line's middle to the smooth edge's
    float opacity;
    map::Color color;

    Pen(float width, map::Color ink, double device_scale) : color(ink) {
        const auto half = static_cast<float>(width * device_scale / 2);
        // A line thinner than a pixel is a pixel wide and fainter.
        solid = std::max(half, 0.5F);
        opacity = std::min(half * 2, 1.0F) * static_cast<float>(ink.a);
    }
    [[nodiscard]] float reach() const { return solid + 0.5F; }
};

/// Rows first..end of a tile, and how far each of their pixels is covered by the line at hand, 0..255.
class Band {
  public:
    Band(const Tile& tile, int first, int end) : tile_(tile), first_(first), end_(end) {
        const std::size_t pixels = static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(end - first);
        cover_.resize((pixels + eight - 1) / eight * eight);  // none is drawn beyond the last pixel
    }

    void draw(const map::StrokeMesh& mesh, const Pen& pen) {
        const geo::Xy corner = tile_.corner();
        const double per_px = 1 / tile_.view.meters_per_px;
        const auto x_of = [&](float x) { return static_cast<float>((mesh.origin.x + double{x} - corner.x) * per_px); };
        const auto y_of = [&](float y) { return static_cast<float>((corner.y - mesh.origin.y - double{y}) * per_px); };
        const float reach = pen.reach();
        for (const map::Part& part : mesh.parts) {
            if (x_of(part.box.high.x) < -reach || x_of(part.box.low.x) > static_cast<float>(tile_.width) + reach)
                continue;
            if (y_of(part.box.low.y) < static_cast<float>(first_) - reach ||
                y_of(part.box.high.y) > static_cast<float>(end_) + reach)
                continue;
            for (std::uint32_t s = part.first; s < part.first + part.count; ++s) {
                const map::PointF a = mesh.points[2 * s];
                const map::PointF b = mesh.points[2 * s + 1];
                cover({x_of(a.x), y_of(a.y)}, {x_of(b.x), y_of(b.y)}, pen);
            }
        }
    }

    /// Lays the covered pixels over `out` (of the whole tile) and forgets them.
    void lay(map::Color color, Pixels& out) {
        std::uint32_t* to = out.data() + static_cast<std::size_t>(first_) * static_cast<std::size_t>(tile_.width);
        // Most pixels lie under no line: look at eight at a time.
        for (std::size_t i = 0; i < cover_.size(); i += eight) {
            std::uint64_t covers = 0;
            std::memcpy(&covers, cover_.data() + i, eight);
            if (covers == 0) continue;
            for (std::size_t k = i; k < i + eight; ++k) {
                if (cover_[k] == 0) continue;
                to[k] = over(to[k], color, cover_[k]);
                cover_[k] = 0;
            }
        }
    }

  private:
    static constexpr std::size_t eight = sizeof(std::uint64_t);

    static std::uint32_t over(std::uint32_t pixel, map::Color color, std::uint32_t alpha) {
        const auto below = std::bit_cast<map::Color>(pixel);
        const auto channel = [&](std::uint32_t low, std::uint32_t high) {
            return static_cast<std::uint8_t>((high * alpha + low * (255 - alpha) + 127) / 255);
        };
        return std::bit_cast<std::uint32_t>(map::Color{channel(below.r, color.r), channel(below.g, color.g),
                                                       channel(below.b, color.b), channel(below.a, 255)});
    }

    void cover(map::PointF a, map::PointF b, const Pen& pen) {
        const float reach = pen.reach();
        const float dx = b.x - a.x;
        const float dy = b.y - a.y;
        const int top = std::max(first_, static_cast<int>(std::floor(std::min(a.y, b.y) - reach)));
        const int bottom = std::min(end_ - 1, static_cast<int>(std::floor(std::max(a.y, b.y) + reach)));
        if (top > bottom) return;
        const float length = std::sqrt(dx * dx + dy * dy);
        const map::PointF way = length > 0 ? map::PointF{dx / length, dy / length} : map::PointF{1, 0};
        const float low = std::min(a.x, b.x) - reach;
        const float high = std::max(a.x, b.x) + reach;
        // Where a row meets a slanting line is nearer than the line's ends.
        const bool slants = std::abs(way.y) > 0.05F;
        const float half_span = slants ? reach / std::abs(way.y) : 0;
        for (int y = top; y <= bottom; ++y) {
            const float from_a = static_cast<float>(y) + 0.5F - a.y;
            const float middle = slants ? a.x + from_a * way.x / way.y : 0;
            const float left = slants ? std::max(low, middle - half_span) : low;
            const float right = slants ? std::min(high, middle + half_span) : high;
            const int begin = std::max(0, static_cast<int>(std::floor(left)));
            const int end = std::min(tile_.width - 1, static_cast<int>(std::floor(right)));
            std::uint8_t* row = cover_.data() + static_cast<std::size_t>(y - first_) *
                                                    static_cast<std::size_t>(tile_.width);
            for (int x = begin; x <= end; ++x) {
                const float px = static_cast<float>(x) + 0.5F - a.x;
                const float along = std::clamp(px * way.x + from_a * way.y, 0.0F, length);
                const float ex = px - along * way.x;
                const float ey = from_a - along * way.y;
                const float away = std::sqrt(ex * ex + ey * ey);
                const float share = std::clamp(reach - away, 0.0F, 1.0F) * pen.opacity;
                // As if each segment were laid over the last.
                const auto added = static_cast<std::uint32_t>(share + 0.5F);
                row[x] = static_cast<std::uint8_t>(row[x] + ((255 - row[x]) * added + 127) / 255);
            }
        }
    }

    const Tile& tile_;
    int first_;
    int end_;
    std::vector<std::uint8_t> cover_;
};

}  // namespace

void paint_strokes(std::span<const map::StrokeLayer> layers, const Tile& tile, Pixels& out) {
    out.assign(static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height), 0);
    const auto bands = static_cast<std::size_t>((tile.height + band_rows - 1) / band_rows);
    parallel_for(bands, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t b = begin; b < end; ++b) {
            const int first = static_cast<int>(b) * band_rows;
            Band band(tile, first, std::min(first + band_rows, tile.height));
            for (const bool casing : {true, false})
                for (const map::StrokeLayer& layer : layers) {
                    if (casing && layer.casing_width <= 0) continue;
                    const Pen pen = casing ? Pen(layer.casing_width, layer.casing, tile.view.device_scale)
                                           : Pen(layer.width, layer.color, tile.view.device_scale);
                    band.draw(*layer.mesh, pen);
                    band.lay(pen.color, out);
                }
        }
    });
}

}  // namespace maillage::render
