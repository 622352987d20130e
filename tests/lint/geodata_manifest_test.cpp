// SPDX-License-Identifier: Apache-2.0
// What geodata/ holds is what geodata/MANIFEST.json says: the bytes, and for each the CRS, vintage, source, licence.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "lint/source_tree.h"

namespace maillage::lint {
namespace {

const std::filesystem::path geodata = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata";

nlohmann::json listed_datasets() { return nlohmann::json::parse(text_of("geodata/MANIFEST.json")).at("datasets"); }

/// The file's SHA-256 by coreutils, so that the oracle shares nothing with the script that wrote the manifest.
std::string sha256(const std::filesystem::path& file) {
    const std::string command = "sha256sum '" + file.string() + "'";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 65> sum{};
    if (!pipe || std::fgets(sum.data(), sum.size(), pipe.get()) == nullptr) return {};
    return sum.data();
}

TEST(GeodataManifest, EveryDatasetHasItsBytes) {
    const nlohmann::json datasets = listed_datasets();
    ASSERT_FALSE(datasets.empty());
    for (const auto& dataset : datasets) {
        const auto file = geodata / dataset.at("path").get<std::string>();
        ASSERT_TRUE(std::filesystem::exists(file)) << file;
        EXPECT_EQ(std::filesystem::file_size(file), dataset.at("bytes").get<std::uintmax_t>()) << file;
        EXPECT_EQ(sha256(file), dataset.at("sha256").get<std::string>()) << file;
    }
}

bool says(const nlohmann::json& dataset, const char* key) {
    return dataset.contains(key) && !dataset.at(key).is_null() && !dataset.at(key).empty();
}

TEST(GeodataManifest, EveryDatasetSaysWhatItIsAndWhereItComesFrom) {
    for (const auto& dataset : listed_datasets()) {
        for (const char* key : {"title", "vintage", "licence", "sources", "counts"})
            EXPECT_TRUE(says(dataset, key)) << dataset.at("path") << " lacks " << key;
        if (!dataset.at("path").get<std::string>().ends_with(".gpkg")) continue;
        for (const char* key : {"crs", "attribution"})
            EXPECT_TRUE(says(dataset, key)) << dataset.at("path") << " lacks " << key;
        for (const auto& source : dataset.at("sources"))
            EXPECT_EQ(source.at("sha256").get<std::string>().size(), 64u) << source.at("name");
    }
}

TEST(GeodataManifest, NoDatasetIsUnlisted) {
    std::set<std::string> listed;
    for (const auto& dataset : listed_datasets()) listed.insert(dataset.at("path").get<std::string>());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(geodata)) {
        const std::string name = entry.path().lexically_relative(geodata).generic_string();
        const std::string ending = entry.path().extension().string();
        const bool is_data = ending == ".gpkg" || ending == ".fgb" || ending == ".geojson" || ending == ".csv" ||
                             (ending == ".toml" && name.starts_with("sites/"));
        EXPECT_TRUE(!is_data || listed.contains(name)) << name << " is not in geodata/MANIFEST.json";
    }
}

}  // namespace
}  // namespace maillage::lint
