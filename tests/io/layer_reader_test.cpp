// SPDX-License-Identifier: Apache-2.0
#include "io/layer_reader.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <memory>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "io/column_roles.h"
#include "io/describe.h"
#include "io/gdal_session.h"
#include "io/number_text.h"
#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};

/// One point at (x, y) and its name, in any format; epsg 0 = no CRS.
void write_point(const std::filesystem::path& file, const char* driver, int epsg, double x, double y,
                 const char* name = "Auch") {
    prepare_gdal();
    const std::unique_ptr<GDALDataset, CloseDataset> dataset(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    ASSERT_TRUE(dataset);
    OGRSpatialReference crs;
    if (epsg != 0) crs.importFromEPSG(epsg);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset->CreateLayer("sites", epsg == 0 ? nullptr : &crs, wkbPoint);
    ASSERT_NE(layer, nullptr);
    OGRFieldDefn field("nom", OFTString);
    layer->CreateField(&field);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("nom", name);
    OGRPoint point(x, y);
    feature.SetGeometry(&point);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
}

Result<LayerTable> read_one(const std::filesystem::path& file) {
    auto tables = read_layers(file, ValidityCheck::check);
    if (!tables) return fail(tables.error());
    EXPECT_EQ(tables->size(), 1u);
    return std::move(tables->front());
}

struct Format {
    const char* driver;
    const char* file;
};

class PointFormats : public testing::TestWithParam<Format> {};

/// Lambert-93 of (0.5852, 43.646) by PROJ's cs2cs: 505 300.91, 6 285 441.84 to a centimetre or so.
TEST_P(PointFormats, ComeBackInLongitudeAndLatitude) {
    const ScratchFolder folder;
    const auto file = folder.file(GetParam().file);
    OGRSpatialReference from;
    OGRSpatialReference to;
    from.importFromEPSG(4326);
    to.importFromEPSG(2154);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    double x = 0.5852;
    double y = 43.646;
    const std::unique_ptr<OGRCoordinateTransformation> forward(OGRCreateCoordinateTransformation(&from, &to));
    forward->Transform(1, &x, &y);
    const bool degrees_only = std::string(GetParam().driver) == "LIBKML";
    write_point(file, GetParam().driver, degrees_only ? 4326 : 2154, degrees_only ? 0.5852 : x,
                degrees_only ? 43.646 : y);
    const auto table = read_one(file);
    ASSERT_TRUE(table) << table.error().message.key.id;
    ASSERT_TRUE(table->require_crs());
    ASSERT_EQ(table->rows.size(), 1u);
    ASSERT_TRUE(table->rows[0].place);
    EXPECT_NEAR(table->rows[0].place->lon, 0.5852, 1e-6);
    EXPECT_NEAR(table->rows[0].place->lat, 43.646, 1e-6);
    EXPECT_EQ(table->geometry, GeometryKind::points);
    EXPECT_EQ(layer_role(*table), LayerRole::sites);
}

INSTANTIATE_TEST_SUITE_P(Drivers, PointFormats,
                         testing::Values(Format{"GPKG", "a.gpkg"}, Format{"FlatGeobuf", "a.fgb"},
                                         Format{"ESRI Shapefile", "a.shp"}, Format{"MapInfo File", "a.tab"},
                                         Format{"GML", "a.gml"}, Format{"LIBKML", "a.kml"},
                                         Format{"GeoJSON", "a.geojson"}),
                         [](const auto& entry) { return std::string(entry.param.file).substr(2); });

TEST(LayerReader, SaysThatTheCrsIsAbsentOrUnknown) {
    const ScratchFolder folder;
    write_point(folder.file("a.shp"), "ESRI Shapefile", 0, 505300, 6285441);
    const auto absent = read_one(folder.file("a.shp"));
    ASSERT_TRUE(absent);
    ASSERT_FALSE(absent->require_crs());
    EXPECT_EQ(absent->require_crs().error().message.key.id, "layer.crs_absent");
    EXPECT_FALSE(absent->rows[0].place);

    write_point(folder.file("b.shp"), "ESRI Shapefile", 2154, 505300, 6285441);
    folder.write("b.prj", R"(LOCAL_CS["Chantier",UNIT["metre",1]])");
    const auto local = read_one(folder.file("b.shp"));
    ASSERT_TRUE(local);
    ASSERT_FALSE(local->require_crs());
    EXPECT_EQ(local->require_crs().error().message.key.id, "layer.crs_unknown");

    write_point(folder.file("c.gpkg"), "GPKG", 0, 505300, 6285441);
    const auto undefined = read_one(folder.file("c.gpkg"));
    ASSERT_TRUE(undefined);
    EXPECT_FALSE(undefined->require_crs());
}

TEST(LayerReader, TakesGeoJsonForDegrees) {
    const ScratchFolder folder;
    const auto table = read_one(folder.write(
        "a.geojson",
        R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0.58,43.64]}})"));
    ASSERT_TRUE(table);
    EXPECT_TRUE(table->require_crs());
    EXPECT_EQ(table->crs, "EPSG:4326");
}

/// A CRS behind a link cannot be known without the network: it is said, not guessed.
TEST(LayerReader, GuessesNoCrsBehindALink) {
    const ScratchFolder folder;
    const auto table = read_one(folder.write(
        "a.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://192.0.2.1/crs"}},)"
        R"("features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[5e5,6e6]}}]})"));
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().message.key.id, "dataset.network");
}

TEST(LayerReader, MendsLatin1AndSaysSo) {
    const ScratchFolder folder;
    const auto table =
        read_one(folder.write("a.csv", "insee;d\xE9partement\n59378;Marcq-en-Bar\x9Cul\n31555;\xCEle\n"));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->fields[1].name, "département");
    EXPECT_EQ(*table->cell(0, 1), "Marcq-en-Barœul") << "œ is Windows-1252's, not ISO 8859-1's";
    EXPECT_EQ(*table->cell(1, 1), "Île");
    ASSERT_EQ(table->warnings.size(), 1u);
    EXPECT_EQ(table->warnings[0].key.id, "layer.latin1");

    const auto clean = read_one(folder.write("b.csv", "\xEF\xBB\xBFinsee,nom\n59378,Marcq-en-Barœul\n"));
    ASSERT_TRUE(clean);
    EXPECT_EQ(clean->fields[0].name, "insee") << "the byte order mark is no part of the name";
    EXPECT_TRUE(clean->warnings.empty());
}

TEST(LayerReader, ReadsTheThreeSeparatorsAndKeepsTexts) {
    const ScratchFolder folder;
    for (const char* separator : {",", ";", "\t"}) {
        const std::string s = separator;
        const auto table = read_one(folder.write(
            "a.csv", "insee" + s + "nom\n09225" + s + "\"A" + s + "\"\"B\"\"\"\n01004" + s + "\n"));
        ASSERT_TRUE(table);
        ASSERT_EQ(table->fields.size(), 2u) << separator;
        EXPECT_EQ(*table->cell(0, 0), "09225") << "a code keeps its zero";
        EXPECT_EQ(*table->cell(0, 1), "A" + s + "\"B\"");
        EXPECT_FALSE(table->cell(1, 1));
        EXPECT_EQ(table->place_of(1), "l. 3") << "as a spreadsheet numbers it";
    }
}

TEST(LayerReader, ReadsAListOfCodesInOneColumn) {
    const ScratchFolder folder;
    for (const char* bytes : {"insee\n09225\n31107\n", "insee\r\n09225\r\n31107\r\n"}) {
        const auto table = read_one(folder.write("codes.csv", bytes));
        ASSERT_TRUE(table) << table.error().message.key.id;
        EXPECT_EQ(table->name, "codes");
        ASSERT_EQ(table->fields.size(), 1u);
        EXPECT_EQ(table->fields[0].name, "insee");
        ASSERT_EQ(table->rows.size(), 2u);
        EXPECT_EQ(*table->cell(1, 0), "31107");
        EXPECT_EQ(table->place_of(1), "l. 3");
    }
}

TEST(LayerReader, NamesPolygonsThatCrossThemselves) {
    const ScratchFolder folder;
    const auto table = read_one(folder.write(
        "zones.geojson",
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,43],[2,43],[2,44],[1,43]]]}},)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,43],[2,44],[2,43],[1,44],[1,43]]]}}]})"));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->geometry, GeometryKind::polygons);
    EXPECT_EQ(layer_role(*table), LayerRole::polygons);
    ASSERT_EQ(table->warnings.size(), 1u);
    EXPECT_EQ(table->warnings[0].key.id, "layer.crossing");
    EXPECT_EQ(std::get<std::string>(table->warnings[0].arguments[1].second), "zones, #2");
}

TEST(LayerReader, NoticesAFileCutShort) {
    const ScratchFolder folder;
    for (const char* file : {"a.fgb", "a.shp"}) {
        write_point(folder.file(file), std::string(file) == "a.fgb" ? "FlatGeobuf" : "ESRI Shapefile", 4326,
                    1, 43);
        const std::string bytes = test::bytes_of(folder.file(file));
        folder.write(file, bytes.substr(0, bytes.size() - 10));
        const auto table = read_one(folder.file(file));
        ASSERT_FALSE(table) << file;
        EXPECT_EQ(table.error().message.key.id, "dataset.unreadable") << file;
    }
}

/// Deleting marks the record in the .dbf; the .shp counts it as before, until the file is repacked.
TEST(LayerReader, ReadsAShapefileWithADeletedRecord) {
    const ScratchFolder folder;
    const auto file = folder.file("a.shp");
    write_point(file, "ESRI Shapefile", 4326, 1, 43, "Auch");
    {
        const std::unique_ptr<GDALDataset, CloseDataset> dataset(static_cast<GDALDataset*>(
            GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr)));
        ASSERT_TRUE(dataset);
        OGRLayer* layer = dataset->GetLayer(0);
        for (const char* name : {"Foix", "Mende"}) {
            OGRFeature feature(layer->GetLayerDefn());
            feature.SetField("nom", name);
            OGRPoint point(2, 44);
            feature.SetGeometry(&point);
            ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
        }
    }
    // GDAL would repack at once; the programs of planners leave the mark.
    std::string records = test::bytes_of(folder.file("a.dbf"));
    const auto number = [&](std::size_t at) {
        return static_cast<unsigned char>(records[at]) + 256 * static_cast<unsigned char>(records[at + 1]);
    };
    char& mark = records[static_cast<std::size_t>(number(8) + number(10))];
    ASSERT_EQ(mark, ' ');
    mark = '*';
    folder.write("a.dbf", records);
    const auto table = read_one(file);
    ASSERT_TRUE(table) << table.error().message.key.id;
    ASSERT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->cell(0, 0), "Auch");
    EXPECT_EQ(table->cell(1, 0), "Mende");
}

TEST(LayerReader, NamesThePartOfAShapefileThatIsCutShort) {
    const ScratchFolder folder;
    for (const std::string part : {"a.shp", "a.dbf"}) {
        write_point(folder.file("a.shp"), "ESRI Shapefile", 4326, 1, 43);
        const std::string bytes = test::bytes_of(folder.file(part));
        folder.write(part, bytes.substr(0, bytes.size() - 10));
        const auto table = read_one(folder.file("a.shp"));
        ASSERT_FALSE(table) << part;
        EXPECT_EQ(table.error().message.key.id, "dataset.unreadable");
        EXPECT_TRUE(std::get<std::string>(table.error().message.arguments[1].second).starts_with(part + ", "))
            << std::get<std::string>(table.error().message.arguments[1].second);
    }
}

TEST(ColumnRoles, RecogniseNamesHoweverWritten) {
    for (const char* name :
         {"INSEE", "CODE_INSEE", "Code INSEE", "insee_com", "code_commune", "CODGEO", "code"})
        EXPECT_EQ(column_role(name), ColumnRole::commune_code) << name;
    for (const char* name : {"DEP", "CODE_DEPT", "Département", "code_departement", "INSEE_DEP"})
        EXPECT_EQ(column_role(name), ColumnRole::department_code) << name;
    for (const char* name : {"EPCI", "SIREN", "SIREN_EPCI", "code_epci"})
        EXPECT_EQ(column_role(name), ColumnRole::intercommunality_code) << name;
    for (const char* name : {"POP", "POP_2020", "PMUN", "PMUN22", "Population", "population_municipale"})
        EXPECT_EQ(column_role(name), ColumnRole::population) << name;
    EXPECT_EQ(column_role("Longitude"), ColumnRole::longitude);
    EXPECT_EQ(column_role("LAT"), ColumnRole::latitude);
    EXPECT_EQ(column_role("Libellé"), ColumnRole::name);
    for (const char* name : {"zrr", "", "ZE2020", "code_qp", "population_year"})
        EXPECT_EQ(column_role(name), ColumnRole::none) << name;
}

TEST(ColumnRoles, PreferTheMoreTellingName) {
    LayerTable table;
    table.fields = {{"code", FieldType::text}, {"INSEE", FieldType::text}};
    EXPECT_EQ(find_column(table, ColumnRole::commune_code), 1u);
    EXPECT_EQ(find_column(table, "Code"), 0u);
    EXPECT_FALSE(find_column(table, "codes"));
}

TEST(ColumnRoles, TakeAVagueNameByItsValues) {
    LayerTable table;
    table.geometry = GeometryKind::polygons;
    table.fields = {{"code", FieldType::text}};
    table.rows.resize(2);
    table.rows[0].cells = {"200066231"};
    table.rows[1].cells = {"243100518"};
    EXPECT_EQ(column_role(table, 0), ColumnRole::none);
    EXPECT_EQ(layer_role(table), LayerRole::polygons);
    table.rows[0].cells = {"09225"};
    table.rows[1].cells = {"9001"};
    EXPECT_EQ(column_role(table, 0), ColumnRole::commune_code);
    EXPECT_EQ(layer_role(table), LayerRole::communes);
}

TEST(NumberText, ReadsFrenchAndPlainNumbers) {
    const std::pair<const char*, double> cases[] = {{"12345.67", 12345.67},
                                                    {"12345,67", 12345.67},
                                                    {"12 345,67", 12345.67},
                                                    {"12\u202f345,67", 12345.67},
                                                    {"12\u00a0345", 12345},
                                                    {" -3,5 ", -3.5},
                                                    {"+2", 2},
                                                    {"1e3", 1000},
                                                    {"0", 0}};
    for (const auto& [text, number] : cases) EXPECT_EQ(number_from_text(text), number) << text;
    for (const char* text : {"", " ", "C", "1.234,5", "1,234.5", "1,2,3", "12a", "--1", "0x10"})
        EXPECT_FALSE(number_from_text(text)) << text;
}

TEST(Describe, SaysHowAFileWasUnderstood) {
    const ScratchFolder folder;
    const Catalog catalog(Language::english, {{"layer.mended_codes", "{count} mended"}});
    const auto described =
        describe(folder.write("a.csv", "INSEE;POP_2020\n9225;15000\n31107;6000\n"), catalog);
    ASSERT_TRUE(described);
    EXPECT_EQ(*described->find("format"), Value("CSV"));
    const auto& layers = std::get<Value::List>(described->find("layers")->content());
    ASSERT_EQ(layers.size(), 1u);
    EXPECT_EQ(*layers[0].find("name"), Value("a"));
    EXPECT_EQ(*layers[0].find("features"), Value(2));
    EXPECT_TRUE(layers[0].find("crs")->is_null());
    EXPECT_EQ(*layers[0].find("geometry"), Value("none"));
    EXPECT_EQ(*layers[0].find("role"), Value("table"));
    const auto& fields = std::get<Value::List>(layers[0].find("fields")->content());
    EXPECT_EQ(*fields[0].find("role"), Value("commune_code"));
    EXPECT_EQ(*fields[1].find("role"), Value("population"));
    const auto& warnings = std::get<Value::List>(layers[0].find("warnings")->content());
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0], Value("1 mended"));
}

/// Coordinates that look like degrees hide a wrong CRS: the declaration alone can tell.
TEST(GeoJsonCrs, AnUnknownDeclarationIsAnErrorWhateverTheCoordinates) {
    const auto file_with = [](const std::string& crs) {
        return R"({"type":"FeatureCollection",)" + crs +
               R"("features":[{"type":"Feature","properties":{"crs":"EPSG:4326"},)"
               R"("geometry":{"type":"Point","coordinates":[1.44,43.6]}}]})";
    };
    const auto named = [](const std::string& name) {
        return R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)";
    };
    const std::vector<std::pair<std::string, CrsState>> cases = {
        {"", CrsState::known},
        {R"("crs":null,)", CrsState::known},
        {named("urn:ogc:def:crs:OGC:1.3:CRS84"), CrsState::known},
        {named("EPSG:4326"), CrsState::known},
        {named("urn:ogc:def:crs:EPSG::99999"), CrsState::unknown},
        {named("nowhere"), CrsState::unknown},
        {R"("crs":{"type":"link","properties":{"href":"x.prj"}},)", CrsState::unknown},
        {R"("crs":7,)", CrsState::unknown}};
    for (const auto& [crs, state] : cases) {
        const ScratchFolder folder;
        const auto file = folder.write("sites.geojson", file_with(crs));
        const auto table = read_one(file);
        ASSERT_TRUE(table) << crs;
        EXPECT_EQ(table->crs_state, state) << crs;
        EXPECT_EQ(table->require_crs().has_value(), state == CrsState::known) << crs;
    }
}

}  // namespace
}  // namespace maillage::io
