// SPDX-License-Identifier: Apache-2.0
#include "render/text_shaper.h"

#include <gtest/gtest.h>

namespace maillage::render {
namespace {

using map::FontWeight;

const TextShaper& shaper() {
    static const TextShaper made = std::move(TextShaper::create()).value();
    return made;
}

TEST(TextShaper, EveryFrenchCharacterHasAGlyph) {
    for (const char* character :
         {"é", "è", "à", "ç", "Œ", "œ", "ÿ", "Ÿ", "«", "»", "’", "–", "—", "€", "≤", "\u202F", "\u00A0"})
        for (const FontWeight weight :
             {FontWeight::regular, FontWeight::medium, FontWeight::semi_bold, FontWeight::bold}) {
            const ShapedText& text = shaper().shape(character, 13, weight, false);
            ASSERT_EQ(text.glyphs.size(), 1U) << character;
            EXPECT_NE(text.glyphs[0].glyph, 0U) << character;
            EXPECT_GT(text.width, 0) << character;
        }
}

TEST(TextShaper, CombiningAccentsJoinTheirLetter) {
    EXPECT_NEAR(shaper().shape("e\u0301cole", 100, FontWeight::regular, false).width,
                shaper().shape("école", 100, FontWeight::regular, false).width, 0.5);
}

TEST(TextShaper, WidthGrowsWithTheSize) {
    const float at_10 = shaper().extent("Saint-Étienne", 10, FontWeight::regular).width;
    EXPECT_NEAR(shaper().extent("Saint-Étienne", 25, FontWeight::regular).width, 2.5F * at_10, 1e-3);
    EXPECT_GT(shaper().extent("Saint-Étienne", 10, FontWeight::bold).width, at_10);
    EXPECT_FLOAT_EQ(shaper().measure()("Saint-Étienne", 10, FontWeight::regular).width, at_10);
}

TEST(TextShaper, TabularDigitsHaveOneWidth) {
    const float ones = shaper().shape("1111", 13, FontWeight::regular, true).width;
    for (const char* digits : {"0000", "4444", "7777", "8888"})
        EXPECT_NEAR(shaper().shape(digits, 13, FontWeight::regular, true).width, ones, 1e-3) << digits;
}

TEST(TextShaper, HaloIsTheLetterGrownOnAllSides) {
    const std::uint32_t glyph = shaper().shape("o", 20, FontWeight::regular, false).glyphs[0].glyph;
    const GlyphBitmap letter = shaper().draw(glyph, 20, FontWeight::regular, 0, 0);
    const GlyphBitmap halo = shaper().draw(glyph, 20, FontWeight::regular, 0, 2);
    ASSERT_GT(letter.width, 5);
    EXPECT_NEAR(halo.width, letter.width + 4, 1);
    EXPECT_NEAR(halo.height, letter.height + 4, 1);
    // Under every pixel of the letter the halo is solid.
    for (int y = 0; y < letter.height; ++y)
        for (int x = 0; x < letter.width; ++x) {
            if (letter.coverage[static_cast<std::size_t>(y * letter.width + x)] < 255) continue;
            const int hx = x + letter.left - halo.left;
            const int hy = y - letter.top + halo.top;
            EXPECT_GT(halo.coverage[static_cast<std::size_t>(hy * halo.width + hx)], 250);
        }
}

TEST(TextShaper, EmptyTextIsNothing) {
    EXPECT_TRUE(shaper().shape("", 13, FontWeight::regular, false).glyphs.empty());
    EXPECT_EQ(shaper().extent("", 13, FontWeight::regular).width, 0);
}

}  // namespace
}  // namespace maillage::render
