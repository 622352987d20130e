// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "app/gui/gl_map_canvas.h"
#include "render/headless_context.h"
#include "support/map_worlds.h"

namespace maillage::app::gui {
namespace {

class MovingMap : public ::testing::Test {
  protected:
    void* paint(const map::MapView& view) { return canvas_->paint(content_, view, revision_); }
    void wait(int ms) { now_ += std::chrono::milliseconds(ms); }

    std::chrono::steady_clock::time_point now_{};
    render::HeadlessContext context_ = std::move(render::HeadlessContext::create()).value();
    std::unique_ptr<MapCanvas> canvas_ =
        std::move(make_gl_map_canvas(std::string(MAILLAGE_SOURCE_DIR) + "/shaders", [this] { return now_; })).value();
    map::MapContent content_ = test_support::content_of(test_support::lake_world(), 30);
    map::MapView view_ = map::fit_to_scope(content_, {{}, 1, 200, 150, 1}, {});
    std::uint64_t revision_ = 1;
};

TEST_F(MovingMap, IsNeverBlankAndSharpWhenItRests) {
    ASSERT_NE(paint(view_), nullptr);
    EXPECT_TRUE(canvas_->sharp());
    wait(16);
    EXPECT_NE(paint(view_.panned(5, 0)), nullptr);
    EXPECT_FALSE(canvas_->sharp());
    wait(16);
    EXPECT_NE(paint(view_.panned(5, 0)), nullptr);
    EXPECT_TRUE(canvas_->sharp()) << "the view rests";
}

TEST_F(MovingMap, IsSharpAgainAfterATenthOfASecond) {
    paint(view_);
    int since_sharp = 0;
    for (int i = 1; i < 40; ++i) {
        wait(10);
        ASSERT_NE(paint(view_.panned(i, i)), nullptr);
        since_sharp = canvas_->sharp() ? 0 : since_sharp + 10;
        EXPECT_LT(since_sharp, 100) << i;
    }
}

TEST_F(MovingMap, NewContentAndNewSizesAreSharpAtOnce) {
    paint(view_);
    ++revision_;
    paint(view_.panned(5, 0));
    EXPECT_TRUE(canvas_->sharp());
    map::MapView wider = view_;
    wider.width += 1;
    paint(wider);
    EXPECT_TRUE(canvas_->sharp());
}

TEST_F(MovingMap, AnImpossibleSizeIsNoPictureAndAsksForNoMore) {
    paint(view_);
    map::MapView huge = view_;
    huge.width = 1'000'000;
    EXPECT_EQ(paint(huge), nullptr);
    EXPECT_TRUE(canvas_->sharp());
}

}  // namespace
}  // namespace maillage::app::gui
