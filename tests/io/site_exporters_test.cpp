// SPDX-License-Identifier: Apache-2.0
// What each format must look like beyond the contract all share (tests/contract/exporter_contract_test.cpp).
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/exporters/csv_exporter.h"
#include "io/exporters/geojson_exporter.h"
#include "io/exporters/registry.h"
#include "io/exporters/site_fields.h"
#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

planning::SiteList small_list() {
    planning::SiteList list;
    planning::SiteRecord site;
    site.id = "auch";
    site.commune = *CommuneCode::parse("32013");
    site.name = "Auch";
    site.department = *DepartmentCode::parse("32");
    site.department_name = "Gers";
    site.place = {0.5852, 43.64600004};
    site.persons = 190000;
    site.mean_km = 23.45678;
    site.home_share = 1;
    site.source = "S0";
    list.sites.push_back(site);
    list.metadata.set("programme", "ern-occitanie")
        .set("bound", Value(12.5, 2))
        .set("rule", Value(Value::Object{{"min", 1}}));
    return list;
}

TEST(GeoJsonExporter, FollowsRfc7946) {
    const auto json = nlohmann::json::parse(geojson_text(small_list()));
    EXPECT_EQ(json["type"], "FeatureCollection");
    EXPECT_FALSE(json.contains("crs"));
    EXPECT_EQ(json["metadata"]["programme"], "ern-occitanie");
    EXPECT_EQ(json["metadata"]["rule"]["min"], 1);
    const auto& feature = json["features"][0];
    EXPECT_EQ(feature["type"], "Feature");
    EXPECT_EQ(feature["id"], "auch");
    EXPECT_EQ(feature["geometry"]["type"], "Point");
    EXPECT_DOUBLE_EQ(feature["geometry"]["coordinates"][0], 0.5852) << "longitude first";
    EXPECT_DOUBLE_EQ(feature["geometry"]["coordinates"][1], 43.646);
}

TEST(GeoJsonExporter, WritesStableText) {
    EXPECT_EQ(geojson_text(small_list()), R"({
"type": "FeatureCollection",
"metadata": {
  "programme": "ern-occitanie",
  "bound": 12.50,
  "rule": {
    "min": 1
  }
},
"features": [
{"type":"Feature","id":"auch","geometry":{"type":"Point","coordinates":[0.5852,43.646]},"properties":{"code":"32013","name":"Auch","department":"32","department_name":"Gers","state":"existing","persons":190000,"mean_km":23.457,"home_share":1.0000,"source":"S0","id":"auch","quote":null,"programme":null,"label":null,"partner":null,"partner_kind":null,"partner_details":null,"organiser":null,"organiser_details":null,"places":null,"places_precision":null,"events":null,"actions":null,"sessions":null,"note":null}}
]
}
)");
}

TEST(GeoJsonExporter, KeepsUnknownUnknown) {
    planning::SiteList list = small_list();
    list.sites[0].persons.reset();
    list.sites[0].mean_km.reset();
    list.sites[0].id.clear();
    const auto json = nlohmann::json::parse(geojson_text(list));
    EXPECT_TRUE(json["features"][0]["properties"]["persons"].is_null());
    EXPECT_TRUE(json["features"][0]["properties"]["mean_km"].is_null());
    EXPECT_FALSE(json["features"][0].contains("id"));
}

TEST(CsvExporter, WritesOneTable) {
    planning::SiteList list = small_list();
    planning::Site site;
    site.programme = "ern-occitanie";
    site.label = "ERN";
    site.organiser = planning::Organiser{"ADRAR", {}, planning::Certainty::stated, {}, {}};
    site.events = {{planning::SiteEventKind::launched, Date{2017, 9, 1}, planning::DatePrecision::before,
                    planning::Certainty::inferred, {}, {}}};
    list.sites[0].site = site;
    list.sites[0].places = planning::Headcount{20, planning::CountPrecision::about};
    EXPECT_EQ(csv_text(list),
              "code,name,department,department_name,state,persons,mean_km,home_share,source,id,quote,programme,label,"
              "partner,partner_kind,partner_details,organiser,organiser_details,places,places_precision,events,actions,"
              "sessions,note,lon,lat,metadata_programme,metadata_bound,metadata_rule\n"
              "32013,Auch,32,Gers,existing,190000,23.457,1.0000,S0,auch,,ern-occitanie,ERN,,,,ADRAR,"
              "\"{\"\"certainty\"\":\"\"stated\"\"}\",20,about,"
              "\"[{\"\"kind\"\":\"\"launched\"\",\"\"date\"\":\"\"2017-09-01\"\",\"\"precision\"\":\"\"before\"\","
              "\"\"certainty\"\":\"\"inferred\"\"}]\",,,,0.5852,43.646,"
              "ern-occitanie,12.50,\"{\"\"min\"\":1}\"\n");
}

TEST(CsvExporter, GuardsCellsThatASpreadsheetWouldRun) {
    EXPECT_EQ(csv_text_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_text_cell("+33"), "'+33");
    EXPECT_EQ(csv_text_cell("-2"), "'-2");
    EXPECT_EQ(csv_text_cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_text_cell("\tx"), "\"'\tx\"");
    EXPECT_EQ(csv_text_cell("\rx"), "\"'\rx\"");
    EXPECT_EQ(csv_text_cell("=HYPERLINK(\"a\",\"b\")"), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
    EXPECT_EQ(csv_text_cell("L'Île = d'Or"), "L'Île = d'Or");
    EXPECT_EQ(csv_text_cell(""), "");
    for (const char* text : {"=1+1", "-2", "plain", "'quoted'", ""}) {
        const std::string cell = csv_text_cell(text);
        EXPECT_EQ(without_guard(cell), text);
    }
}

TEST(CsvExporter, LeavesNumbersBare) {
    planning::SiteList list = small_list();
    list.sites[0].place = {-61.5, 16.2};
    EXPECT_NE(csv_text(list).find(",-61.5,16.2,"), std::string::npos);
}

TEST(SiteFields, WritesDegreesShortAndToTheCentimetre) {
    EXPECT_EQ(degree_text(1.4442), "1.4442");
    EXPECT_EQ(degree_text(-61.5), "-61.5");
    EXPECT_EQ(degree_text(2), "2");
    EXPECT_EQ(degree_text(10), "10");
    EXPECT_EQ(degree_text(0), "0");
    EXPECT_EQ(degree_text(-0.00000001), "0");
    EXPECT_EQ(degree_text(1.23456789), "1.2345679");
}

TEST(ExporterRegistry, GoesByExtensionInEitherCase) {
    EXPECT_EQ((*site_exporter_for("a.GeoJSON"))->extension, "geojson");
    EXPECT_EQ((*site_exporter_for("dir.csv/a.gpkg"))->extension, "gpkg");
    for (const char* name : {"a.pdf", "a", "a.", ".csv"}) {
        const auto exporter = site_exporter_for(name);
        ASSERT_FALSE(exporter) << name;
        EXPECT_EQ(exporter.error().kind, ErrorKind::usage);
    }
}

}  // namespace
}  // namespace maillage::io
