// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/outline_geojson.h"

#include <algorithm>

#include "io/exporters/site_fields.h"
#include "io/json_writer.h"

namespace maillage::io {
namespace {

/// Twice the signed area in square degrees, relative to the first vertex: positive = counter-clockwise.
double turning(std::span<const geo::LonLat> ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
               (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
    return sum;
}

/// "[[lon,lat],…]" in the direction wanted; empty where fewer than four positions are left.
std::string ring_text(std::span<const geo::LonLat> ring, bool counter_clockwise) {
    std::vector<geo::LonLat> vertices(ring.begin(), ring.end());
    if ((turning(ring) > 0) != counter_clockwise) std::reverse(vertices.begin(), vertices.end());
    std::string text = "[";
    std::string last;
    std::size_t positions = 0;
    for (const geo::LonLat& vertex : vertices) {
        std::string position = "[" + degree_text(vertex.lon) + "," + degree_text(vertex.lat) + "]";
        if (position == last) continue;
        text += (positions++ == 0 ? "" : ",") + position;
        last = std::move(position);
    }
    constexpr std::size_t fewest = 4;  // RFC 7946, linear ring
    return positions < fewest ? std::string() : text + "]";
}

std::string polygon_text(const geo::PolygonSet& set, std::uint32_t polygon) {
    std::string text;
    for (std::uint32_t ring = set.polygon_rings[polygon]; ring < set.polygon_rings[polygon + 1]; ++ring) {
        const bool shell = ring == set.polygon_rings[polygon];
        const std::string one = ring_text(set.ring(ring), shell);
        if (one.empty() && shell) return {};
        if (!one.empty()) text += (text.empty() ? "[" : ",") + one;
    }
    return text.empty() ? text : text + "]";
}

std::string geometry_text(const geo::PolygonSet& set, std::size_t outline) {
    std::vector<std::string> polygons;
    for (auto polygon = set.feature_polygons[outline]; polygon < set.feature_polygons[outline + 1]; ++polygon)
        if (std::string text = polygon_text(set, polygon); !text.empty()) polygons.push_back(std::move(text));
    if (polygons.empty()) return "null";
    if (polygons.size() == 1) return R"({"type":"Polygon","coordinates":)" + polygons.front() + "}";
    std::string text = R"({"type":"MultiPolygon","coordinates":[)";
    for (const std::string& polygon : polygons) text += (&polygon == polygons.data() ? "" : ",") + polygon;
    return text + "]}";
}

}  // namespace

std::string outline_geojson_text(const OutlineList& list) {
    const Value metadata = list.metadata.is_null() ? Value(Value::Object{}) : list.metadata;
    std::string text = "{\n\"type\": \"FeatureCollection\",\n\"metadata\": ";
    text += json_text(metadata, JsonLayout::indented) + ",\n\"features\": [";
    for (const OutlineFeature& feature : list.features) {
        text += &feature == list.features.data() ? "\n" : ",\n";
        text += R"({"type":"Feature","id":)" + json_text(Value(feature.id), JsonLayout::compact);
        text += R"(,"geometry":)" + geometry_text(list.outlines, feature.outline);
        text += R"(,"properties":)" + json_text(feature.properties, JsonLayout::compact) + "}";
    }
    return text + "\n]\n}\n";
}

Status export_outlines(const OutlineList& list, const std::filesystem::path& path, Existing existing) {
    return write_file(path, outline_geojson_text(list), existing);
}

}  // namespace maillage::io
