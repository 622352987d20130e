// SPDX-License-Identifier: Apache-2.0
// Limits that move: figures follow while the handle is held, letting go is one step, Escape is as before.
#include <gtest/gtest.h>
#include <imgui.h>

#include "app/gui/wording.h"
#include "app/services/check_service.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Limits : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    [[nodiscard]] double main_limit() const {
        return window_.state().workspace->bands[main_band(window_.state())].value;
    }
    [[nodiscard]] std::vector<double> limits() const {
        std::vector<double> values;
        for (const planning::Band& band : window_.state().workspace->bands) values.push_back(band.value);
        return values;
    }
    test_support::WindowDriver window_;
};

TEST_F(Limits, FollowTheHandleAndAreOneStep) {
    ASSERT_EQ(main_limit(), 30);
    ASSERT_TRUE(window_.move_to("main_limit"));
    ImGuiIO& io = ImGui::GetIO();
    io.MouseDown[0] = true;
    window_.frame();
    window_.frame();
    const double first = main_limit();
    EXPECT_GT(first, 30) << "the middle of the line";
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "no step while it moves";
    EXPECT_EQ(window_.state().check->tables.coverage.within, run_check(*window_.state().workspace).tables.coverage.within);
    io.MousePos.x -= 40;
    window_.frame();
    window_.frame();
    EXPECT_LT(main_limit(), first);
    const double last = main_limit();
    io.MouseDown[0] = false;
    window_.frame();
    window_.frame();
    EXPECT_EQ(main_limit(), last);
    EXPECT_TRUE(window_.state().undo_name.has_value());
    window_.session().undo();
    EXPECT_EQ(limits(), (std::vector<double>{15, 30, 45, 60}));
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "one step";
}

TEST_F(Limits, TheOthersKeepTheirProportionInWholeNumbers) {
    window_.session().set_main_limit(45, true);
    EXPECT_EQ(limits(), (std::vector<double>{23, 45, 68, 90}));
    EXPECT_EQ(main_limit(), 45) << "the same limit, though another is nearer to 30 now";
    window_.session().set_main_limit(5, true);
    EXPECT_EQ(main_limit(), 5);
    for (std::size_t i = 1; i < limits().size(); ++i) EXPECT_LT(limits()[i - 1], limits()[i]);
}

TEST_F(Limits, EscapeTakesTheMoveBackAndTheRestOfItDoesNothing) {
    window_.session().set_main_limit(50, false);
    EXPECT_EQ(main_limit(), 50);
    window_.session().step_back();
    EXPECT_EQ(main_limit(), 30);
    window_.session().set_main_limit(70, false);
    EXPECT_EQ(main_limit(), 30) << "the button is still down";
    window_.session().set_main_limit(70, true);
    EXPECT_EQ(main_limit(), 30);
    window_.session().set_main_limit(40, true);
    EXPECT_EQ(main_limit(), 40) << "the next move counts again";
}

TEST_F(Limits, TheDefaultOnesComeBack) {
    EXPECT_EQ(window_.find("restore_limits"), nullptr);
    window_.session().set_main_limit(20, true);
    window_.frame();
    window_.frame();
    ASSERT_TRUE(window_.click("restore_limits"));
    EXPECT_EQ(limits(), (std::vector<double>{15, 30, 45, 60}));
}

TEST_F(Limits, TheMapsClassesAreTheSameLimits) {
    window_.session().set_main_limit(20, false);
    EXPECT_EQ(window_.state().content->classes.thresholds_m, (std::vector<std::int32_t>{10'000, 20'000, 30'000, 40'000}));
}

TEST_F(Limits, AreMinutesWhereTheDistanceHasASpeed) {
    window_.session().set_distance("detour:1.3,60");
    ASSERT_EQ(window_.state().workspace->bands.front().unit, planning::Band::Unit::minutes);
    window_.session().set_main_limit(20, true);
    EXPECT_EQ(main_limit(), 20);
    EXPECT_TRUE(window_.state().project.setting->radii_km.empty());
    EXPECT_FALSE(window_.state().project.setting->minutes.empty());
}

}  // namespace
}  // namespace maillage::app::gui
