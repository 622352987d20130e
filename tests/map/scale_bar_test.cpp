// SPDX-License-Identifier: Apache-2.0
#include "map/scale_bar.h"

#include <cmath>
#include <gtest/gtest.h>

namespace maillage::map {
namespace {

TEST(ScaleBar, IsTheLongestRoundLengthThatFits) {
    EXPECT_EQ(scale_bar(400, 130).label, "50\u00A0km");
    EXPECT_DOUBLE_EQ(scale_bar(400, 130).length_px, 125);
    EXPECT_EQ(scale_bar(1, 130).label, "100\u00A0m");
    EXPECT_EQ(scale_bar(0.005, 130).label, "50\u00A0cm");
    EXPECT_EQ(scale_bar(10, 100).label, "1\u00A0km");
}

TEST(ScaleBar, IsRoundAndFitsAtEveryScale) {
    for (double scale = 0.05; scale < 50'000; scale *= 1.07) {
        const ScaleBar bar = scale_bar(scale, 130);
        EXPECT_LE(bar.length_px, 130 + 1e-9);
        EXPECT_GT(bar.length_px, 130 / 2.5 - 1e-9);
        const double leading = bar.length_m / std::pow(10, std::floor(std::log10(bar.length_m) + 1e-9));
        EXPECT_TRUE(std::abs(leading - 1) < 1e-9 || std::abs(leading - 2) < 1e-9 ||
                    std::abs(leading - 5) < 1e-9)
            << bar.length_m;
    }
}

}  // namespace
}  // namespace maillage::map
