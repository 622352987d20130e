// SPDX-License-Identifier: Apache-2.0
// Charts and map light each other up; the tasks change places in the right panel.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/gui/charts/plot.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

TEST(Plot, TicksAreRoundAndFewEnough) {
    EXPECT_EQ(round_ticks(0, 1, 4), (std::vector<double>{0, 0.5, 1}));
    EXPECT_EQ(round_ticks(0, 110, 6), (std::vector<double>{0, 20, 40, 60, 80, 100}));
    EXPECT_EQ(round_ticks(-3, 3, 3), (std::vector<double>{-2, 0, 2}));
    EXPECT_TRUE(round_ticks(1, 1, 5).empty());
    EXPECT_TRUE(round_ticks(0, 1, 0).empty());
    for (double high = 0.013; high < 1e9; high *= 1.7)
        for (const int most : {1, 2, 5, 9}) {
            const auto ticks = round_ticks(0, high, most);
            EXPECT_LE(ticks.size(), static_cast<std::size_t>(most) + 1) << high;
            EXPECT_GE(ticks.size(), 1u);
            EXPECT_TRUE(std::is_sorted(ticks.begin(), ticks.end()));
        }
}

TEST(Plot, TicksHaveTheDecimalsThatTellThemApart) {
    EXPECT_EQ(tick_digits(0, 110, 6), 0);
    EXPECT_EQ(tick_digits(0, 1, 4), 1) << "steps of 0.5";
    EXPECT_EQ(tick_digits(27.6, 27.66, 3), 2) << "steps of 0.02";
    EXPECT_EQ(tick_digits(0, 0.04, 4), 2);
    EXPECT_EQ(tick_digits(0, 5000, 4), 0);
}

TEST(Plot, PlacesAndValuesGoBothWaysAndStayInside) {
    const PlotFrame frame{{{10, 20}, {110, 70}}, {0, 50, 5, nullptr}, {0, 2, 5, nullptr}};
    EXPECT_EQ(frame.at(0, 0), (Point{10, 70}));
    EXPECT_EQ(frame.at(50, 2), (Point{110, 20}));
    EXPECT_EQ(frame.at(99, -7), (Point{110, 70}));
    EXPECT_DOUBLE_EQ(frame.x_at(60), 25);
    EXPECT_DOUBLE_EQ(frame.x_at(-5), 0);
}

class Charts : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.frame();
        ASSERT_TRUE(window_.click("task_0"));
        window_.frame();
        ASSERT_NE(window_.find("chart_histogram"), nullptr);
    }
    /// A share of the width of a chart, in its middle.
    void point_at(const std::string& id, float share) {
        const Box box = window_.find(id)->box;
        window_.move_to(box.low.x + box.width() * share, (box.low.y + box.high.y) / 2);
        window_.frame();
    }
    [[nodiscard]] const CheckResult& check() const { return *window_.state().check; }
    test_support::WindowDriver window_;
};

TEST_P(Charts, ABinOutlinesItsCommunesAndLeavingItClears) {
    const auto& bins = window_.state().tools.charts->bins;
    const float middle = (2 + 0.5F) / static_cast<float>(bins.size());
    point_at("chart_histogram", middle);
    ASSERT_TRUE(window_.state().tools.highlight.has_value());
    EXPECT_EQ(window_.state().tools.highlight->communes, bins[2].communes);
    EXPECT_FALSE(window_.state().tools.highlight->outline.lines.empty());
    EXPECT_FALSE(window_.find("chart_histogram")->tip.empty()) << "the tip says the bin's figures";
    window_.move_to(800, 500);
    window_.frame();
    EXPECT_FALSE(window_.state().tools.highlight.has_value());
}

TEST_P(Charts, TheCurvePointsAtEveryoneWithin) {
    point_at("chart_cumulative", 0.4F);
    ASSERT_TRUE(window_.state().tools.highlight.has_value());
    const auto& lit = window_.state().tools.highlight->communes;
    Meters farthest{0};
    for (const territory::Index commune : lit)
        farthest = std::max(farthest, *distance_of(*window_.state().workspace, check(), commune));
    EXPECT_EQ(lit, communes_within(*window_.state().workspace, check(), farthest));
    EXPECT_LT(lit.size(), window_.state().workspace->scope.communes.size());
}

TEST_P(Charts, ADepartmentLightsUpAndAPressGoesThere) {
    window_.resize(1600, 1400);  // the last departments in sight without scrolling
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_NE(window_.find("chart_department_81"), nullptr);
    ASSERT_TRUE(window_.move_to("chart_department_81"));
    const auto& departments = window_.state().workspace->territory->departments;
    ASSERT_TRUE(window_.state().hover.department.has_value());
    EXPECT_EQ(departments.code[*window_.state().hover.department].view(), "81");
    ASSERT_TRUE(window_.click("chart_department_81"));
    EXPECT_TRUE(window_.state().selected_department.has_value());
}

TEST_P(Charts, FollowTheDayAndSayWhatToDoWithoutAnySite) {
    const auto before = window_.state().tools.charts;
    window_.session().look_at(Date{2017, 9, 6});
    window_.frame();
    EXPECT_NE(window_.state().tools.charts, before);
    EXPECT_EQ(window_.state().tools.charted, window_.state().check);
    window_.session().look_at(Date{2010, 1, 1});
    window_.frame();
    EXPECT_NE(window_.find("charts_empty"), nullptr);
    EXPECT_EQ(window_.find("chart_histogram"), nullptr);
}

TEST_P(Charts, TheTaskIsChangedByTabAndKeyAndLeavesNoHighlight) {
    point_at("chart_histogram", 0.3F);
    ASSERT_TRUE(window_.state().tools.highlight.has_value());
    window_.key(GLFW_KEY_3, true);
    EXPECT_EQ(window_.state().tools.task, Task::propose);
    EXPECT_FALSE(window_.state().tools.highlight.has_value());
    window_.frame();
    EXPECT_NE(window_.find("propose"), nullptr);
    EXPECT_EQ(window_.find("chart_histogram"), nullptr);
    window_.key(GLFW_KEY_1, true);
    window_.frame();
    EXPECT_NE(window_.find("chart_histogram"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Languages, Charts, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
