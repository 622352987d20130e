// SPDX-License-Identifier: Apache-2.0
// Language, theme, help, folding, the department table: one press each.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Switches : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    test_support::WindowDriver window_;
};

TEST_F(Switches, LanguageChangesWhileRunningAndKeepsTheState) {
    const auto view = window_.state().view;
    const std::string french = window_.state().texts.legend_title;
    ASSERT_TRUE(window_.click("language"));
    EXPECT_EQ(window_.state().language, Language::english);
    EXPECT_NE(window_.state().texts.legend_title, french);
    EXPECT_EQ(window_.state().view, view);
    ASSERT_TRUE(window_.click("language"));
    EXPECT_EQ(window_.state().texts.legend_title, french);
}

TEST_F(Switches, ThemeChangesTheMapToo) {
    const auto revision = window_.state().content_revision;
    ASSERT_TRUE(window_.click("theme"));
    EXPECT_EQ(window_.state().content->theme, map::ThemeKind::dark);
    EXPECT_GT(window_.state().content_revision, revision);
}

TEST_F(Switches, ADepartmentRowSelectsAndFliesThere) {
    const auto view = window_.state().view;
    ASSERT_TRUE(window_.move_to("department_81"));
    ASSERT_TRUE(window_.state().hover.department.has_value());
    EXPECT_FALSE(window_.state().hover.outline.lines.empty());
    ASSERT_TRUE(window_.click("department_81"));
    const auto& departments = window_.state().workspace->territory->departments;
    ASSERT_TRUE(window_.state().selected_department.has_value());
    EXPECT_EQ(departments.code[*window_.state().selected_department].view(), "81");
    for (int i = 0; i < 20; ++i) window_.frame();
    EXPECT_FALSE(window_.session().moving());
    EXPECT_LT(window_.state().view.meters_per_px, view.meters_per_px);
    const auto& box = window_.state().selected_outline.box;
    EXPECT_TRUE(window_.state().view.box().low.x <= box.low.x && window_.state().view.box().high.x >= box.high.x);
    ASSERT_TRUE(window_.click("department_81"));
    EXPECT_FALSE(window_.state().selected_department.has_value());
}

TEST_F(Switches, HelpOpensByKeyAndClosesByEscape) {
    window_.key(GLFW_KEY_F1);
    EXPECT_TRUE(window_.state().help_open);
    EXPECT_NE(window_.find("help_title"), nullptr);
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().help_open);
    window_.type("?");
    EXPECT_TRUE(window_.state().help_open);
    window_.frame();
    ASSERT_TRUE(window_.click("help_close"));
    EXPECT_FALSE(window_.state().help_open);
}

TEST_F(Switches, ADialogKeepsClicksFromWhatLiesBelow) {
    window_.frame();
    const DrawnItem row = *window_.find("department_09");
    window_.key(GLFW_KEY_F1);
    ASSERT_TRUE(window_.state().help_open);
    window_.frame();
    window_.move_to(row.box.low.x + 30, row.box.low.y + 10);
    ASSERT_TRUE(window_.click("department_09"));
    EXPECT_FALSE(window_.state().selected_department.has_value());
}

TEST_F(Switches, F9GivesTheMapTheWholeWidth) {
    const auto before = window_.state().view.width;
    window_.key(GLFW_KEY_F9);
    window_.frame();
    window_.frame();
    EXPECT_GT(window_.state().view.width, before);
    EXPECT_EQ(window_.find("department_81"), nullptr);
    window_.key(GLFW_KEY_F9);
    window_.frame();
    EXPECT_NE(window_.find("department_81"), nullptr);
}

TEST_F(Switches, LayersGoAndComeBack) {
    ASSERT_TRUE(window_.click("layers"));
    window_.frame();
    ASSERT_TRUE(window_.click("layer_labels"));
    EXPECT_TRUE(window_.state().content->hidden_layers.contains("labels"));
    ASSERT_TRUE(window_.click("layer_labels"));
    EXPECT_FALSE(window_.state().content->hidden_layers.contains("labels"));
}

TEST_F(Switches, InANarrowWindowTheTaskIsATab) {
    window_.resize(1100, 800);
    for (int i = 0; i < 3; ++i) window_.frame();
    EXPECT_EQ(window_.find("propose"), nullptr);
    ASSERT_TRUE(window_.click("tab_task"));
    window_.frame();
    EXPECT_NE(window_.find("propose"), nullptr);
    EXPECT_EQ(window_.find("department_81"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
