// SPDX-License-Identifier: Apache-2.0
// Lines against the definition: a pixel is covered by how far it lies within half the line's width.
#include "render/stroke_pixels.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>

#include "base/parallel.h"

namespace maillage::render {
namespace {

const Tile tile{{{20, 15}, 1, 40, 30, 1}, 0, 0, 40, 30};
constexpr map::Color ink = map::rgb(0x204060);

std::shared_ptr<const map::StrokeMesh> segments(std::vector<map::PointF> ends) {
    map::StrokeMesh mesh;
    mesh.points = std::move(ends);
    map::BoxF box;
    for (const map::PointF point : mesh.points) box.add(point);
    mesh.parts.push_back({0, static_cast<std::uint32_t>(mesh.points.size() / 2), box});
    return std::make_shared<const map::StrokeMesh>(std::move(mesh));
}

map::StrokeLayer line(std::vector<map::PointF> ends, float width) {
    map::StrokeLayer layer;
    layer.mesh = segments(std::move(ends));
    layer.width = width;
    layer.color = ink;
    return layer;
}

map::Color at(const Pixels& pixels, int x, int y) {
    return std::bit_cast<map::Color>(pixels[static_cast<std::size_t>(y * tile.width + x)]);
}

double distance(double x, double y, map::PointF a, map::PointF b) {
    const double dx = double{b.x} - a.x;
    const double dy = double{b.y} - a.y;
    const double t = std::clamp(((x - a.x) * dx + (y - a.y) * dy) / std::max(dx * dx + dy * dy, 1e-12), 0.0, 1.0);
    return std::hypot(x - a.x - t * dx, y - a.y - t * dy);
}

TEST(StrokePixels, APixelIsCoveredByItsDistance) {
    const std::vector<std::pair<map::PointF, map::PointF>> cases{
        {{5, 5}, {30, 22}}, {{5, 12}, {33, 12}}, {{10, 2}, {10, 28}}, {{8, 20}, {30, 19.5F}}, {{15, 15}, {15, 15}}};
    for (const auto& [a, b] : cases)
        for (const float width : {0.4F, 1.3F, 6.0F}) {
            const map::StrokeLayer layer = line({a, b}, width);
            Pixels out;
            paint_strokes({&layer, 1}, tile, out);
            for (int y = 0; y < tile.height; ++y)
                for (int x = 0; x < tile.width; ++x) {
                    const double away = distance(x + 0.5, 30 - (y + 0.5), a, b);
                    const double cover = std::clamp(std::max(width / 2.0, 0.5) + 0.5 - away, 0.0, 1.0) *
                                         std::min(1.0, double{width});
                    ASSERT_NEAR(at(out, x, y).a, 255 * cover, 1.0) << x << ' ' << y << ' ' << width;
                    ASSERT_NEAR(at(out, x, y).b, 0x60 * cover, 1.0) << x << ' ' << y << ' ' << width;
                }
        }
}

TEST(StrokePixels, CasingsLieUnderAllLines) {
    map::StrokeLayer one = line({{5, 15}, {35, 15}}, 2);
    map::StrokeLayer two = line({{20, 5}, {20, 25}}, 2);
    for (map::StrokeLayer* layer : {&one, &two}) {
        layer->casing_width = 8;
        layer->casing = map::rgb(0xFFFFFF);
    }
    Pixels out;
    const map::StrokeLayer layers[] = {one, two};
    paint_strokes(layers, tile, out);
    EXPECT_EQ(at(out, 12, 15), ink);
    EXPECT_EQ(at(out, 20, 15), ink) << "where they cross";
    EXPECT_EQ(at(out, 18, 15), ink) << "the first line is not cut by the second's casing";
    EXPECT_EQ(at(out, 12, 12), map::rgb(0xFFFFFF));
    EXPECT_EQ(at(out, 2, 2), (map::Color{0, 0, 0, 0}));
}

TEST(StrokePixels, OneThreadAndManyPaintTheSame) {
    std::vector<map::PointF> ends;
    for (int i = 0; i < 200; ++i)
        ends.push_back({static_cast<float>(i * 37 % 300), static_cast<float>(i * 91 % 400)});
    const map::StrokeLayer layer = line(ends, 1.7F);
    const Tile tall{{{150, 200}, 1, 300, 400, 1}, 0, 0, 300, 400};
    Pixels one;
    Pixels four;
    const int before = thread_count();
    set_thread_count(1);
    paint_strokes({&layer, 1}, tall, one);
    set_thread_count(4);
    paint_strokes({&layer, 1}, tall, four);
    set_thread_count(before);
    EXPECT_EQ(one, four);
}

}  // namespace
}  // namespace maillage::render
