// SPDX-License-Identifier: Apache-2.0
// `maillage info`: the shipped data, and files a planner brings.
#include <gtest/gtest.h>

#include <map>

#include "cli/command.h"
#include "io/scratch_folder.h"
#include "support/shared_data.h"

namespace maillage::cli_test {
namespace {

std::map<std::string, json> layers_of(const json& answer) {
    std::map<std::string, json> layers;
    for (const auto& layer : answer.value("layers", json::array())) layers[layer.value("name", "")] = layer;
    return layers;
}

TEST(Info, DescribesTheShippedData) {
    const auto layers = layers_of(json_of(0, {"info"}));
    const std::map<std::string, int> features{
        {"communes", 34935}, {"departments", 101}, {"intercommunalities", 1255}, {"regions", 18}};
    for (const auto& [name, count] : features) {
        ASSERT_TRUE(layers.contains(name)) << name;
        const json& layer = layers.at(name);
        EXPECT_EQ(layer["features"], count) << name;
        for (const char* key : {"name", "features", "crs", "geometry", "fields", "role", "warnings"})
            EXPECT_TRUE(layer.contains(key)) << key << " of " << name;
        EXPECT_NE(layer["crs"].dump().find("4326"), std::string::npos) << layer["crs"];
        EXPECT_TRUE(layer["fields"].is_array());
        EXPECT_FALSE(layer["fields"].empty());
        EXPECT_EQ(layer["warnings"], json::array()) << "no polygon is invalid";
    }
}

TEST(Info, SpeaksEveryFormat) {
    const maillage::test::ScratchFolder folder;
    const auto file = folder.write("agences.csv", "code,nom\n09225,Pamiers\n");
    for (const char* format : {"text", "json", "csv", "md"}) {
        const Ended ended = maillage({"info", file.string(), "--format", format});
        EXPECT_EQ(ended.exit, 0) << format << ": " << ended.err;
        EXPECT_NE(ended.out.find("agences"), std::string::npos) << format;
        EXPECT_FALSE(has_placeholder(ended.out + ended.err)) << ended.out << ended.err;
    }
}

TEST(Info, DescribesAPlannersRegion) {
    const auto file = test_support::shared_data("regions/occitanie_communes_2023.geojson");
    if (!file) GTEST_SKIP() << "the communes of a second source are not here";
    const json answer = json_of(0, {"info", file->string()});
    ASSERT_EQ(answer["layers"].size(), 1u);
    const json& layer = answer["layers"][0];
    EXPECT_GT(layer["features"], 4'000);
    EXPECT_NE(layer["geometry"].dump().find("olygon"), std::string::npos) << layer["geometry"];
    EXPECT_NE(layer["fields"].dump().find("INSEE_COM"), std::string::npos);
    EXPECT_NE(layer["fields"].dump().find("POP_2020"), std::string::npos);
}

TEST(Info, ReadsATableInLatin1WithSemicolons) {
    const maillage::test::ScratchFolder folder;
    const auto file = folder.write("agences.csv", "code;nom;jeunes\n9225;Pami\xe8res;1234,5\n30189;N\xeemes;2,0\n");
    const json answer = json_of(0, {"info", file.string()});
    ASSERT_EQ(answer["layers"].size(), 1u);
    EXPECT_EQ(answer["layers"][0]["features"], 2);
    EXPECT_EQ(answer["layers"][0]["fields"].size(), 3u) << answer["layers"][0]["fields"];
}

TEST(Info, SeveralFilesAtOnce) {
    const maillage::test::ScratchFolder folder;
    const auto one = folder.write("one.csv", "code,x\n09225,1\n");
    const auto two = folder.write("two.csv", "code,y\n30189,1\n");
    EXPECT_EQ(json_of(0, {"info", one.string(), two.string()})["layers"].size(), 2u);
}

}  // namespace
}  // namespace maillage::cli_test
