// SPDX-License-Identifier: Apache-2.0
// The curve of value against number of sites in the window: it comes point by point, is stopped and goes on, belongs to
// its question, and a press on a point asks for that number.
#include <gtest/gtest.h>

#include <algorithm>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Curve : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.resize(1600, 2200);  // the whole panel in sight
        window_.session().set_task(Task::propose);
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    [[nodiscard]] const CurveState& curve() const { return window_.state().curve; }
    [[nodiscard]] bool ends() {
        return window_.wait_until([&] { return !curve().running.has_value(); });
    }
    [[nodiscard]] bool has_points(std::size_t count) {
        return window_.wait_until([&] { return curve().points.size() >= count; });
    }
    /// Draws some points of it and stops.
    void draw_some() {
        ASSERT_TRUE(window_.click("curve_draw"));
        ASSERT_TRUE(has_points(4));
        window_.session().stop_curve();
        window_.frame();
        window_.frame();
    }
    /// Over a point of the plot, by its number.
    void point_at(int sites) {
        const Box box = window_.find("chart_curve")->box;
        const auto& points = curve().points;
        const float count = static_cast<float>(points.size());
        const float share = (static_cast<float>(sites - points.front().sites) + 0.5F) / count;
        window_.move_to(box.low.x + box.width() * share, (box.low.y + box.high.y) / 2);
    }
    test_support::WindowDriver window_;
};

TEST_P(Curve, ComesPointByPointFromTheFewestSitesOn) {
    EXPECT_EQ(window_.find("chart_curve"), nullptr) << "nothing is drawn before it is asked for";
    ASSERT_TRUE(window_.click("curve_draw"));
    ASSERT_TRUE(has_points(1));
    EXPECT_EQ(curve().points.front().sites, 14) << "eleven stand, three departments have none";
    ASSERT_TRUE(ends());
    ASSERT_EQ(curve().points.size(), 16U);
    for (std::size_t i = 0; i < curve().points.size(); ++i) {
        EXPECT_EQ(curve().points[i].sites, 14 + static_cast<int>(i));
        EXPECT_TRUE(curve().points[i].proven());
    }
    for (std::size_t i = 1; i < curve().points.size(); ++i)
        EXPECT_LE(*curve().points[i].value, *curve().points[i - 1].value) << "one more site never harms";
    EXPECT_EQ(curve().elbow, elbow_of(curve().points));
    window_.frame();
    EXPECT_NE(window_.find("chart_curve"), nullptr);
    window_.session().set_task(Task::map);
    window_.frame();
    window_.frame();
    EXPECT_NE(window_.find("chart_curve"), nullptr) << "the charts show it too";
}

TEST_P(Curve, StopsAtOnceKeepsItsPointsAndGoesOn) {
    draw_some();
    EXPECT_FALSE(curve().running.has_value());
    EXPECT_EQ(window_.find("curve_stop"), nullptr);
    const auto kept = curve().points;
    ASSERT_TRUE(window_.click("curve_more"));
    ASSERT_TRUE(has_points(kept.size() + 1));
    EXPECT_TRUE(std::equal(kept.begin(), kept.end(), curve().points.begin()));
    EXPECT_EQ(curve().points[kept.size()].sites, kept.back().sites + 1);
}

TEST_P(Curve, EscapeAndASearchStopIt) {
    ASSERT_TRUE(window_.click("curve_draw"));
    window_.session().step_back();
    EXPECT_FALSE(curve().running.has_value());
    window_.session().trace_curve();
    EXPECT_TRUE(curve().running.has_value());
    window_.session().propose();
    EXPECT_FALSE(curve().running.has_value());
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
}

TEST_P(Curve, APressOnAPointAsksForItsNumberAndThePlanIsThatPoint) {
    draw_some();
    const CurvePoint wanted = curve().points[2];
    point_at(wanted.sites);
    const DrawnItem* plot = window_.find("chart_curve");
    ASSERT_NE(plot, nullptr);
    EXPECT_NE(plot->tip.find(std::to_string(wanted.sites)), std::string::npos) << plot->tip;
    window_.press();
    EXPECT_EQ(window_.state().question.new_sites, wanted.sites - 11);
    EXPECT_GE(curve().points.size(), 4U) << "another number is the same curve";
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    EXPECT_EQ(window_.state().plan->solution.value, wanted.value);
}

TEST_P(Curve, IsDroppedOnceTheQuestionIsAnother) {
    draw_some();
    window_.session().set_rule({0, std::nullopt});
    window_.frame();
    EXPECT_TRUE(curve().points.empty());
    window_.session().undo();
    window_.frame();
    draw_some();
    window_.session().delete_sites({(*window_.state().project.sites)[0].id});
    window_.frame();
    EXPECT_TRUE(curve().points.empty());
    EXPECT_NE(window_.find("curve_draw"), nullptr);
}

TEST_P(Curve, SaysWhereNoNumberIsPossible) {
    const auto& departments = window_.state().workspace->territory->departments;
    window_.session().set_department_wish(*departments.find(*DepartmentCode::parse("30")), project::Wish::forbidden);
    window_.frame();
    ASSERT_TRUE(window_.click("curve_draw"));
    ASSERT_TRUE(ends());
    window_.frame();
    EXPECT_TRUE(curve().impossible);
    EXPECT_NE(window_.find("curve_impossible"), nullptr);
    EXPECT_EQ(window_.find("curve_draw"), nullptr);
    window_.session().undo();
    window_.frame();
    EXPECT_FALSE(curve().impossible);
}

INSTANTIATE_TEST_SUITE_P(Languages, Curve, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
