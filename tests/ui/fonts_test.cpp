// SPDX-License-Identifier: Apache-2.0
// The atlas has a glyph for every character the texts use, at every size, and digits of one width.
#include <gtest/gtest.h>
#include <imgui.h>

#include <set>

#include "app/gui/fonts.h"
#include "app/gui/session.h"

namespace maillage::app::gui {
namespace {

std::set<unsigned> characters(const std::string& utf8) {
    std::set<unsigned> found;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        unsigned code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (int k = 1; k < size; ++k) code = code << 6U | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        found.insert(code);
        i += size;
    }
    return found;
}

TEST(WindowFonts, HaveEveryCharacterOfTheTexts) {
    const auto files = find_font_files();
    ASSERT_TRUE(files.has_value());
    const auto catalogs = read_catalogs({MAILLAGE_SOURCE_DIR});
    ASSERT_TRUE(catalogs.has_value());
    std::set<unsigned> needed = characters("0123456789 Œœ’\u202f\u00a0€≤≥−×²–—…→←«»");
    for (const Catalog& catalog : *catalogs)
        for (const auto& [key, text] : catalog.templates()) needed.merge(characters(text));
    for (const float scale : {1.0F, 2.0F}) {
        ImFontAtlas atlas;
        const auto fonts = build_fonts(atlas, *files, scale);
        ASSERT_TRUE(fonts.has_value());
        for (int role = 0; role < font_role_count; ++role) {
            if (role == static_cast<int>(FontRole::icon)) continue;
            for (const unsigned code : needed)
                EXPECT_NE(fonts->by_role[role]->FindGlyphNoFallback(static_cast<ImWchar>(code)), nullptr)
                    << "U+" << std::hex << code << " in role " << std::dec << role;
        }
    }
}

TEST(WindowFonts, DigitsHaveOneWidth) {
    ImFontAtlas atlas;
    const auto fonts = build_fonts(atlas, *find_font_files(), 1.0F);
    ASSERT_TRUE(fonts.has_value());
    for (const FontRole role : {FontRole::small, FontRole::figure, FontRole::huge}) {
        const ImFont* font = (*fonts)[role];
        const auto width = [&](const char* text) { return font->CalcTextSizeA(font->FontSize, 1e9F, 0, text).x; };
        EXPECT_EQ(width("111,1"), width("888,8"));
        EXPECT_EQ(width("1 407"), width("9 999"));
    }
}

TEST(WindowFonts, ABrokenFileIsAnErrorNotACrash) {
    FontFiles files = *find_font_files();
    files.bold.path = "no/such/font.ttf";
    ImFontAtlas atlas;
    EXPECT_FALSE(build_fonts(atlas, files, 1.0F).has_value());
}

}  // namespace
}  // namespace maillage::app::gui
