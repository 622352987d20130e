// SPDX-License-Identifier: Apache-2.0
#include "io/dataset.h"

#include <gdal.h>
#include <gtest/gtest.h>
#include <set>
#include <thread>

#include "io/gdal_session.h"
#include "io/layer_reader.h"
#include "io/scratch_folder.h"
#include "io/territory_fixture.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;

constexpr const char* one_point =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
    R"("geometry":{"type":"Point","coordinates":[1.5,43.5]}}]})";

constexpr const char* gml_point =
    R"(<?xml version="1.0" encoding="UTF-8"?>)"
    R"(<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml">)"
    R"(<gml:featureMember><site><name>Auch</name><gml:pointProperty><gml:Point srsName="EPSG:4326">)"
    R"(<gml:coordinates>0.58,43.64</gml:coordinates></gml:Point></gml:pointProperty></site></gml:featureMember>)"
    R"(</wfs:FeatureCollection>)";

std::string failure(const std::filesystem::path& path) {
    const auto dataset = Dataset::open(path);
    if (dataset) return "opened by " + dataset->driver();
    EXPECT_FALSE(dataset.error().remedy.key.id.empty());
    EXPECT_EQ(dataset.error().file, path.string());
    return std::string(dataset.error().message.key.id);
}

TEST(Dataset, RefusesWhatIsNoFile) {
    const ScratchFolder folder;
    for (const char* path : {"/vsicurl/http://example.org/a.geojson", "/vsizip/a.zip/b.shp", "/vsistdin/",
                             "/vsimem/a", "http://example.org/a.geojson", "https://example.org/wfs?",
                             "WFS:http://example.org/", "<OGRVRTDataSource></OGRVRTDataSource>"})
        EXPECT_EQ(failure(path), "dataset.connection") << path;
    for (const char* path :
         {"PG:host=localhost", "MySQL:db", "GPKG:a.gpkg:layer", "CSV:a.csv", "nothing.geojson", ""})
        EXPECT_EQ(failure(path), "dataset.missing") << path;
    EXPECT_EQ(failure(folder.path()), "dataset.not_a_file");
    EXPECT_EQ(failure("/dev/null"), "dataset.not_a_file");
    EXPECT_EQ(failure(folder.write("empty.geojson", "")), "dataset.empty");
}

TEST(Dataset, RegistersTheAllowedDriversAlone) {
    prepare_gdal();
    std::set<std::string_view> registered;
    for (int i = 0; i < GDALGetDriverCount(); ++i) registered.insert(GDALGetDriverShortName(GDALGetDriver(i)));
    EXPECT_EQ(registered, std::set<std::string_view>(allowed_drivers.begin(), allowed_drivers.end()));
}

TEST(Dataset, RefusesFormatsThatReachElsewhere) {
    const ScratchFolder folder;
    folder.write("a.geojson", one_point);
    EXPECT_EQ(failure(folder.write("a.vrt",
                                   "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>a.geojson"
                                   "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")),
              "dataset.format");
    EXPECT_EQ(failure(folder.write("notes.txt", "just words\n")), "dataset.format");
    EXPECT_EQ(failure(folder.write("wfs.xml",
                                   "<OGRWFSDataSource><URL>http://example.org</URL></OGRWFSDataSource>")),
              "dataset.format");
    const std::string doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    std::string gml = gml_point;
    gml.insert(gml.find("?>") + 2, doctype);
    EXPECT_EQ(failure(folder.write("entity.gml", gml)), "dataset.names_others");
    EXPECT_EQ(
        failure(folder.write("entity.kml", "<?xml version=\"1.0\"?>" + doctype +
                                               "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                                               "<name>&e;</name></Document></kml>")),
        "dataset.names_others");
    EXPECT_EQ(failure(folder.write("view.tab",
                                   "!table\n!version 100\nopen table \"secret\" Hide\n"
                                   "create view x As Select * From secret\n")),
              "dataset.names_others");
}

TEST(Dataset, SaysThatAFileIsBroken) {
    const ScratchFolder folder;
    EXPECT_EQ(failure(folder.write("a.geojson", std::string(one_point).substr(0, 120))),
              "dataset.unreadable");
    test::TerritoryFixture().write(folder.file("whole.gpkg"));
    const std::string bytes = test::bytes_of(folder.file("whole.gpkg"));
    EXPECT_EQ(failure(folder.write("cut.gpkg", bytes.substr(0, 3000))), "dataset.unreadable");
}

TEST(Dataset, WritesNothingBesideTheFile) {
    const ScratchFolder folder;
    const auto gml = folder.write("sites.gml", gml_point);
    const auto json = folder.write("sites.geojson", one_point);
    const auto csv = folder.write("sites.csv", "insee;nom\n9225;Pamiers\n");
    test::TerritoryFixture().write(folder.file("country.gpkg"));
    const auto before = folder.names();
    for (const auto& file : {gml, json, csv, folder.file("country.gpkg")})
        EXPECT_TRUE(read_layers(file, ValidityCheck::check)) << file;
    EXPECT_EQ(folder.names(), before);
}

TEST(Dataset, LeavesAReadOnlyFolderAlone) {
    const ScratchFolder folder;
    test::TerritoryFixture().write(folder.file("country.gpkg"));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    EXPECT_TRUE(Dataset::open(folder.file("country.gpkg")));
}

TEST(Dataset, OpensOneFileFromManyThreads) {
    const ScratchFolder folder;
    test::TerritoryFixture().write(folder.file("country.gpkg"));
    const auto json = folder.write("broken.geojson", "{\"type\":");
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i) {
                EXPECT_TRUE(read_layers(folder.file("country.gpkg"), ValidityCheck::check));
                EXPECT_FALSE(read_layers(json, ValidityCheck::check));
            }
        });
    }
}

}  // namespace
}  // namespace maillage::io
