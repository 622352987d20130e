// SPDX-License-Identifier: Apache-2.0
#include "io/territory_fixture.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <memory>

#include "io/gdal_session.h"
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace maillage::test {
namespace {

class Builder {
  public:
    Builder(const TerritoryFixture& fixture, const std::filesystem::path& file) : fixture_(fixture) {
        io::prepare_gdal();
        std::filesystem::remove(file);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        dataset_.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    }

    OGRLayer* layer(const std::string& name, const std::vector<std::pair<std::string, OGRFieldType>>& fields,
                    OGRwkbGeometryType type = wkbNone) {
        if (fixture_.left_out == name) return nullptr;
        OGRSpatialReference crs;
        crs.importFromEPSG(fixture_.epsg);
        OGRLayer* made = dataset_->CreateLayer(name.c_str(), type == wkbNone ? nullptr : &crs, type);
        for (const auto& [field, kind] : fields) {
            if (fixture_.left_out == name + "." + field) continue;
            OGRFieldDefn definition(field.c_str(), kind);
            made->CreateField(&definition);
        }
        return made;
    }

    void about() {
        OGRLayer* made = layer("about", {{"key", OFTString}, {"value", OFTString}});
        if (made == nullptr) return;
        for (const auto& [key, value] : fixture_.about) {
            OGRFeature row(made->GetLayerDefn());
            row.SetField("key", key.c_str());
            row.SetField("value", value.c_str());
            EXPECT_EQ(made->CreateFeature(&row), OGRERR_NONE);
        }
    }

    void level(const std::string& name, const std::vector<LevelRow>& rows, const std::string& above) {
        OGRLayer* made = layer(
            name,
            {{"code", OFTString}, {"name", OFTString}, {above, OFTString}, {"display_epsg", OFTInteger}});
        if (made == nullptr) return;
        for (const LevelRow& row : rows) {
            OGRFeature feature(made->GetLayerDefn());
            feature.SetField("code", row.code.c_str());
            feature.SetField("name", row.name.c_str());
            feature.SetField(above.c_str(), row.above.c_str());
            feature.SetField("display_epsg", row.display_epsg);
            EXPECT_EQ(made->CreateFeature(&feature), OGRERR_NONE);
        }
    }

    void communes() {
        const OGRFieldType population = fixture_.real_population ? OFTReal : OFTInteger;
        OGRLayer* made = layer("communes",
                               {{"code", OFTString},
                                {"name", OFTString},
                                {"department", OFTString},
                                {"region", OFTString},
                                {"intercommunality", OFTString},
                                {"population", population},
                                {"population_year", OFTInteger},
                                {"area_m2", OFTInteger64},
                                {"lon", OFTReal},
                                {"lat", OFTReal},
                                {"point_origin", OFTString}},
                               wkbUnknown);
        if (made == nullptr) return;
        for (const CommuneRow& row : fixture_.communes) add(*made, row);
    }

  private:
    static void set(OGRFeature& feature, const char* field, const std::string& text) {
        const int at = feature.GetFieldIndex(field);
        if (at >= 0) feature.SetField(at, text.c_str());
    }
    static void set(OGRFeature& feature, const char* field, double number) {
        const int at = feature.GetFieldIndex(field);
        if (at >= 0) feature.SetField(at, number);
    }

    void add(OGRLayer& made, const CommuneRow& row) {
        OGRFeature feature(made.GetLayerDefn());
        set(feature, "code", row.code);
        set(feature, "name", row.name);
        set(feature, "department", row.department);
        set(feature, "region", row.region);
        if (row.intercommunality) set(feature, "intercommunality", *row.intercommunality);
        if (row.population) set(feature, "population", *row.population);
        set(feature, "population_year", row.population_year);
        set(feature, "area_m2", static_cast<double>(row.area_m2));
        set(feature, "lon", row.lon);
        set(feature, "lat", row.lat);
        set(feature, "point_origin", row.point_origin);
        if (!row.outline.empty()) {
            OGRGeometry* outline = nullptr;
            EXPECT_EQ(OGRGeometryFactory::createFromWkt(row.outline.c_str(), nullptr, &outline), OGRERR_NONE);
            feature.SetGeometryDirectly(outline);
        }
        EXPECT_EQ(made.CreateFeature(&feature), OGRERR_NONE);
    }

    struct Close {
        void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
    };
    const TerritoryFixture& fixture_;
    std::unique_ptr<GDALDataset, Close> dataset_;
};

}  // namespace

TerritoryFixture::TerritoryFixture() {
    about = {{"cog", "2024"},
             {"population", "2022 (2017 on the island)"},
             {"intercommunality", "2024-01-01"},
             {"attribution", "IGN, INSEE"},
             {"licence", "Licence Ouverte"}};
    regions = {{"76", "Occitanie", "", 2154}};
    departments = {{"09", "Ariège", "76", 2154}, {"31", "Haute-Garonne", "76", 2154}};
    intercommunalities = {{"200066231", "CC Portes d'Ariège Pyrénées", "CC", 0},
                          {"243100518", "Toulouse Métropole", "METRO", 0}};
    communes = {
        {"09001", "Alzen", "09", "76", "200066231", 240, 2022, 90'000'000, 1.45, 43.05, "inside",
         "MULTIPOLYGON(((1.4 43.0,1.5 43.0,1.5 43.1,1.4 43.1,1.4 43.0)))"},
        {"09225", "Pamiers", "09", "76", "200066231", 16000, 2022, 85'000'000, 1.61, 43.11, "town_hall",
         "MULTIPOLYGON(((1.6 43.1,1.7 43.1,1.7 43.2,1.6 43.2,1.6 43.1),"
         "(1.64 43.14,1.64 43.16,1.66 43.16,1.66 43.14,1.64 43.14)))"},
        {"31107", "Carbonne", "31", "76", "243100518", 6000, 2022, 88'000'000, 1.22, 43.31, "town_hall",
         "MULTIPOLYGON(((1.2 43.3,1.25 43.3,1.25 43.4,1.2 43.4,1.2 43.3)),"
         "((1.26 43.3,1.3 43.3,1.3 43.4,1.26 43.4,1.26 43.3)))"},
        {"31555", "L'Île-d'Or", "31", "76", std::nullopt, 0, 2017, 80'000'000, 1.35, 43.55, "inside",
         "POLYGON((1.3 43.5,1.4 43.5,1.4 43.6,1.3 43.6,1.3 43.5))"},
    };
}

void TerritoryFixture::write(const std::filesystem::path& file) const {
    Builder builder(*this, file);
    builder.about();
    builder.level("regions", regions, "kind");
    builder.level("departments", departments, "region");
    builder.level("intercommunalities", intercommunalities, "kind");
    builder.communes();
}

}  // namespace maillage::test
