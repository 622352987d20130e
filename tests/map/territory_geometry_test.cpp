// SPDX-License-Identifier: Apache-2.0
#include "map/territory_geometry.h"

#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "base/parallel.h"
#include "geo/polygon_set.h"
#include "geo/projection.h"
#include "support/map_worlds.h"

namespace maillage::map {
namespace {

using test_support::lake_world;
using test_support::world_of;

std::shared_ptr<const TerritoryGeometry> geometry_of(territory::Territory world, int epsg = 2154) {
    auto out = TerritoryGeometry::build(std::move(world), epsg);
    EXPECT_TRUE(out.has_value());
    return *out;
}

std::map<std::uint32_t, double> area_by_feature(const FillMesh& mesh) {
    std::map<std::uint32_t, double> out;
    for (std::size_t l = 0; l < mesh.sides.size(); ++l) {
        double along = 0;
        for (std::uint32_t p = mesh.line_start[l]; p + 1 < mesh.line_start[l + 1]; ++p)
            along += double{mesh.points[p].x} * mesh.points[p + 1].y - double{mesh.points[p + 1].x} * mesh.points[p].y;
        // Counter-clockwise round the feature to the left.
        if (mesh.sides[l].left != FillMesh::nothing) out[mesh.sides[l].left] += along / 2;
        if (mesh.sides[l].right != FillMesh::nothing) out[mesh.sides[l].right] -= along / 2;
    }
    return out;
}

TEST(TerritoryGeometry, CommunesOfOtherCrsAreLeftOut) {
    const auto world = world_of({"aaz", "aaz"});
    EXPECT_EQ(geometry_of(world)->feature_count(), 4U);
    EXPECT_EQ(geometry_of(world, 2975)->feature_count(), 2U);
    const auto geometry = geometry_of(world);
    EXPECT_FALSE(geometry->feature(5).has_value());
    EXPECT_EQ(geometry->commune(*geometry->feature(3)), 3U);
}

TEST(TerritoryGeometry, UnknownCrsIsAnError) {
    EXPECT_FALSE(TerritoryGeometry::build(lake_world(), 999'999).has_value());
}

TEST(TerritoryGeometry, EmptyTerritoryHasNothing) {
    const auto geometry = geometry_of(world_of({"z"}));
    EXPECT_EQ(geometry->feature_count(), 0U);
    EXPECT_TRUE(geometry->fills(0)->sides.empty());
    EXPECT_FALSE(geometry->commune_at({0, 0}).has_value());
}

TEST(TerritoryGeometry, BordersHaveTheHighestRankTheySeparate) {
    const auto world = lake_world();
    const auto geometry = geometry_of(world);
    const auto& topology = geometry->topology();
    const auto& c = world->communes;
    std::set<BorderRank> seen;
    for (std::uint32_t a = 0; a < topology.arc_count(); ++a) {
        seen.insert(geometry->rank(a));
        if (topology.right[a] == ArcTopology::none) {
            EXPECT_EQ(geometry->rank(a), BorderRank::outer);
            continue;
        }
        const auto l = geometry->commune(topology.left[a]);
        const auto r = geometry->commune(topology.right[a]);
        EXPECT_EQ(geometry->rank(a) == BorderRank::region, c.region[l] != c.region[r]);
        EXPECT_EQ(geometry->rank(a) <= BorderRank::intercommunality, c.department[l] == c.department[r]);
        if (geometry->rank(a) == BorderRank::commune) {
            EXPECT_EQ(c.intercommunality[l], c.intercommunality[r]);
        }
    }
    EXPECT_EQ(seen.size(), 5U);
}

TEST(TerritoryGeometry, FullDetailCoversEveryCommuneExactly) {
    const auto world = lake_world();
    const auto geometry = geometry_of(world);
    const auto areas = area_by_feature(*geometry->fills(0));
    const auto projection = geo::Projection::to_epsg(2154);
    ASSERT_EQ(areas.size(), world->communes.size());
    for (const auto& [feature, area] : areas) {
        const auto ring = projection->forward(world->communes.outlines.ring(feature));
        double twice = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                     (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
        EXPECT_NEAR(area, std::abs(twice) / 2, 100.0) << feature;
    }
}

TEST(TerritoryGeometry, NoCommuneVanishesAndNothingTearsAtAnyLevel) {
    const auto geometry = geometry_of(lake_world());
    for (int level = 0; level < detail_levels; ++level) {
        const auto mesh = geometry->fills(level);
        const auto areas = area_by_feature(*mesh);
        ASSERT_EQ(areas.size(), geometry->feature_count()) << level;
        for (const auto& [feature, area] : areas) EXPECT_GT(area, 0) << level << ' ' << feature;
        // Without gap or overlap the communes together are what their outer borders enclose.
        double communes = 0;
        for (const auto& [feature, area] : areas) communes += area;
        double enclosed = 0;
        for (std::uint32_t r = 0; r + 1 < geometry->topology().ring_start.size(); ++r)
            for (std::uint32_t u = geometry->topology().ring_start[r];
                 u < geometry->topology().ring_start[r + 1]; ++u) {
                const auto use = geometry->topology().ring_uses[u];
                if (geometry->rank(use.arc) != BorderRank::outer) continue;
                const auto line = geometry->arc_at(use.arc, level);
                for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                    const PointF p = geometry->points()[line[i]];
                    const PointF q = geometry->points()[line[i + 1]];
                    enclosed += (use.reversed != 0 ? -1 : 1) * (double{p.x} * q.y - double{q.x} * p.y) / 2;
                }
            }
        EXPECT_NEAR(communes, enclosed, 1e-6 * communes) << level;
    }
}

TEST(TerritoryGeometry, CoarserLevelsKeepFewerVertices) {
    const auto geometry = geometry_of(lake_world());
    for (int level = 1; level < detail_levels; ++level)
        EXPECT_LE(geometry->fills(level)->points.size(), geometry->fills(level - 1)->points.size());
    EXPECT_EQ(TerritoryGeometry::level_for(0.1), 0);
    EXPECT_EQ(TerritoryGeometry::level_for(1e6), detail_levels - 1);
}

TEST(TerritoryGeometry, OneThreadAndManyBuildTheSame) {
    const int before = thread_count();
    set_thread_count(1);
    const auto one = geometry_of(lake_world())->fills(3);
    set_thread_count(4);
    const auto many = geometry_of(lake_world())->fills(3);
    set_thread_count(before);
    EXPECT_EQ(one->points, many->points);
    EXPECT_EQ(one->line_start, many->line_start);
    EXPECT_EQ(one->sides, many->sides);
}

TEST(TerritoryGeometry, CommuneUnderThePointerIsTheOneThatContainsIt) {
    const auto world = lake_world();
    const auto geometry = geometry_of(world);
    const auto projection = geo::Projection::to_epsg(2154);
    int found = 0;
    for (double lon = 1.9; lon < 3.6; lon += 0.037)
        for (double lat = 45.1; lat < 46.1; lat += 0.029) {
            const auto hit = geometry->commune_at(projection->forward(geo::LonLat{lon, lat}));
            std::optional<territory::Index> expected;
            for (territory::Index c = 0; c < world->communes.size(); ++c)
                if (geo::contains(world->communes.outlines, c, {lon, lat})) expected = c;
            EXPECT_EQ(hit, expected) << lon << ' ' << lat;
            found += hit.has_value();
        }
    EXPECT_GT(found, 500);
}

TEST(ScopeGeometry, BordersAreInsideWhereTheyTouchTheScope) {
    const auto world = lake_world();
    const auto whole = geometry_of(world);
    std::vector<territory::Index> scope;
    for (territory::Index c = 0; c < world->communes.size(); ++c)
        if (world->communes.department[c] == 0) scope.push_back(c);
    const ScopeGeometry geometry(whole, scope);
    std::size_t segments = 0;
    for (int rank = 0; rank < border_rank_count; ++rank)
        for (const bool inside : {true, false})
            segments += geometry.borders(static_cast<BorderRank>(rank), inside, 0)->points.size() / 2;
    EXPECT_EQ(segments, whole->topology().edges_used(1) + whole->topology().edges_used(2));
    EXPECT_FALSE(geometry.box().empty());
    EXPECT_EQ(geometry.by_population().size(), scope.size());
    const auto inner = geometry.borders(BorderRank::department, true, 0);
    EXPECT_EQ(inner, geometry.borders(BorderRank::department, true, 0)) << "cached";
}

}  // namespace
}  // namespace maillage::map
