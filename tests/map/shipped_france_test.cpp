// SPDX-License-Identifier: Apache-2.0
// The counts the shipped outlines are known by, and that every commune survives every level of detail.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <vector>

#include "base/feedback.h"
#include "io/territory_reader.h"
#include "map/territory_geometry.h"

namespace maillage::map {
namespace {

double along(std::span<const PointF> line) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        sum += double{line[i].x} * line[i + 1].y - double{line[i + 1].x} * line[i].y;
    return sum / 2;
}

/// At every level: areas and outlines are made of the same simplified arcs, each used by the communes on its
/// two sides, and every commune has an area.
void expect_sound_levels(const TerritoryGeometry& geometry) {
    const ArcTopology& topology = geometry.topology();
    std::vector<double> full;
    for (int level = 0; level < detail_levels; ++level) {
        const auto mesh = geometry.fills(level);
        ASSERT_EQ(mesh->sides.size(), topology.arc_count()) << "one line an arc: none is used three times";
        std::vector<double> area(geometry.feature_count(), 0);
        std::size_t wrong_sides = 0;
        std::size_t wrong_lines = 0;
        for (std::uint32_t a = 0; a < topology.arc_count(); ++a) {
            const FillMesh::Sides sides = mesh->sides[a];
            const bool as_found = sides.left == topology.left[a] && sides.right == topology.right[a];
            const bool turned = sides.right == topology.left[a] && sides.left == topology.right[a];
            wrong_sides += !as_found && !turned;
            const std::span<const PointF> line(mesh->points.data() + mesh->line_start[a],
                                               mesh->line_start[a + 1] - mesh->line_start[a]);
            const auto kept = geometry.arc_at(a, level);
            wrong_lines += !std::equal(line.begin(), line.end(), kept.begin(), kept.end(),
                                       [&](PointF p, std::uint32_t v) { return p == geometry.points()[v]; });
            const double enclosed = along(line);
            if (sides.left != FillMesh::nothing) area[sides.left] += enclosed;
            if (sides.right != FillMesh::nothing) area[sides.right] -= enclosed;
        }
        EXPECT_EQ(wrong_sides, 0U) << level;
        EXPECT_EQ(wrong_lines, 0U) << level;
        if (level == 0) full = area;
        for (std::uint32_t f = 0; f < area.size(); ++f)
            EXPECT_GT(area[f], 0.09 * full[f]) << level << ' '
                                  << geometry.territory()->communes.code[geometry.commune(f)].text();
    }
}

TEST(ShippedFrance, EachInteriorEdgeIsUsedTwiceAndNoCommuneVanishes) {
    const std::filesystem::path path = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/france.gpkg";
    ASSERT_TRUE(std::filesystem::exists(path)) << path;
    SilentFeedback feedback;
    const auto territory = io::read_territory(path, feedback);
    ASSERT_TRUE(territory.has_value());
    const auto geometry = TerritoryGeometry::build(*territory, 2154);
    ASSERT_TRUE(geometry.has_value());
    EXPECT_EQ((*geometry)->topology().edges_used(2), 505'179U);
    EXPECT_EQ((*geometry)->topology().edges_used(1), 13'977U);
    for (unsigned times = 3; times < 256; ++times) EXPECT_EQ((*geometry)->topology().edges_used(times), 0U);
    expect_sound_levels(**geometry);
    for (const int epsg : {5490, 2972, 2975, 4471}) {
        const auto overseas = TerritoryGeometry::build(*territory, epsg);
        ASSERT_TRUE(overseas.has_value());
        EXPECT_GT((*overseas)->feature_count(), 15U) << epsg;
        expect_sound_levels(**overseas);
    }
}

}  // namespace
}  // namespace maillage::map
