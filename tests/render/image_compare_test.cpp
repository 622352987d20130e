// SPDX-License-Identifier: Apache-2.0
#include "render/image_compare.h"

#include <gtest/gtest.h>

namespace maillage::render {
namespace {

Image grey(int width, int height, std::uint8_t level) {
    Image image{width, height, {}};
    image.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, level);
    return image;
}

TEST(ImageCompare, SamePictureIsTheSame) {
    const Difference difference = compare(grey(20, 10, 100), grey(20, 10, 100));
    EXPECT_TRUE(difference.acceptable());
    EXPECT_EQ(difference.largest, 0);
}

TEST(ImageCompare, SixteenIsAllowedSeventeenIsNot) {
    EXPECT_TRUE(compare(grey(20, 10, 100), grey(20, 10, 116)).acceptable());
    const Difference off = compare(grey(20, 10, 100), grey(20, 10, 117));
    EXPECT_FALSE(off.acceptable());
    EXPECT_DOUBLE_EQ(off.share_off, 1);
    EXPECT_EQ(off.largest, 17);
}

TEST(ImageCompare, OnePixelInTwoHundredIsAllowed) {
    Image image = grey(20, 10, 100);
    image.rgba[40] = 255;
    EXPECT_TRUE(compare(image, grey(20, 10, 100)).acceptable());
    image.rgba[80] = 255;
    EXPECT_FALSE(compare(image, grey(20, 10, 100)).acceptable());
}

TEST(ImageCompare, OtherSizesDiffer) { EXPECT_FALSE(compare(grey(20, 10, 1), grey(10, 20, 1)).acceptable()); }

TEST(ImageCompare, HashSeesEveryPixelAndTheSize) {
    Image image = grey(20, 10, 100);
    const std::uint64_t before = hash(image);
    EXPECT_EQ(before, hash(grey(20, 10, 100)));
    EXPECT_NE(before, hash(grey(10, 20, 100)));
    image.rgba.back() = 101;
    EXPECT_NE(before, hash(image));
}

}  // namespace
}  // namespace maillage::render
