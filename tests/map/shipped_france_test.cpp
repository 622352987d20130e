// SPDX-License-Identifier: Apache-2.0
// The counts the shipped outlines are known by, and that every commune survives every level of detail.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/feedback.h"
#include "io/territory_reader.h"
#include "map/territory_geometry.h"

namespace maillage::map {
namespace {

TEST(ShippedFrance, EachInteriorEdgeIsUsedTwiceAndNoCommuneVanishes) {
    const std::filesystem::path path = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/france.gpkg";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "geodata/france.gpkg is not here";
    SilentFeedback feedback;
    const auto territory = io::read_territory(path, feedback);
    ASSERT_TRUE(territory.has_value());
    const auto geometry = TerritoryGeometry::build(*territory, 2154);
    ASSERT_TRUE(geometry.has_value());
    EXPECT_EQ((*geometry)->topology().edges_used(2), 505'179U);
    EXPECT_EQ((*geometry)->topology().edges_used(1), 13'977U);
    for (unsigned times = 3; times < 256; ++times) EXPECT_EQ((*geometry)->topology().edges_used(times), 0U);
    for (const int level : {0, 5, detail_levels - 1}) {
        const auto mesh = (*geometry)->fills(level);
        std::vector<bool> seen((*geometry)->feature_count(), false);
        for (const std::uint32_t v : mesh->triangles) seen[mesh->vertex_feature[v]] = true;
        EXPECT_EQ(std::count(seen.begin(), seen.end(), false), 0) << level;
    }
    for (const int epsg : {5490, 2972, 2975, 4471}) {
        const auto overseas = TerritoryGeometry::build(*territory, epsg);
        ASSERT_TRUE(overseas.has_value());
        EXPECT_GT((*overseas)->feature_count(), 15U) << epsg;
    }
}

}  // namespace
}  // namespace maillage::map
