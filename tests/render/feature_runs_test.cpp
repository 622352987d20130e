// SPDX-License-Identifier: Apache-2.0
// Runs against the definition: a sample's feature is the one whose ring is wound around it.
#include "render/feature_runs.h"

#include <cmath>
#include <gtest/gtest.h>

#include "base/parallel.h"
#include "support/map_worlds.h"

namespace maillage::render {
namespace {

Tile tile_of(const map::MapView& view) { return {view, 0, 0, view.width, view.height}; }

/// Number at a sample, read from the runs.
std::uint32_t number_at(const FeatureRuns& runs, int x, int y, int sample) {
    std::uint32_t number = 0;
    for (const FeatureRun& run : runs.row(y, sample))
        if (run.first <= x) number = run.number;
    return number;
}

/// The features whose rings, as simplified, contain a place (even-odd).
std::vector<std::uint32_t> around(const map::TerritoryGeometry& whole, int level, geo::Xy place) {
    const double px = place.x - whole.origin().x;
    const double py = place.y - whole.origin().y;
    const auto& topology = whole.topology();
    std::vector<std::uint32_t> out;
    for (std::uint32_t f = 0; f < whole.feature_count(); ++f) {
        bool in = false;
        const std::uint32_t first = topology.polygon_rings[topology.feature_polygons[f]];
        const std::uint32_t last = topology.polygon_rings[topology.feature_polygons[f + 1]];
        for (std::uint32_t u = topology.ring_start[first]; u < topology.ring_start[last]; ++u) {
            const auto line = whole.arc_at(topology.ring_uses[u].arc, level);
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const map::PointF a = whole.points()[line[i]];
                const map::PointF b = whole.points()[line[i + 1]];
                if ((a.y > py) == (b.y > py)) continue;
                if (px < a.x + (py - a.y) / (double{b.y} - a.y) * (double{b.x} - a.x)) in = !in;
            }
        }
        if (in) out.push_back(f);
    }
    return out;
}

void expect_defined(const map::TerritoryGeometry& whole, int level, const map::MapView& view) {
    const auto mesh = whole.fills(level);
    const FeatureRuns runs(*mesh, tile_of(view));
    int land = 0;
    for (int y = 0; y < view.height; ++y)
        for (int x = 0; x < view.width; ++x)
            for (int s = 0; s < FeatureRuns::samples; ++s) {
                const auto inside = around(
                    whole, level,
                    view.to_world({x + FeatureRuns::shift[static_cast<std::size_t>(s)], y + (s + 0.5) / 4}));
                const std::uint32_t number = number_at(runs, x, y, s);
                land += number != 0;
                if (inside.size() <= 1) {
                    ASSERT_EQ(number, inside.empty() ? 0 : inside.front() + 1) << x << ' ' << y << ' ' << s;
                }
            }
    EXPECT_GT(land, 100);
}

TEST(FeatureRuns, EverySampleBelongsToTheFeatureAroundIt) {
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    const map::MapView view = map::fit_to_scope(content, {{}, 1, 61, 47, 1}, {3, 3, 3, 3});
    for (const int level : {0, 4, map::detail_levels - 1})
        expect_defined(content.geometry->whole(), level, view);
}

TEST(FeatureRuns, ACloseViewStillKnowsWhatLiesAroundIt) {
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    map::MapView view = map::fit_to_scope(content, {{}, 1, 31, 23, 1}, {});
    for (const double factor : {6.0, 40.0, 3000.0})
        expect_defined(content.geometry->whole(), 0, view.zoomed(factor, {12, 9}));
}

TEST(FeatureRuns, RunsAscendAndNeighboursDiffer) {
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    const map::MapView view = map::fit_to_scope(content, {{}, 1, 300, 200, 1}, {});
    const FeatureRuns runs(*content.geometry->whole().fills(0), tile_of(view));
    for (int row = 0; row <= view.height * FeatureRuns::samples; ++row) {
        const auto line = runs.row(row / FeatureRuns::samples, row % FeatureRuns::samples);
        ASSERT_FALSE(line.empty());
        EXPECT_EQ(line.front().first, 0);
        EXPECT_LE(line.back().first, view.width);
        for (std::size_t i = 1; i < line.size(); ++i) {
            EXPECT_LT(line[i - 1].first, line[i].first);
            EXPECT_NE(line[i - 1].number, line[i].number);
        }
    }
}

TEST(FeatureRuns, CrossingBordersLeaveNoStreak) {
    // Three stripes of land whose two inner borders cross each other near the middle row.
    map::FillMesh mesh;
    mesh.feature_count = 3;
    const auto line = [&](std::uint32_t left, std::uint32_t right, std::vector<map::PointF> points) {
        mesh.points.insert(mesh.points.end(), points.begin(), points.end());
        mesh.line_start.push_back(static_cast<std::uint32_t>(mesh.points.size()));
        mesh.sides.push_back({left, right});
    };
    constexpr auto nothing = map::FillMesh::nothing;
    line(nothing, 0, {{2, 0}, {2, 20}});
    line(0, 1, {{10, 0}, {10, 9}, {13, 10}, {10, 11}, {10, 20}});
    line(1, 2, {{12, 0}, {12, 20}});
    line(2, nothing, {{18, 0}, {18, 20}});
    map::BoxF box;
    for (const map::PointF point : mesh.points) box.add(point);
    mesh.parts.push_back({0, 4, box});
    const map::MapView view{{10, 10}, 1, 20, 20, 1};
    const FeatureRuns runs(mesh, tile_of(view));
    for (int y = 0; y < view.height; ++y)
        for (int s = 0; s < FeatureRuns::samples; ++s) {
            EXPECT_EQ(number_at(runs, 5, y, s), 1U);
            EXPECT_EQ(number_at(runs, 15, y, s), 3U);
            EXPECT_EQ(number_at(runs, 19, y, s), 0U);
        }
}

TEST(FeatureRuns, OneThreadAndManyFindTheSame) {
    const auto content = test_support::content_of(test_support::lake_world(), 30);
    const map::MapView view = map::fit_to_scope(content, {{}, 1, 90, 300, 1}, {});
    const auto mesh = content.geometry->whole().fills(0);
    const int before = thread_count();
    set_thread_count(1);
    const FeatureRuns one(*mesh, tile_of(view));
    set_thread_count(4);
    const FeatureRuns four(*mesh, tile_of(view));
    set_thread_count(before);
    for (int row = 0; row <= view.height * FeatureRuns::samples; ++row) {
        const auto a = one.row(row / FeatureRuns::samples, row % FeatureRuns::samples);
        const auto b = four.row(row / FeatureRuns::samples, row % FeatureRuns::samples);
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            EXPECT_EQ(a[i].first, b[i].first);
            EXPECT_EQ(a[i].number, b[i].number);
        }
    }
}

}  // namespace
}  // namespace maillage::render
