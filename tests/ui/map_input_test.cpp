// SPDX-License-Identifier: Apache-2.0
// The map under the hand: drag, wheel, keys, hover.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <cmath>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class MapInput : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        frame_ = window_.layout().map;
    }
    /// Where a commune's point is on screen.
    [[nodiscard]] Point on_screen(const char* code) const {
        const auto& state = window_.state();
        const auto commune = state.workspace->territory->communes.find(*CommuneCode::parse(code));
        const auto& geometry = state.content->geometry->whole();
        const auto local = geometry.commune_point(*geometry.feature(*commune));
        const geo::Xy px = state.view.to_screen({geometry.origin().x + local.x, geometry.origin().y + local.y});
        return {frame_.low.x + static_cast<float>(px.x), frame_.low.y + static_cast<float>(px.y)};
    }
    test_support::WindowDriver window_;
    Box frame_;
};

TEST_F(MapInput, TheWholeScopeIsInSightAtFirst) {
    const auto seen = window_.state().view.box();
    const auto& scope = window_.state().content->geometry->box();
    EXPECT_LE(seen.low.x, scope.low.x);
    EXPECT_LE(seen.low.y, scope.low.y);
    EXPECT_GE(seen.high.x, scope.high.x);
    EXPECT_GE(seen.high.y, scope.high.y);
}

TEST_F(MapInput, DragMovesTheGroundWithThePointer) {
    const Point albi = on_screen("81004");
    window_.move_to(albi.x, albi.y);
    window_.drag(70, -40);
    const Point after = on_screen("81004");
    EXPECT_NEAR(after.x - albi.x, 70, 0.6);
    EXPECT_NEAR(after.y - albi.y, -40, 0.6);
}

TEST_F(MapInput, WheelZoomsToThePointer) {
    const Point albi = on_screen("81004");
    const double before = window_.state().view.meters_per_px;
    const Point pointer{std::floor(albi.x), std::floor(albi.y)};  // ImGui keeps whole pixels
    const geo::Xy px{pointer.x - frame_.low.x, pointer.y - frame_.low.y};
    const geo::Xy ground = window_.state().view.to_world(px);
    window_.move_to(pointer.x, pointer.y);
    window_.wheel(3);
    EXPECT_LT(window_.state().view.meters_per_px, before * 0.6);
    const geo::Xy after = window_.state().view.to_world(px);
    EXPECT_NEAR(after.x, ground.x, 1e-6);
    EXPECT_NEAR(after.y, ground.y, 1e-6);
}

TEST_F(MapInput, KeysPanZoomAndFit) {
    const auto start = window_.state().view;
    window_.key(GLFW_KEY_RIGHT);
    EXPECT_GT(window_.state().view.centre.x, start.centre.x);
    window_.key(GLFW_KEY_UP);
    EXPECT_GT(window_.state().view.centre.y, start.centre.y);
    window_.type("+");
    EXPECT_LT(window_.state().view.meters_per_px, start.meters_per_px);
    window_.key(GLFW_KEY_HOME);
    EXPECT_EQ(window_.state().view, start);
}

TEST_F(MapInput, HoverNamesTheCommuneAndLightsItsDepartment) {
    const Point albi = on_screen("81004");
    window_.move_to(albi.x, albi.y);
    const auto& state = window_.state();
    ASSERT_TRUE(state.hover.commune.has_value());
    EXPECT_EQ(state.workspace->territory->communes.name[*state.hover.commune], "Albi");
    EXPECT_EQ(state.workspace->territory->departments.code[*state.hover.department].view(), "81");
    EXPECT_FALSE(state.hover.outline.lines.empty());
    window_.frame();
    const DrawnItem* tag = window_.find("hover_tag");
    ASSERT_NE(tag, nullptr);
    EXPECT_GE(tag->box.low.x, frame_.low.x);
    EXPECT_LE(tag->box.high.x, frame_.high.x);
    window_.move_to(5, 5);
    EXPECT_FALSE(state.hover.commune.has_value());
}

TEST_F(MapInput, TheTagStaysInsideTheFrameAtItsCorners) {
    for (const float x : {frame_.low.x + 320, frame_.high.x - 3})
        for (const float y : {frame_.low.y + 3, frame_.high.y - 120}) {
            window_.move_to(x, y);
            window_.frame();
            const DrawnItem* tag = window_.find("hover_tag");
            if (tag == nullptr) continue;  // the sea
            EXPECT_LE(tag->box.high.x, frame_.high.x);
            EXPECT_LE(tag->box.high.y, frame_.high.y);
        }
}

TEST_F(MapInput, TheLegendTakesItsOwnClicks) {
    const auto view = window_.state().view;
    const DrawnItem* title = window_.find("legend_title");
    ASSERT_NE(title, nullptr);
    window_.move_to(title->box.low.x + 4, title->box.low.y + 60);
    window_.drag(50, 50);
    EXPECT_EQ(window_.state().view, view);
    EXPECT_FALSE(window_.state().hover.commune.has_value());
}

TEST_F(MapInput, AResizeFitsAgainUntilTheMapWasMoved) {
    window_.resize(1400, 900);
    for (int i = 0; i < 3; ++i) window_.frame();
    const auto& scope = window_.state().content->geometry->box();
    EXPECT_LE(window_.state().view.box().low.x, scope.low.x);
    window_.key(GLFW_KEY_RIGHT);
    const auto moved = window_.state().view;
    window_.resize(1500, 950);
    for (int i = 0; i < 3; ++i) window_.frame();
    EXPECT_EQ(window_.state().view.centre, moved.centre);
    EXPECT_DOUBLE_EQ(window_.state().view.meters_per_px, moved.meters_per_px);
}

}  // namespace
}  // namespace maillage::app::gui
