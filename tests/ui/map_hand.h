// SPDX-License-Identifier: Apache-2.0
// The demonstration with a hand that holds sites on its map.
#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <string>

#include "ui/window_driver.h"

namespace maillage::app::gui {

class MapHand : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }

    /// Where a site stands on screen.
    Point place_of(const std::string& name) {
        for (const LocatedSite& site : window_.state().workspace->sites)
            if (site.site.name == name) return place_of(site.host.place);
        ADD_FAILURE() << name;
        return {};
    }
    Point place_of(geo::LonLat place) {
        const auto& geometry = window_.state().content->geometry->whole();
        const map::PointF local = geometry.project(place);
        const geo::Xy px = window_.state().view.to_screen({geometry.origin().x + local.x, geometry.origin().y + local.y});
        const Point origin = window_.layout().map.low;
        return {origin.x + static_cast<float>(px.x), origin.y + static_cast<float>(px.y)};
    }
    Point place_of_commune(const char* code) {
        const auto& communes = window_.state().workspace->territory->communes;
        return place_of(communes.point[*communes.find(*CommuneCode::parse(code))]);
    }
    static void hold(bool down) { ImGui::GetIO().MouseDown[0] = down; }
    void take(const std::string& name) {
        const Point at = place_of(name);
        window_.move_to(at.x, at.y);
        hold(true);
        window_.frame();
    }
    void pull(Point to) {
        window_.move_to(to.x, to.y);
        window_.frame();
    }
    void let_go() {
        hold(false);
        window_.frame();
        window_.frame();
    }

    test_support::WindowDriver window_;
};

}  // namespace maillage::app::gui
