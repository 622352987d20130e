// SPDX-License-Identifier: Apache-2.0
// Every control of every panel says what it does, in both languages, and only once the pointer rests.
#include <gtest/gtest.h>
#include <imgui.h>

#include <set>

#include "app/gui/tips.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

/// Controls that are their own explanation: the map has the tag at the pointer, charts name the figures of the place
/// pointed at.
bool explains_itself(const std::string& id) {
    return id == "map" || id == "chart_histogram" || id == "chart_cumulative" || id == "chart_lorenz" ||
           id == "chart_curve";
}

class Tips : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
    }
    void look(const char* where) {
        for (int i = 0; i < 3; ++i) window_.frame();
        int controls = 0;
        for (const DrawnItem& item : window_.drawn()) {
            if (!item.control || explains_itself(item.id)) continue;
            ++controls;
            EXPECT_FALSE(item.tip.empty()) << where << ": " << item.id << " says nothing";
            EXPECT_FALSE(item.tip.starts_with("window.")) << item.id << " shows a key";
        }
        EXPECT_GT(controls, 10) << where;
    }
    test_support::WindowDriver window_;
};

TEST_P(Tips, EveryControlHasWords) {
    look("propose");
    window_.session().fold_rules(true);
    window_.session().set_rule_draft({"region", "", {0, 1}});
    window_.session().add_rule();
    look("further rules");
    window_.session().undo();
    window_.session().fold_rules(false);
    window_.session().set_task(Task::map);
    look("charts");
    window_.session().set_task(Task::compare);
    look("nothing to compare");
    window_.session().keep_named_scenario();
    window_.session().add_site_in(window_.state().workspace->scope.communes.front());
    window_.session().set_compare_view(CompareView::swipe);
    look("compare");
    window_.session().undo();
    window_.session().undo();
    window_.session().set_task(Task::propose);
    window_.session().toggle_legend();
    window_.session().look_at(Date{2017, 11, 13});
    look("layers, a day");
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    look("plan");
    window_.session().accept_plan();
    look("planned");
    const auto& communes = window_.state().workspace->territory->communes;
    const auto tarbes = *communes.find(*CommuneCode::parse("65440"));
    window_.session().set_wish(tarbes, project::Wish::forced);
    window_.session().set_main_limit(40, true);
    window_.session().open_place_menu({tarbes, 0, {700, 300}});
    look("the menu of a place");
    window_.session().close_place_menu();
    window_.session().open_department_catchments(communes.department[tarbes]);
    ASSERT_TRUE(window_.wait_until([&] { return !window_.state().catchment->candidates.empty(); }));
    look("candidates of a department");
    window_.session().close_catchment();
    look("a wish");
    ASSERT_TRUE(window_.click("candidates"));
    look("an open list");
    window_.session().toggle_help();
    look("help");
    window_.session().toggle_help();
    window_.session().show_years(true);
    look("years");
    window_.session().show_years(false);
    window_.session().ask_save(SaveKind::csv);
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().tools.browser->list != nullptr; }));
    look("save");
    window_.session().close_save();
    window_.session().ask_open();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().tools.browser->list != nullptr; }));
    look("open");
    window_.session().close_browser();
    window_.session().ask_new();
    look("new");
    ASSERT_TRUE(window_.click("new_kind_programme"));
    look("new on a programme");
    ASSERT_TRUE(window_.click("new_kind_empty"));
    look("new on a scope");
    window_.session().close_new();
    window_.session().start_tour();
    look("tour");
    window_.session().close_tour();
    window_.session().ask_close();
    look("leave");
    window_.session().answer_leaving(LeaveAnswer::cancel);
    window_.session().open_finder(FinderKind::command);
    look("commands");
    window_.session().open_finder(FinderKind::place);
    window_.session().type_in_finder("saint");
    look("search");
    window_.session().close_finder();
    window_.resize(1100, 800);
    look("narrow");
}

TEST_P(Tips, AppearOnceThePointerRests) {
    const auto windows = [] { return ImGui::GetIO().MetricsActiveWindows; };
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.move_to("help"));
    const int before = windows();
    for (int i = 0; i < 60; ++i) window_.frame();
    EXPECT_EQ(windows(), before + 1);
    ASSERT_TRUE(window_.move_to("theme"));
    EXPECT_EQ(windows(), before) << "the next control starts anew";
}

TEST(TipTable, TheLongestEntryThatBeginsTheIdCounts) {
    EXPECT_FALSE(tip_of("map").has_value());
    EXPECT_EQ(tip_of("propose"), "window.tip.propose"_text);
    EXPECT_EQ(tip_of("proposal_09225"), "window.tip.proposal"_text);
    EXPECT_EQ(tip_of("candidates.1"), "window.tip.candidates"_text);
    EXPECT_EQ(tip_of("chart_department_81"), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Languages, Tips, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
