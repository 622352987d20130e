// SPDX-License-Identifier: Apache-2.0
#include "cli/bad_input/broken_files.h"

#include <ogrsf_frmts.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <stdexcept>
#include <vector>

namespace maillage::cli_test {

namespace {

using Dataset = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

enum class Fault {
    none,
    no_crs,
    local_crs,
    crossing,
    duplicate_code,
    malformed_code,
    negative_population,
    nan_population,
    no_population_column,
    no_communes_layer,
    point_geometry,
    nan_coordinate,
};

Dataset create(const std::filesystem::path& file) {
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    return {driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr),
            [](GDALDataset* dataset) { GDALClose(dataset); }};
}

struct Square {
    const char* code;
    double west;
    double south;
    double population;
};

constexpr double side = 0.1;

/// Walked round, or with two corners exchanged: a bow-tie.
std::unique_ptr<OGRGeometry> polygon(const Square& square, Fault fault) {
    const double east = square.west + side;
    const double north = square.south + side;
    auto ring = std::make_unique<OGRLinearRing>();
    ring->addPoint(square.west, square.south);
    ring->addPoint(east, fault == Fault::crossing ? north : square.south);
    ring->addPoint(east, fault == Fault::crossing ? square.south : north);
    ring->addPoint(square.west,
                   fault == Fault::nan_coordinate ? std::numeric_limits<double>::quiet_NaN() : north);
    ring->closeRings();
    auto whole = std::make_unique<OGRPolygon>();
    whole->addRingDirectly(ring.release());
    auto many = std::make_unique<OGRMultiPolygon>();
    many->addGeometryDirectly(whole.release());
    return many;
}

void add_fields(OGRLayer& layer, std::initializer_list<std::pair<const char*, OGRFieldType>> fields) {
    for (const auto& [name, type] : fields) {
        OGRFieldDefn field(name, type);
        layer.CreateField(&field);
    }
}

void write_commune(OGRLayer& layer, const Square& square, Fault fault) {
    const std::unique_ptr<OGRFeature> row(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    row->SetField("code", square.code);
    row->SetField("name", (std::string("Commune ") + square.code).c_str());
    row->SetField("department", "09");
    row->SetField("region", "76");
    row->SetField("intercommunality", "200000001");
    if (fault != Fault::no_population_column) row->SetField("population", square.population);
    row->SetField("population_year", 2022);
    row->SetField("area_m2", GIntBig{88'000'000});
    row->SetField("lon", square.west + side / 2);
    row->SetField("lat", square.south + side / 2);
    row->SetField("point_origin", "inside");
    const OGRPoint point(square.west, square.south);
    const auto area = polygon(square, fault);
    row->SetGeometry(fault == Fault::point_geometry ? static_cast<const OGRGeometry*>(&point) : area.get());
    if (layer.CreateFeature(row.get()) != OGRERR_NONE) throw std::runtime_error("the fixture could not be written");
}

void write_communes(GDALDataset& file, OGRSpatialReference* crs, Fault fault) {
    const bool real = fault == Fault::nan_population;
    OGRLayer* layer = file.CreateLayer("communes", crs, fault == Fault::point_geometry ? wkbPoint : wkbMultiPolygon);
    add_fields(*layer, {{"code", OFTString}, {"name", OFTString}, {"department", OFTString}, {"region", OFTString},
                        {"intercommunality", OFTString}});
    if (fault != Fault::no_population_column) add_fields(*layer, {{"population", real ? OFTReal : OFTInteger}});
    add_fields(*layer, {{"population_year", OFTInteger}, {"area_m2", OFTInteger64}, {"lon", OFTReal},
                        {"lat", OFTReal}, {"point_origin", OFTString}});
    std::vector<Square> squares{
        {"09001", 1.5, 43.0, 100}, {"09002", 1.6, 43.0, 200}, {"09003", 1.5, 43.1, 300}, {"09004", 1.6, 43.1, 400}};
    if (fault == Fault::duplicate_code) squares[2].code = "09002";
    if (fault == Fault::malformed_code) squares[2].code = "9-X03";
    if (fault == Fault::negative_population) squares[2].population = -300;
    if (fault == Fault::nan_population) squares[2].population = std::numeric_limits<double>::quiet_NaN();
    // Only the third row is wrong; the message must say which one.
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const bool everywhere = fault == Fault::no_population_column || fault == Fault::point_geometry;
        write_commune(*layer, squares[i], i == 2 || everywhere ? fault : Fault::none);
    }
}

/// One department, one region, one intercommunality around the four squares.
void write_upper_level(GDALDataset& file, OGRSpatialReference* crs, const char* name, const char* code) {
    OGRLayer* layer = file.CreateLayer(name, crs, wkbMultiPolygon);
    add_fields(*layer, {{"code", OFTString}, {"name", OFTString}, {"kind", OFTString}, {"region", OFTString},
                        {"population", OFTInteger}, {"seat", OFTString}, {"display_epsg", OFTInteger}});
    const std::unique_ptr<OGRFeature> row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    row->SetField("code", code);
    row->SetField("name", name);
    row->SetField("kind", "CC");
    row->SetField("region", "76");
    row->SetField("population", 1000);
    row->SetField("seat", "09004");
    row->SetField("display_epsg", 2154);
    OGRMultiPolygon area;
    OGRPolygon square;
    OGRLinearRing ring;
    ring.addPoint(1.5, 43.0);
    ring.addPoint(1.7, 43.0);
    ring.addPoint(1.7, 43.2);
    ring.addPoint(1.5, 43.2);
    ring.closeRings();
    square.addRing(&ring);
    area.addGeometry(&square);
    row->SetGeometry(&area);
    if (layer->CreateFeature(row.get()) != OGRERR_NONE) throw std::runtime_error("the fixture could not be written");
}

void write_about(GDALDataset& file) {
    OGRLayer* layer = file.CreateLayer("about", nullptr, wkbNone);
    add_fields(*layer, {{"key", OFTString}, {"value", OFTString}});
    for (const auto& [key, value] : {std::pair{"cog", "2024"}, {"population", "2022"},
                                     {"intercommunality", "2024-01-01"}, {"crs", "EPSG:4326"},
                                     {"licence", "none"}, {"attribution", "nobody"},
                                     {"source_polygons", "squares"}}) {
        const std::unique_ptr<OGRFeature> row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        row->SetField("key", key);
        row->SetField("value", value);
        if (layer->CreateFeature(row.get()) != OGRERR_NONE)
            throw std::runtime_error("the fixture could not be written");
    }
}

void write_territory(const std::filesystem::path& path, Fault fault) {
    const Dataset file = create(path);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference local;
    local.SetLocalCS("somewhere");
    OGRSpatialReference* crs = fault == Fault::no_crs ? nullptr : fault == Fault::local_crs ? &local : &wgs84;
    if (fault != Fault::no_communes_layer) write_communes(*file, crs, fault);
    write_upper_level(*file, crs, "intercommunalities", "200000001");
    write_upper_level(*file, crs, "departments", "09");
    write_upper_level(*file, crs, "regions", "76");
    write_about(*file);
}

/// One point at Toulouse, in degrees, under no declared system or under one that is none on Earth.
void write_point(const std::filesystem::path& path, const char* driver, bool local) {
    GDALAllRegister();
    const Dataset file(GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown,
                                                                               nullptr),
                       [](GDALDataset* dataset) { GDALClose(dataset); });
    OGRSpatialReference somewhere;
    somewhere.SetLocalCS("somewhere");
    OGRLayer* layer = file->CreateLayer("sites", local ? &somewhere : nullptr, wkbPoint);
    add_fields(*layer, {{"nom", OFTString}});
    const std::unique_ptr<OGRFeature> row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    row->SetField("nom", "Toulouse");
    const OGRPoint point(1.444, 43.6045);
    row->SetGeometry(&point);
    if (layer->CreateFeature(row.get()) != OGRERR_NONE) throw std::runtime_error("the fixture could not be written");
}

void cut_in_half(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::ifstream whole(from, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(whole), {}};
    std::ofstream(to, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
}

Fault fault_named(std::string_view name) {
    if (name == "sound") return Fault::none;
    if (name == "no-crs") return Fault::no_crs;
    if (name == "local-crs") return Fault::local_crs;
    if (name == "crossing") return Fault::crossing;
    if (name == "duplicate-code") return Fault::duplicate_code;
    if (name == "malformed-code") return Fault::malformed_code;
    if (name == "negative-population") return Fault::negative_population;
    if (name == "nan-population") return Fault::nan_population;
    if (name == "no-population-column") return Fault::no_population_column;
    if (name == "no-communes-layer") return Fault::no_communes_layer;
    if (name == "point-geometry") return Fault::point_geometry;
    if (name == "nan-coordinate") return Fault::nan_coordinate;
    throw std::invalid_argument("no fixture is called " + std::string(name));
}

}  // namespace

void make_broken_file(std::string_view name, const std::filesystem::path& folder) {
    if (name == "truncated") {
        write_territory(folder / "whole.gpkg", Fault::none);
        cut_in_half(folder / "whole.gpkg", folder / "truncated.gpkg");
        std::filesystem::remove(folder / "whole.gpkg");
        return;
    }
    if (name == "point-without-crs") return write_point(folder / "sans-crs.shp", "ESRI Shapefile", false);
    if (name == "point-local-crs") return write_point(folder / "local.gpkg", "GPKG", true);
    write_territory(folder / (std::string(name) + ".gpkg"), fault_named(name));
}

}  // namespace maillage::cli_test
