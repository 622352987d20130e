// SPDX-License-Identifier: Apache-2.0
#include "io/catalog_reader.h"

#include <gtest/gtest.h>

#include "io/scratch_folder.h"

namespace maillage::io {
namespace {

TEST(CatalogReader, ReadsTheShippedTextsOfBothLanguages) {
    const std::filesystem::path assets = std::filesystem::path(MAILLAGE_SOURCE_DIR) / "assets";
    const auto french = read_catalog(catalog_file(assets, Language::french), Language::french);
    const auto english = read_catalog(catalog_file(assets, Language::english), Language::english);
    ASSERT_TRUE(french);
    ASSERT_TRUE(english);
    EXPECT_EQ(french->language(), Language::french);
    EXPECT_EQ(french->text("dataset.missing"_text), "Fichier introuvable.");
    EXPECT_EQ(english->text("dataset.missing"_text), "No such file.");
    EXPECT_EQ(french->templates().size(), english->templates().size());
}

TEST(CatalogReader, RefusesWhatIsNoCatalog) {
    const test::ScratchFolder folder;
    const std::pair<const char*, const char*> cases[] = {{"", "catalog.not_json"},
                                                         {"{\"a\": \"b\"", "catalog.not_json"},
                                                         {"[\"a\"]", "catalog.not_json"},
                                                         {"{\"a\": 1}", "catalog.not_text"},
                                                         {"{\"a\": \"\xE9\"}", "catalog.not_json"}};
    for (const auto& [text, key] : cases) {
        const auto catalog = read_catalog(folder.write("fr.json", text), Language::french);
        ASSERT_FALSE(catalog) << text;
        EXPECT_EQ(catalog.error().message.key.id, key) << text;
        EXPECT_EQ(catalog.error().file, folder.file("fr.json").string());
    }
    EXPECT_EQ(read_catalog(folder.file("de.json"), Language::french).error().message.key.id,
              "catalog.missing");
    EXPECT_EQ(read_catalog(folder.path(), Language::french).error().message.key.id, "catalog.missing");
}

}  // namespace
}  // namespace maillage::io
