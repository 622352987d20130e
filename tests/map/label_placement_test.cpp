// SPDX-License-Identifier: Apache-2.0
#include "map/label_placement.h"

#include <cstdint>
#include <gtest/gtest.h>

namespace maillage::map {
namespace {

constexpr ScreenBox frame{0, 0, 400, 300};
constexpr TextExtent word{60, 12, 3};

TEST(LabelPlacement, PrefersTheRightOfItsSign) {
    LabelPlacer placer(frame);
    const auto label = placer.place({100, 100}, 10, word, 2);
    ASSERT_TRUE(label);
    EXPECT_FLOAT_EQ(label->offset.x, 10);
    EXPECT_GT(label->offset.y, 0);
}

TEST(LabelPlacement, GoesLeftAtTheRightEdge) {
    LabelPlacer placer(frame);
    const auto label = placer.place({390, 100}, 10, word, 2);
    ASSERT_TRUE(label);
    EXPECT_FLOAT_EQ(label->offset.x, -70);
}

TEST(LabelPlacement, StaysOffWhatIsTaken) {
    LabelPlacer placer(frame);
    placer.block({105, 0, 400, 300});
    const auto label = placer.place({100, 100}, 10, word, 2);
    ASSERT_TRUE(label);
    EXPECT_LE(label->box.right, 105);
    LabelPlacer full(frame);
    full.block(frame);
    EXPECT_FALSE(full.place({100, 100}, 10, word, 2));
}

TEST(LabelPlacement, NeverTwoLabelsOnEachOtherNorOutside) {
    LabelPlacer placer(frame);
    std::vector<ScreenBox> placed;
    std::uint32_t seed = 1;
    const auto next = [&](int limit) {
        return static_cast<float>((seed = seed * 1664525 + 1013904223) >> 8 & 0xFFFF) / 65536 *
               static_cast<float>(limit);
    };
    for (int i = 0; i < 500; ++i)
        if (const auto label = placer.place({next(400), next(300)}, 8, {10 + next(80), 12, 3}, 2))
            placed.push_back(label->box);
    EXPECT_GT(placed.size(), 10U);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_TRUE(placed[i].left >= 0 && placed[i].right <= 400 && placed[i].top >= 0 &&
                    placed[i].bottom <= 300);
        for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(placed[i].meets(placed[j]));
    }
}

}  // namespace
}  // namespace maillage::map
