// SPDX-License-Identifier: Apache-2.0
#include "map/map_view.h"

#include <gtest/gtest.h>

namespace maillage::map {
namespace {

constexpr MapView view{{600'000, 6'300'000}, 250, 800, 600, 1};

TEST(MapView, CentreIsTheMiddleOfTheScreenAndNorthIsUp) {
    EXPECT_EQ(view.to_screen(view.centre), (geo::Xy{400, 300}));
    EXPECT_EQ(view.to_screen({600'250, 6'300'500}), (geo::Xy{401, 298}));
}

TEST(MapView, ScreenAndWorldAreInverse) {
    for (const geo::Xy px : {geo::Xy{0, 0}, {799.5, 1.25}, {-300, 2000}}) {
        const geo::Xy back = view.to_screen(view.to_world(px));
        EXPECT_NEAR(back.x, px.x, 1e-9);
        EXPECT_NEAR(back.y, px.y, 1e-9);
    }
}

TEST(MapView, GroundUnderThePointerStaysWhileZooming) {
    for (const double factor : {0.3, 1.0, 1.25, 40.0}) {
        const geo::Xy pointer{123, 456};
        const MapView zoomed = view.zoomed(factor, pointer);
        EXPECT_NEAR(zoomed.meters_per_px, 250 / factor, 1e-9);
        EXPECT_NEAR(zoomed.to_world(pointer).x, view.to_world(pointer).x, 1e-6);
        EXPECT_NEAR(zoomed.to_world(pointer).y, view.to_world(pointer).y, 1e-6);
    }
}

TEST(MapView, ZoomStopsAtItsEnds) {
    EXPECT_DOUBLE_EQ(view.zoomed(1e12, {0, 0}).meters_per_px, 0.05);
    EXPECT_DOUBLE_EQ(view.zoomed(1e-12, {0, 0}).meters_per_px, 50'000);
}

TEST(MapView, GroundFollowsThePointer) {
    const geo::Xy held = view.to_world({100, 100});
    const geo::Xy after = view.panned(30, -20).to_screen(held);
    EXPECT_NEAR(after.x, 130, 1e-9);
    EXPECT_NEAR(after.y, 80, 1e-9);
}

TEST(MapView, FitShowsTheWholeBoxBetweenTheMargins) {
    WorldBox box;
    box.add({500'000, 6'200'000});
    box.add({700'000, 6'260'000});
    const MapView fitted = view.fitted(box, {100, 20, 50, 40});
    const geo::Xy top_left = fitted.to_screen({box.low.x, box.high.y});
    const geo::Xy bottom_right = fitted.to_screen({box.high.x, box.low.y});
    EXPECT_NEAR(top_left.x, 100, 1e-6);
    EXPECT_NEAR(bottom_right.x, 750, 1e-6);
    EXPECT_NEAR((top_left.y + bottom_right.y) / 2, (20 + 560) / 2.0, 1e-6);
}

TEST(MapView, NothingToFitKeepsTheView) {
    EXPECT_EQ(view.fitted(WorldBox{}, {}), view);
    WorldBox point;
    point.add({1, 2});
    EXPECT_DOUBLE_EQ(view.fitted(point, {}).meters_per_px, view.meters_per_px);
}

}  // namespace
}  // namespace maillage::map
