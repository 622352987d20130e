// SPDX-License-Identifier: Apache-2.0
// The writer is held against libpng, which reads what it wrote.
#include <gtest/gtest.h>

#include <cstdint>

#include "base/parallel.h"
#include "render/png_reader.h"
#include "render/png_writer.h"

namespace maillage::render {
namespace {

Image noisy(int width, int height) {
    Image image{width, height, {}};
    std::uint32_t seed = 5;
    for (int i = 0; i < width * height; ++i) {
        seed = seed * 1664525 + 1013904223;
        // Flat stretches as on a map, noise between them.
        const bool flat = i / 97 % 3 != 0;
        for (int channel = 0; channel < 3; ++channel)
            image.rgba.push_back(static_cast<std::uint8_t>(flat ? 200 : seed >> (8 * channel) & 0xFF));
        image.rgba.push_back(255);
    }
    return image;
}

Result<Image> read(const std::string& bytes) { return decode_png(std::as_bytes(std::span(bytes))); }

TEST(Png, ComesBackPixelForPixel) {
    for (const auto& [width, height] : {std::pair{1, 1}, {3, 127}, {256, 128}, {257, 129}, {64, 1000}}) {
        const Image image = noisy(width, height);
        const auto back = read(encode_png(image));
        ASSERT_TRUE(back.has_value()) << width << 'x' << height;
        EXPECT_EQ(back->width, width);
        EXPECT_EQ(back->height, height);
        EXPECT_EQ(back->rgba, image.rgba);
    }
}

TEST(Png, BytesDoNotDependOnTheThreads) {
    const Image image = noisy(300, 700);
    const int before = thread_count();
    set_thread_count(1);
    const std::string one = encode_png(image, 300);
    set_thread_count(4);
    const std::string four = encode_png(image, 300);
    set_thread_count(before);
    EXPECT_EQ(one, four);
}

TEST(Png, ResolutionIsWrittenWhereAsked) {
    const Image image = noisy(4, 4);
    const std::string with = encode_png(image, 254);
    const std::size_t at = with.find("pHYs");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(with.substr(at + 4, 9), std::string("\0\0\x27\x10\0\0\x27\x10\x01", 9));
    EXPECT_EQ(encode_png(image).find("pHYs"), std::string::npos);
    EXPECT_TRUE(read(with).has_value());
}

TEST(Png, BrokenFilesAreErrors) {
    const std::string whole = encode_png(noisy(40, 40));
    EXPECT_FALSE(read("").has_value());
    EXPECT_FALSE(read("not a picture").has_value());
    EXPECT_FALSE(read(whole.substr(0, whole.size() / 2)).has_value());
    std::string flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x55);
    EXPECT_FALSE(read(flipped).has_value());
}

}  // namespace
}  // namespace maillage::render
