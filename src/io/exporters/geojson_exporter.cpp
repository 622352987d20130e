// SPDX-License-Identifier: Apache-2.0
#include "io/exporters/geojson_exporter.h"

#include "io/atomic_file.h"
#include "io/exporters/site_fields.h"
#include "io/json_writer.h"

namespace maillage::io {
namespace {

/// One feature a line: a difference between two plans then reads as one line.
std::string feature_text(const planning::SiteRecord& site) {
    Value properties{Value::Object{}};
    for (const SiteField& field : site_fields()) properties.set(std::string(field.name), field.of(site));
    std::string text = R"({"type":"Feature",)";
    if (!site.id.empty()) text += R"("id":)" + json_text(Value(site.id), JsonLayout::compact) + ",";
    text += R"("geometry":{"type":"Point","coordinates":[)" + degree_text(site.place.lon) + "," +
            degree_text(site.place.lat) + R"(]},"properties":)";
    return text + json_text(properties, JsonLayout::compact) + "}";
}

}  // namespace

std::string geojson_text(const planning::SiteList& list) {
    const Value metadata = list.metadata.is_null() ? Value(Value::Object{}) : list.metadata;
    std::string text = "{\n\"type\": \"FeatureCollection\",\n\"metadata\": ";
    text += json_text(metadata, JsonLayout::indented) + ",\n\"features\": [";
    for (const planning::SiteRecord& site : list.sites)
        text += (&site == list.sites.data() ? "\n" : ",\n") + feature_text(site);
    return text + "\n]\n}\n";
}

Status write_geojson(const planning::SiteList& list, const std::filesystem::path& path) {
    return write_plain(path, geojson_text(list));
}

}  // namespace maillage::io
