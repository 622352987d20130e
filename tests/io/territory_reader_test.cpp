// SPDX-License-Identifier: Apache-2.0
#include "io/territory_reader.h"

#include <functional>
#include <gtest/gtest.h>
#include <limits>

#include "io/scratch_folder.h"
#include "io/territory_fixture.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;
using test::TerritoryFixture;

Result<territory::Territory> read(const std::filesystem::path& path) {
    SilentFeedback feedback;
    return read_territory(path, feedback);
}

TEST(TerritoryReader, ReadsEveryFieldOfASmallCountry) {
    const ScratchFolder folder;
    TerritoryFixture().write(folder.file("france.gpkg"));
    const auto read_set = read(folder.path());
    ASSERT_TRUE(read_set) << read_set.error().message.key.id;
    const territory::TerritorySet& set = **read_set;

    EXPECT_EQ(set.vintage.geography, "COG 2024");
    EXPECT_EQ(set.vintage.population, "2022");
    EXPECT_EQ(set.vintage.intercommunalities, "2024-01-01");
    EXPECT_EQ(set.vintage.sources, "IGN, INSEE – Licence Ouverte");
    EXPECT_EQ(set.regions.name, std::vector<std::string>{"Occitanie"});
    EXPECT_EQ(set.departments.code[1].view(), "31");
    EXPECT_EQ(set.departments.display_epsg[1], 2154);
    EXPECT_EQ(set.intercommunalities.kind[1], territory::EpciKind::metropole);

    const territory::Communes& communes = set.communes;
    ASSERT_EQ(communes.size(), 4u);
    EXPECT_EQ(communes.code[1].view(), "09225");
    EXPECT_EQ(communes.name[3], "L'Île-d'Or");
    EXPECT_EQ(communes.department[2], 1u);
    EXPECT_EQ(communes.region[2], 0u);
    EXPECT_EQ(communes.intercommunality[2], 1u);
    EXPECT_EQ(communes.intercommunality[3], territory::no_index);
    EXPECT_EQ(communes.population[1], 16000);
    EXPECT_EQ(communes.population[3], 0);
    EXPECT_EQ(communes.population_year[3], 2017);
    EXPECT_EQ(communes.area[0].value, 90'000'000);
    EXPECT_EQ(communes.point[1], (geo::LonLat{1.61, 43.11}));
    EXPECT_EQ(communes.point_origin[0], territory::PointOrigin::inside);
    EXPECT_EQ(communes.point_origin[1], territory::PointOrigin::town_hall);
}

TEST(TerritoryReader, KeepsHolesAndParts) {
    const ScratchFolder folder;
    TerritoryFixture().write(folder.file("small.gpkg"));
    const auto read_set = read(folder.file("small.gpkg"));
    ASSERT_TRUE(read_set);
    const geo::PolygonSet& outlines = (*read_set)->communes.outlines;
    ASSERT_EQ(outlines.feature_count(), 4u);
    EXPECT_EQ(outlines.vertices.size(), 5u * 6);
    EXPECT_EQ(outlines.rings_of(1), (std::pair<std::uint32_t, std::uint32_t>{1, 3}));
    EXPECT_TRUE(contains(outlines, 1, {1.61, 43.11}));
    EXPECT_FALSE(contains(outlines, 1, {1.65, 43.15})) << "the hole";
    EXPECT_TRUE(contains(outlines, 2, {1.22, 43.35}));
    EXPECT_TRUE(contains(outlines, 2, {1.28, 43.35}));
    EXPECT_FALSE(contains(outlines, 2, {1.255, 43.35})) << "between the parts";
    EXPECT_TRUE(contains(outlines, 3, {1.35, 43.55}));
}

TEST(TerritoryReader, LeavesNothingBesideTheFile) {
    const ScratchFolder folder;
    TerritoryFixture().write(folder.file("small.gpkg"));
    const std::string before = test::bytes_of(folder.file("small.gpkg"));
    ASSERT_TRUE(read(folder.file("small.gpkg")));
    EXPECT_EQ(folder.names(), std::vector<std::string>{"small.gpkg"});
    EXPECT_EQ(test::bytes_of(folder.file("small.gpkg")), before);
}

TEST(TerritoryReader, StopsWhenAskedTo) {
    struct Impatient final : Feedback {
        void progress(double, TextKey) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } feedback;
    const ScratchFolder folder;
    TerritoryFixture().write(folder.file("small.gpkg"));
    const auto read_set = read_territory(folder.file("small.gpkg"), feedback);
    ASSERT_FALSE(read_set);
    EXPECT_EQ(read_set.error().kind, ErrorKind::cancelled);
}

struct BadTerritory {
    const char* name;
    std::function<void(TerritoryFixture&)> spoil;
    const char* key;
    const char* place;
};

class TerritoryErrors : public testing::TestWithParam<BadTerritory> {};

TEST_P(TerritoryErrors, NameFilePlaceAndRemedy) {
    const ScratchFolder folder;
    TerritoryFixture fixture;
    GetParam().spoil(fixture);
    fixture.write(folder.file("bad.gpkg"));
    const auto read_set = read(folder.file("bad.gpkg"));
    ASSERT_FALSE(read_set);
    const Error& error = read_set.error();
    EXPECT_EQ(error.kind, ErrorKind::input);
    EXPECT_EQ(error.message.key.id, GetParam().key);
    EXPECT_EQ(error.file, folder.file("bad.gpkg").string());
    EXPECT_EQ(error.place, GetParam().place);
    EXPECT_FALSE(error.remedy.key.id.empty());
}

const double nan = std::numeric_limits<double>::quiet_NaN();

INSTANTIATE_TEST_SUITE_P(
    Cases, TerritoryErrors,
    testing::Values(
        BadTerritory{"duplicate_code", [](TerritoryFixture& f) { f.communes[1].code = "09001"; },
                     "territory.duplicate_code", "communes, 09001"},
        BadTerritory{"unsorted", [](TerritoryFixture& f) { std::swap(f.communes[0], f.communes[1]); },
                     "territory.unsorted", "communes, 09001"},
        BadTerritory{"lost_zero", [](TerritoryFixture& f) { f.communes[0].code = "9001"; },
                     "territory.bad_code", "communes, l. 1"},
        BadTerritory{"unknown_department", [](TerritoryFixture& f) { f.communes[0].department = "99"; },
                     "territory.unknown_department", "communes, 09001"},
        BadTerritory{"unknown_region", [](TerritoryFixture& f) { f.communes[0].region = "99"; },
                     "territory.unknown_region", "communes, 09001"},
        BadTerritory{"unknown_group",
                     [](TerritoryFixture& f) { f.communes[0].intercommunality = "999999999"; },
                     "territory.unknown_intercommunality", "communes, 09001"},
        BadTerritory{"department_of_no_region", [](TerritoryFixture& f) { f.departments[1].above = "11"; },
                     "territory.unknown_region", "departments, 31"},
        BadTerritory{"other_region",
                     [](TerritoryFixture& f) {
                         f.regions.push_back({"84", "Auvergne-Rhône-Alpes", "", 2154});
                         f.communes[2].region = "84";
                     },
                     "territory.wrong_region", "communes, 31107"},
        BadTerritory{"unknown_kind", [](TerritoryFixture& f) { f.intercommunalities[0].above = "EPT"; },
                     "territory.unknown_kind", "intercommunalities, 200066231"},
        BadTerritory{"negative_population", [](TerritoryFixture& f) { f.communes[2].population = -1; },
                     "territory.bad_population", "communes, 31107"},
        BadTerritory{"no_population", [](TerritoryFixture& f) { f.communes[2].population.reset(); },
                     "territory.bad_population", "communes, 31107"},
        BadTerritory{"nan_population",
                     [](TerritoryFixture& f) {
                         f.real_population = true;
                         f.communes[1].population = nan;
                     },
                     "territory.bad_population", "communes, 09225"},
        BadTerritory{"half_a_person",
                     [](TerritoryFixture& f) {
                         f.real_population = true;
                         f.communes[1].population = 1.5;
                     },
                     "territory.bad_population", "communes, 09225"},
        BadTerritory{"no_area", [](TerritoryFixture& f) { f.communes[1].area_m2 = 0; }, "territory.bad_area",
                     "communes, 09225"},
        BadTerritory{"nan_point", [](TerritoryFixture& f) { f.communes[1].lon = nan; }, "territory.bad_point",
                     "communes, 09225"},
        BadTerritory{"unknown_origin", [](TerritoryFixture& f) { f.communes[1].point_origin = "church"; },
                     "territory.bad_origin", "communes, 09225"},
        BadTerritory{"no_outline", [](TerritoryFixture& f) { f.communes[1].outline.clear(); },
                     "geometry.empty", "communes, 09225"},
        BadTerritory{"empty_outline",
                     [](TerritoryFixture& f) { f.communes[1].outline = "MULTIPOLYGON EMPTY"; },
                     "geometry.empty", "communes, 09225"},
        BadTerritory{"line", [](TerritoryFixture& f) { f.communes[1].outline = "LINESTRING(1 43,2 44)"; },
                     "geometry.not_a_polygon", "communes, 09225"},
        BadTerritory{"open_ring",
                     [](TerritoryFixture& f) { f.communes[1].outline = "POLYGON((1 43,2 43,2 44,1 44))"; },
                     "geometry.open_ring", "communes, 09225"},
        BadTerritory{"metres",
                     [](TerritoryFixture& f) {
                         f.communes[1].outline = "POLYGON((6e5 6.5e6,6e5 6.6e6,7e5 6.6e6,6e5 6.5e6))";
                     },
                     "geometry.not_lon_lat", "communes, 09225"},
        BadTerritory{"lambert", [](TerritoryFixture& f) { f.epsg = 2154; }, "territory.wrong_crs",
                     "communes"},
        BadTerritory{"no_communes", [](TerritoryFixture& f) { f.communes.clear(); }, "territory.no_commune",
                     "communes"},
        BadTerritory{"no_vintage", [](TerritoryFixture& f) { f.about.erase(f.about.begin()); },
                     "territory.no_vintage", "about, cog"},
        BadTerritory{"no_layer", [](TerritoryFixture& f) { f.left_out = "departments"; }, "table.no_layer",
                     "departments"},
        BadTerritory{"no_column", [](TerritoryFixture& f) { f.left_out = "communes.area_m2"; },
                     "table.no_column", "communes"}),
    [](const auto& entry) { return std::string(entry.param.name); });

TEST(TerritoryReader, RefusesAnotherFormat) {
    const ScratchFolder folder;
    const auto file = folder.write("communes.geojson", R"({"type":"FeatureCollection","features":[]})");
    const auto read_set = read(file);
    ASSERT_FALSE(read_set);
    EXPECT_EQ(read_set.error().message.key.id, "territory.not_gpkg");
}

TEST(TerritoryReader, NamesTheFileAFolderShouldHold) {
    const ScratchFolder folder;
    const auto read_set = read(folder.path());
    ASSERT_FALSE(read_set);
    EXPECT_EQ(read_set.error().message.key.id, "dataset.missing");
    EXPECT_EQ(read_set.error().file, folder.file("france.gpkg").string());
}

}  // namespace
}  // namespace maillage::io
