// SPDX-License-Identifier: Apache-2.0
#include "map/geometry/triangulate.h"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>

namespace maillage::map {
namespace {

struct Polygon {
    std::vector<PointF> points;
    std::vector<std::uint32_t> rings{0};

    void add(const std::vector<PointF>& ring) {
        points.insert(points.end(), ring.begin(), ring.end());
        rings.push_back(static_cast<std::uint32_t>(points.size()));
    }
    [[nodiscard]] double area() const {
        double sum = 0;
        for (std::size_t r = 0; r + 1 < rings.size(); ++r) {
            const double ring =
                std::abs(twice_area(std::span(points).subspan(rings[r], rings[r + 1] - rings[r]))) / 2;
            sum += r == 0 ? ring : -ring;
        }
        return sum;
    }
};

double covered(const Polygon& polygon, const std::vector<std::uint32_t>& triangles) {
    double sum = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        const std::vector<PointF> corners{polygon.points[triangles[i]], polygon.points[triangles[i + 1]],
                                          polygon.points[triangles[i + 2]]};
        const double twice = twice_area(corners);
        EXPECT_GT(twice, 0);
        sum += twice / 2;
    }
    return sum;
}

/// `all_turn`: no corner lies on the line of its neighbours, at any step; such corners give no triangle.
void expect_exact(const Polygon& polygon, bool all_turn = true) {
    std::vector<std::uint32_t> triangles;
    triangulate(polygon.points, polygon.rings, triangles);
    EXPECT_NEAR(covered(polygon, triangles), polygon.area(), 1e-6 * polygon.area() + 1e-9);
    const std::size_t holes = polygon.rings.size() - 2;
    const std::size_t most = polygon.points.size() - 2 + 2 * holes;
    EXPECT_LE(triangles.size() / 3, most);
    if (all_turn) {
        EXPECT_EQ(triangles.size() / 3, most);
    }
}

TEST(Triangulate, SquaresOfBothOrientations) {
    Polygon square;
    square.add({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    expect_exact(square);
    Polygon turned;
    turned.add({{0, 4}, {4, 4}, {4, 0}, {0, 0}});
    expect_exact(turned);
}

TEST(Triangulate, CombAndSpiral) {
    Polygon comb;
    std::vector<PointF> ring{{0, 0}, {20, 0}};
    for (int i = 10; i > 0; --i) {
        ring.push_back({static_cast<float>(2 * i), 10});
        ring.push_back({static_cast<float>(2 * i - 1), 1});
    }
    comb.add(ring);
    expect_exact(comb, false);
    Polygon spiral;
    std::vector<PointF> out;
    std::vector<PointF> back;
    for (int i = 0; i < 120; ++i) {
        const float angle = static_cast<float>(i) * 0.2F;
        const float radius = 10 + static_cast<float>(i);
        out.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        back.push_back({(radius + 4) * std::cos(angle), (radius + 4) * std::sin(angle)});
    }
    out.insert(out.end(), back.rbegin(), back.rend());
    spiral.add(out);
    expect_exact(spiral);
}

TEST(Triangulate, SeveralHoles) {
    Polygon polygon;
    polygon.add({{0, 0}, {30, 0}, {30, 30}, {0, 30}});
    for (const PointF at : {PointF{3, 3}, {20, 4}, {12, 14}, {4, 22}, {21, 20}})
        polygon.add({{at.x, at.y}, {at.x + 5, at.y + 1}, {at.x + 4, at.y + 6}, {at.x + 1, at.y + 4}});
    expect_exact(polygon, false);
}

TEST(Triangulate, RandomStars) {
    std::uint32_t seed = 3;
    const auto next = [&] {
        return static_cast<float>((seed = seed * 1664525 + 1013904223) >> 12 & 0xFFF) / 4096.0F;
    };
    for (int round = 0; round < 200; ++round) {
        Polygon star;
        std::vector<PointF> ring;
        const int corners = 5 + round;
        for (int i = 0; i < corners; ++i) {
            const float angle = 6.2831853F * static_cast<float>(i) / static_cast<float>(corners);
            const float radius = 100 + 900 * next();
            ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        star.add(ring);
        star.add({{-5, -5}, {5, -5}, {0, 6}});
        expect_exact(star);
    }
}

TEST(Triangulate, CrossedAndFlatOutlinesEnd) {
    for (const std::vector<PointF>& ring : {std::vector<PointF>{{0, 0}, {4, 4}, {4, 0}, {0, 4}},
                                            {{0, 0}, {1, 0}, {2, 0}, {3, 0}},
                                            {{1, 1}, {1, 1}, {1, 1}}}) {
        Polygon polygon;
        polygon.add(ring);
        std::vector<std::uint32_t> triangles;
        triangulate(polygon.points, polygon.rings, triangles);
        EXPECT_LE(triangles.size(), 6U);
    }
}

}  // namespace
}  // namespace maillage::map
