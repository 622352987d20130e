// SPDX-License-Identifier: Apache-2.0
#include "app/gui/layout.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace maillage::app::gui {
namespace {

TEST(Layout, ThePanelsTileTheWindow) {
    for (const float width : {640.0F, 999.0F, 1100.0F, 1280.0F, 1600.0F, 3840.0F})
        for (const float height : {400.0F, 800.0F, 1000.0F, 2160.0F})
            for (const float scale : {1.0F, 1.5F, 2.0F}) {
                const Layout layout = make_layout(width, height, scale, false);
                float area = 0;
                for (const Box& box : {layout.top, layout.left, layout.map, layout.right, layout.figures, layout.date}) {
                    EXPECT_GE(box.low.x, 0);
                    EXPECT_GE(box.low.y, 0);
                    EXPECT_LE(box.high.x, width);
                    EXPECT_LE(box.high.y, height);
                    area += std::max(box.width(), 0.0F) * std::max(box.height(), 0.0F);
                }
                EXPECT_FLOAT_EQ(area, width * height) << width << " × " << height << " at " << scale;
            }
}

TEST(Layout, TheMapIsAlwaysTheLargestWhereThereIsRoom) {
    for (const float width : {1280.0F, 1600.0F, 2560.0F}) {
        const Layout layout = make_layout(width, width * 0.625F, 1, false);
        EXPECT_GT(layout.map.width(), layout.left.width());
        EXPECT_GT(layout.map.width(), layout.right.width());
    }
}

TEST(Layout, BelowTwelveEightyTheTaskIsATab) {
    EXPECT_FALSE(make_layout(1280, 800, 1, false).task_is_tab);
    EXPECT_TRUE(make_layout(1279, 800, 1, false).task_is_tab);
    EXPECT_TRUE(make_layout(2400, 1500, 2, false).task_is_tab);
}

TEST(Layout, FoldedLeavesTheMapAndTheTopBar) {
    const Layout layout = make_layout(1600, 1000, 1, true);
    EXPECT_EQ(layout.map.width(), 1600);
    EXPECT_EQ(layout.map.high.y, 1000);
    EXPECT_TRUE(layout.left.empty());
}

TEST(Layout, NothingIsNegativeInATinyWindow) {
    for (const float side : {0.0F, 1.0F, 30.0F, 100.0F}) {
        const Layout layout = make_layout(side, side, 2, false);
        EXPECT_GE(layout.map.width(), 0);
        EXPECT_GE(layout.map.height(), 0);
        EXPECT_LE(layout.top.height(), side);
    }
}

}  // namespace
}  // namespace maillage::app::gui
