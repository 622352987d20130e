// SPDX-License-Identifier: Apache-2.0
#include "map/color_vision.h"

#include <cmath>
#include <gtest/gtest.h>

namespace maillage::map {
namespace {

constexpr ColorVision deficient[] = {ColorVision::deuteranopia, ColorVision::protanopia, ColorVision::tritanopia};

TEST(ColorVision, GreysAndOpacityStay) {
    for (const ColorVision vision : deficient)
        for (int grey = 0; grey < 256; ++grey) {
            const auto byte = static_cast<std::uint8_t>(grey);
            const Color out = seen(Color{byte, byte, byte, 77}, vision);
            EXPECT_NEAR(out.r, grey, 1);
            EXPECT_NEAR(out.g, grey, 1);
            EXPECT_NEAR(out.b, grey, 1);
            EXPECT_EQ(out.a, 77);
        }
}

TEST(ColorVision, UsualEyesSeeWhatIsThere) {
    EXPECT_EQ(seen(rgb(0xC7361B), ColorVision::usual), rgb(0xC7361B));
}

// The published matrices' columns are what pure red, green and blue become in linear light; clipped and encoded by hand
// with the sRGB curve: 0.367322 → 163, 0.280085 → 144, negative → 0; 0.152286 → 109, 0.114503 → 95; and so on.
TEST(ColorVision, PrimariesBecomeTheColumnsOfThePublishedMatrices) {
    const auto near = [](Color color, int r, int g, int b) {
        EXPECT_NEAR(color.r, r, 1);
        EXPECT_NEAR(color.g, g, 1);
        EXPECT_NEAR(color.b, b, 1);
    };
    near(seen(rgb(0xFF0000), ColorVision::deuteranopia), 163, 144, 0);
    near(seen(rgb(0xFF0000), ColorVision::protanopia), 109, 95, 0);
    near(seen(rgb(0xFF0000), ColorVision::tritanopia), 255, 0, 15);
    near(seen(rgb(0x0000FF), ColorVision::deuteranopia), 0, 62, 251);
    near(seen(rgb(0x00FF00), ColorVision::protanopia), 255, 229, 0);
}

TEST(ColorVision, RedAndGreenOfOneLightnessFallTogether) {
    // Without green cones a red and a green of the same response are one colour; usual eyes see them far apart.
    const Color red = rgb(0xB05A3C);
    const Color green = rgb(0x7A7A3C);
    const auto apart = [](Color a, Color b) { return std::hypot(a.r - b.r, a.g - b.g, a.b - b.b); };
    EXPECT_LT(apart(seen(red, ColorVision::deuteranopia), seen(green, ColorVision::deuteranopia)),
              apart(red, green) / 2);
}

TEST(ColorVision, EveryColourOfAListIsSeen) {
    DrawList list;
    FillLayer fill;
    fill.styles = {{rgb(0xFF0000), true, rgb(0xFF0000)}};
    fill.seam = rgb(0xFF0000);
    list.fills.push_back(fill);
    list.strokes.push_back({nullptr, 1, rgb(0xFF0000), 2, rgb(0xFF0000)});
    Shape shape;
    shape.fill = shape.border = shape.halo = shape.hatch = rgb(0xFF0000);
    list.shapes.push_back(shape);
    TextRun text;
    text.color = text.halo = rgb(0xFF0000);
    list.texts.push_back(text);
    see(list, ColorVision::protanopia);
    const Color red = seen(rgb(0xFF0000), ColorVision::protanopia);
    for (const Color color : {list.fills[0].styles[0].color, list.fills[0].styles[0].hatch, list.fills[0].seam,
                              list.strokes[0].color, list.strokes[0].casing, list.shapes[0].fill,
                              list.shapes[0].border, list.shapes[0].halo, list.shapes[0].hatch, list.texts[0].color,
                              list.texts[0].halo})
        EXPECT_EQ(color, red);
}

}  // namespace
}  // namespace maillage::map
