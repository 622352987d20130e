// SPDX-License-Identifier: Apache-2.0
#include "render/font_finder.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace maillage::render {
namespace {

TEST(FontFinder, EveryWeightHasAFile) {
    for (const map::FontWeight weight : {map::FontWeight::regular, map::FontWeight::medium,
                                         map::FontWeight::semi_bold, map::FontWeight::bold}) {
        const auto font = find_font(weight);
        ASSERT_TRUE(font.has_value());
        EXPECT_TRUE(std::filesystem::exists(font->path)) << font->path;
        EXPECT_FALSE(font->family.empty());
    }
}

}  // namespace
}  // namespace maillage::render
