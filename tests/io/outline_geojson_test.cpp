// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/outline_geojson.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace maillage::io {
namespace {

using nlohmann::json;

double turning(const json& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
               ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    return sum;
}

/// Feature 0: a square drawn clockwise with a hole drawn counter-clockwise. 1: two squares. 2: nothing.
geo::PolygonSet shapes() {
    geo::PolygonSet set;
    const auto ring = [&](std::initializer_list<geo::LonLat> vertices) {
        set.vertices.insert(set.vertices.end(), vertices);
        set.ring_vertices.push_back(static_cast<std::uint32_t>(set.vertices.size()));
    };
    ring({{0, 0}, {0, 3}, {3, 3}, {3, 0}, {0, 0}});
    ring({{1, 1}, {2, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}});
    set.polygon_rings.push_back(2);
    set.feature_polygons.push_back(1);
    ring({{-61.123456789, 14}, {-60, 14}, {-60, 15}, {-61.123456789, 14}});
    set.polygon_rings.push_back(3);
    ring({{10, 0}, {10, 1}, {11, 1}, {10, 0}});
    set.polygon_rings.push_back(4);
    set.feature_polygons.push_back(3);
    set.feature_polygons.push_back(3);
    return set;
}

json written() {
    const geo::PolygonSet set = shapes();
    OutlineList list{set, {}, Value(Value::Object{{"programme", Value("essai")}})};
    for (const std::size_t outline : {0U, 1U, 2U})
        list.features.push_back({outline, "c" + std::to_string(outline), Value(Value::Object{{"km", Value(1.5, 3)}})});
    return json::parse(outline_geojson_text(list));
}

TEST(OutlineGeoJson, ShellsTurnLeftAndHolesRight) {
    const json shape = written()["features"][0]["geometry"];
    EXPECT_EQ(shape["type"], "Polygon");
    ASSERT_EQ(shape["coordinates"].size(), 2U);
    EXPECT_GT(turning(shape["coordinates"][0]), 0);
    EXPECT_LT(turning(shape["coordinates"][1]), 0);
    for (const json& ring : shape["coordinates"]) EXPECT_EQ(ring.front(), ring.back());
    EXPECT_EQ(shape["coordinates"][1].size(), 5U) << "a vertex that stands twice is written once";
}

TEST(OutlineGeoJson, SeveralPolygonsNoPolygonSevenDecimals) {
    const json document = written();
    EXPECT_FALSE(document.contains("crs"));
    EXPECT_EQ(document["metadata"]["programme"], "essai");
    const json& two = document["features"][1];
    EXPECT_EQ(two["id"], "c1");
    EXPECT_EQ(two["geometry"]["type"], "MultiPolygon");
    ASSERT_EQ(two["geometry"]["coordinates"].size(), 2U);
    for (const json& polygon : two["geometry"]["coordinates"]) EXPECT_GT(turning(polygon[0]), 0);
    EXPECT_EQ(two["geometry"]["coordinates"][0][0][0][0].get<double>(), -61.1234568);
    EXPECT_TRUE(document["features"][2]["geometry"].is_null());
    EXPECT_EQ(document["features"][2]["properties"]["km"], 1.5);
}

}  // namespace
}  // namespace maillage::io
