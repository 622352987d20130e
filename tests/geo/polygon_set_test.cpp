// SPDX-License-Identifier: Apache-2.0
#include "geo/polygon_set.h"

#include <gtest/gtest.h>

namespace maillage::geo {
namespace {

void add_ring(PolygonSet& set, std::vector<LonLat> corners) {
    corners.push_back(corners.front());
    set.vertices.insert(set.vertices.end(), corners.begin(), corners.end());
    set.ring_vertices.push_back(static_cast<std::uint32_t>(set.vertices.size()));
}

void end_polygon(PolygonSet& set) {
    set.polygon_rings.push_back(static_cast<std::uint32_t>(set.ring_vertices.size() - 1));
}

void end_feature(PolygonSet& set) {
    set.feature_polygons.push_back(static_cast<std::uint32_t>(set.polygon_rings.size() - 1));
}

std::vector<LonLat> square(double west, double south, double size) {
    return {{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}};
}

/// Feature 0: a square with a square hole that holds an island. Feature 1: the hole's enclave. Feature 2: a triangle.
PolygonSet enclave() {
    PolygonSet set;
    add_ring(set, square(0, 0, 10));
    add_ring(set, square(3, 3, 4));
    end_polygon(set);
    add_ring(set, square(4.5, 4.5, 1));
    end_polygon(set);
    end_feature(set);
    add_ring(set, square(3, 3, 4));
    add_ring(set, square(4.5, 4.5, 1));
    end_polygon(set);
    end_feature(set);
    add_ring(set, {{20, 0}, {24, 0}, {22, 4}});
    end_polygon(set);
    end_feature(set);
    return set;
}

TEST(PolygonSet, CountsItsFeaturesAndRings) {
    const PolygonSet set = enclave();
    EXPECT_EQ(PolygonSet{}.feature_count(), 0u);
    EXPECT_EQ(set.feature_count(), 3u);
    EXPECT_EQ(set.rings_of(0), (std::pair<std::uint32_t, std::uint32_t>{0, 3}));
    EXPECT_EQ(set.rings_of(1), (std::pair<std::uint32_t, std::uint32_t>{3, 5}));
    EXPECT_EQ(set.ring(5).size(), 4u);
    EXPECT_EQ(set.ring(5).front(), set.ring(5).back());
}

TEST(PolygonSet, HolesAndIslandsCount) {
    const PolygonSet set = enclave();
    EXPECT_TRUE(contains(set, 0, {1, 1}));
    EXPECT_FALSE(contains(set, 0, {4, 4}));
    EXPECT_TRUE(contains(set, 0, {5, 5}));
    EXPECT_FALSE(contains(set, 0, {11, 5}));
    EXPECT_FALSE(contains(set, 0, {-1, 5}));
    EXPECT_FALSE(contains(set, 0, {5, 11}));
}

TEST(PolygonSet, AnEnclaveBelongsToOneFeatureOnly) {
    const PolygonSet set = enclave();
    for (double lon = 0.05; lon < 10; lon += 0.1)
        for (double lat = 0.05; lat < 10; lat += 0.1)
            EXPECT_NE(contains(set, 0, {lon, lat}), contains(set, 1, {lon, lat})) << lon << ' ' << lat;
}

TEST(PolygonSet, ARayThroughACornerCountsOnce) {
    const PolygonSet set = enclave();
    EXPECT_TRUE(contains(set, 2, {22, 2}));
    EXPECT_FALSE(contains(set, 2, {19, 4}));  // level with the apex, outside
    EXPECT_FALSE(contains(set, 2, {23.5, 4}));
    EXPECT_FALSE(contains(set, 2, {19, 0}));  // level with the base, outside
    EXPECT_TRUE(contains(set, 0, {1, 3}));    // level with the hole's lower side
    EXPECT_TRUE(contains(set, 0, {1, 7}));
}

}  // namespace
}  // namespace maillage::geo
