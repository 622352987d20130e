// SPDX-License-Identifier: Apache-2.0
// Files with bytes changed at random (fixed seed) end in a Result, never in a crash.
#include <gtest/gtest.h>
#include <random>

#include "io/layer_reader.h"
#include "io/scratch_folder.h"
#include "io/site_file_reader.h"
#include "io/territory_fixture.h"
#include "io/territory_reader.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;

class Mutations {
  public:
    std::string of(std::string bytes) {
        const std::size_t changes = 1 + random_() % 12;
        for (std::size_t i = 0; i < changes; ++i)
            bytes[random_() % bytes.size()] = static_cast<char>(random_() & 255);
        if (random_() % 8 == 0) bytes.resize(1 + random_() % bytes.size());
        return bytes;
    }

  private:
    std::mt19937 random_{2024};
};

TEST(BrokenFiles, TerritoriesEndInAResult) {
    const ScratchFolder folder;
    test::TerritoryFixture().write(folder.file("country.gpkg"));
    const std::string whole = test::bytes_of(folder.file("country.gpkg"));
    Mutations mutations;
    SilentFeedback feedback;
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        const auto file = folder.write("mutated.gpkg", mutations.of(whole));
        refused += read_territory(file, feedback) ? 0 : 1;
        if (round % 5 == 0) (void)read_layers(file, ValidityCheck::check);
    }
    EXPECT_GT(refused, 0);
}

TEST(BrokenFiles, PlannersFilesEndInAResult) {
    const ScratchFolder folder;
    test::TerritoryFixture().write(folder.file("country.gpkg"));
    SilentFeedback feedback;
    const auto country = read_territory(folder.file("country.gpkg"), feedback);
    ASSERT_TRUE(country);
    const std::string geojson =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"insee":"09225","pop":12.5},)"
        R"("geometry":{"type":"Point","coordinates":[1.61,43.11]}},{"type":"Feature","properties":{"insee":"31107"},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[1,43],[2,44],[2,43],[1,44],[1,43]]]}}]})";
    const std::string csv = "insee;lon;lat;nom\n09225;1,61;43,11;Pamiers\n31107;1,22;43,31;\"Carbonne\"\n";
    const std::string kml =
        R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name>)"
        R"(<Point><coordinates>1.61,43.11</coordinates></Point></Placemark></Document></kml>)";
    Mutations mutations;
    for (int round = 0; round < 300; ++round) {
        for (const auto& [name, bytes] : {std::pair{"a.geojson", geojson}, {"a.csv", csv}, {"a.kml", kml}}) {
            const auto file = folder.write(name, mutations.of(bytes));
            (void)read_layers(file, ValidityCheck::check);
            (void)read_sites(file, **country);
        }
    }
}

}  // namespace
}  // namespace maillage::io
