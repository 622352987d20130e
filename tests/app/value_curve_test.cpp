// SPDX-License-Identifier: Apache-2.0
// The curve of value against number of sites, over one department: every set of its candidates looked at for each
// number, and the elbow by its definition in real numbers.
#include "app/services/value_curve.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/services/plan_service.h"
#include "support/location_oracle.h"

namespace maillage::app {
namespace {

using optimise::Status;

std::vector<CurvePoint> points_of(int first, const std::vector<std::int64_t>& values) {
    std::vector<CurvePoint> points;
    for (const std::int64_t value : values) points.push_back({first++, Status::optimal, value, value, {}});
    return points;
}

TEST(Elbow, IsTheValueFarthestFromTheChord) {
    EXPECT_EQ(elbow_of(points_of(10, {100, 60, 30, 25, 21, 18})), 12);
    EXPECT_EQ(elbow_of(points_of(1, {100, 10, 9, 8})), 2);
    EXPECT_EQ(elbow_of(points_of(1, {900, 300, 200, 100})), 2);
    EXPECT_EQ(elbow_of(points_of(10, {0, 40, 70, 75, 79, 82})), 12) << "people covered rise";
}

TEST(Elbow, OfEquallyFarValuesIsTheSmallestNumber) {
    EXPECT_EQ(elbow_of(points_of(1, {8, 4, 2, 0})), 2) << "two apart from 16/3, two thirds from 8/3";
    EXPECT_EQ(elbow_of(points_of(1, {6, 3, 1, 0})), 2) << "one apart at 2 and at 3";
}

TEST(Elbow, IsNoneOnALineOnABulgeAndOfTwoPoints) {
    EXPECT_FALSE(elbow_of(points_of(1, {9, 6, 3, 0})).has_value());
    EXPECT_FALSE(elbow_of(points_of(1, {9, 8, 6, 0})).has_value());
    EXPECT_FALSE(elbow_of(points_of(1, {9, 0})).has_value());
    EXPECT_FALSE(elbow_of({}).has_value());
}

TEST(Elbow, SkipsNumbersWithoutAPlan) {
    auto points = points_of(4, {0, 0, 100, 10, 9, 8});
    points[0] = {4, Status::infeasible, {}, {}, {}};
    points[1] = {5, Status::unknown, {}, {}, {}};
    EXPECT_EQ(elbow_of(points), 7);
}

class ValueCurveTest : public testing::Test {
  protected:
    void open(const char* scope) {
        Question question;
        question.scope = scope;
        auto workspace = open_workspace(MAILLAGE_SOURCE_DIR, question, quiet_);
        ASSERT_TRUE(workspace.has_value());
        workspace_ = std::move(*workspace);
    }
    void SetUp() override {
        open("department:48,09");
        question_.candidates = "epci-main";
        question_.from_scratch = true;
        question_.per_department = "2";
        question_.forbid = "48095";
    }
    [[nodiscard]] planning::PlanProblem problem(int sites) const {
        PlanQuestion asked = question_;
        asked.sites_total = sites;
        const auto setup = set_up_plan(workspace_, asked);
        return planning::build_problem(workspace_.situation(), setup->request);
    }
    SilentFeedback quiet_;
    Workspace workspace_;
    PlanQuestion question_;
};

TEST_F(ValueCurveTest, EveryPointIsTheOptimumFoundByLookingAtAllSets) {
    open("department:48");
    const int all = static_cast<int>(problem(4).hosts.size());
    ASSERT_LE(all, 14) << "few enough to enumerate";
    ASSERT_GE(all, 6);
    const auto curve = value_curve(workspace_, question_, {1, all + 1}, quiet_);
    ASSERT_TRUE(curve.has_value());
    ASSERT_EQ(curve->points.size(), static_cast<std::size_t>(all) + 1);
    EXPECT_TRUE(curve->proven());
    std::int64_t persons = 0;
    for (const std::int64_t weight : problem(4).problem.weight) persons += weight;
    for (std::size_t i = 0; i < curve->points.size(); ++i) {
        const CurvePoint& point = curve->points[i];
        EXPECT_EQ(point.sites, static_cast<int>(i) + 1);
        const auto best = test_support::enumerate(problem(point.sites).problem);
        ASSERT_EQ(point.value.has_value(), best.has_value()) << point.sites;
        EXPECT_EQ(point.status, best ? Status::optimal : Status::infeasible) << point.sites;
        if (!best) continue;
        EXPECT_EQ(point.value, best->value) << point.sites;
        EXPECT_EQ(point.bound, best->value) << point.sites;
        EXPECT_NEAR(*point.mean_km, static_cast<double>(best->value) / static_cast<double>(persons) / 1000, 1e-9);
    }
    EXPECT_EQ(*fewest_sites(workspace_, question_), 2);
    EXPECT_FALSE(curve->points[0].value.has_value());
    EXPECT_TRUE(curve->points[1].value.has_value());
    EXPECT_FALSE(curve->points.back().value.has_value()) << "more sites than candidates";
}

TEST_F(ValueCurveTest, ItsElbowIsFarthestFromTheChordInKilometresToo) {
    const auto curve = value_curve(workspace_, question_, {4, 12}, quiet_);
    ASSERT_TRUE(curve.has_value());
    const auto& points = curve->points;
    const double run = points.back().sites - points.front().sites;
    const double fall = *points.front().mean_km - *points.back().mean_km;
    double deepest = 0;
    int elbow = 0;
    for (const CurvePoint& point : points) {
        // Distance from the line, both axes scaled to one.
        const double x = (point.sites - points.front().sites) / run;
        const double y = (*point.mean_km - *points.back().mean_km) / fall;
        const double apart = (1 - x - y) / std::sqrt(2.0);
        if (apart <= deepest + 1e-12) continue;
        deepest = apart;
        elbow = point.sites;
    }
    EXPECT_EQ(curve->elbow, elbow);
}

TEST_F(ValueCurveTest, KeptAndForcedSitesAreCountedInTheFewest) {
    EXPECT_EQ(*fewest_sites(workspace_, question_), 4) << "two in each of two departments";
    question_.force = "48095,48140,48061";
    question_.forbid.clear();
    EXPECT_EQ(*fewest_sites(workspace_, question_), 5) << "three forced here, two asked there";
    question_.per_department = "90";
    EXPECT_FALSE(fewest_sites(workspace_, question_)->has_value()) << "no number of sites heals that";
    question_.per_department = "nonsense";
    EXPECT_FALSE(fewest_sites(workspace_, question_).has_value());
}

TEST_F(ValueCurveTest, APointWithoutTimeIsMarkedAsNotProven) {
    question_.time_limit_s = 0;
    const auto curve = value_curve(workspace_, question_, {6, 7}, quiet_);
    ASSERT_TRUE(curve.has_value());
    for (const CurvePoint& point : curve->points) {
        EXPECT_EQ(point.status, Status::feasible);
        EXPECT_FALSE(point.proven());
        EXPECT_LE(*point.bound, *point.value);
    }
    EXPECT_FALSE(curve->proven());
}

TEST_F(ValueCurveTest, TellsEachPointAndStopsWhereItIs) {
    class Stop final : public Feedback {
      public:
        void progress(double fraction, TextKey) override {
            EXPECT_GE(fraction, last_);
            EXPECT_LE(fraction, 1);
            last_ = fraction;
        }
        [[nodiscard]] bool cancelled() const override { return stop; }
        bool stop = false;

      private:
        double last_ = 0;
    } feedback;
    std::vector<CurvePoint> told;
    const auto curve = value_curve(workspace_, question_, {4, 30}, feedback, [&](const CurvePoint& point) {
        told.push_back(point);
        feedback.stop = told.size() == 3;
    });
    ASSERT_TRUE(curve.has_value());
    EXPECT_EQ(curve->points.size(), 3U);
    EXPECT_EQ(curve->points, told);
}

TEST_F(ValueCurveTest, GoesThroughThePlanOfTheSameNumber) {
    question_.sites_total = 7;
    const auto plan = run_plan(workspace_, question_, quiet_);
    const auto curve = value_curve(workspace_, question_, {7, 7}, quiet_);
    ASSERT_TRUE(plan.has_value());
    ASSERT_TRUE(curve.has_value());
    EXPECT_EQ(curve->points.front().value, plan->solution.value);
    EXPECT_EQ(curve->points.front().mean_km, plan->after.coverage.mean_km);
    EXPECT_FALSE(curve->elbow.has_value());
}

}  // namespace
}  // namespace maillage::app
