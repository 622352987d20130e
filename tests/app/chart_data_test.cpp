// SPDX-License-Identifier: Apache-2.0
// Numbers of the charts against counting every commune.
#include "app/services/chart_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/feedback.h"

namespace maillage::app {
namespace {

TEST(DistanceProfile, CountsEveryoneWithinAnyLimit) {
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        std::vector<Meters> cost;
        std::vector<std::int64_t> persons;
        for (std::size_t i = random() % 30; i > 0; --i) {
            cost.push_back(Meters{static_cast<std::int32_t>(random() % 12)});
            persons.push_back(static_cast<std::int64_t>(random() % 4));
        }
        const DistanceProfile profile(cost, persons);
        std::int64_t all = 0;
        for (int limit = -1; limit < 14; ++limit) {
            std::int64_t people = 0;
            std::int64_t travelled = 0;
            std::int64_t all_travelled = 0;
            all = 0;
            for (std::size_t i = 0; i < cost.size(); ++i) {
                all += persons[i];
                all_travelled += persons[i] * cost[i].value;
                if (cost[i].value > limit) continue;
                people += persons[i];
                travelled += persons[i] * cost[i].value;
            }
            EXPECT_EQ(profile.persons_within(Meters{limit}), people);
            const double share = all_travelled == 0 ? 0 : static_cast<double>(travelled) / static_cast<double>(all_travelled);
            EXPECT_DOUBLE_EQ(profile.distance_share_within(Meters{limit}), share);
        }
        EXPECT_EQ(profile.persons(), all);
        EXPECT_TRUE(std::is_sorted(profile.distances().begin(), profile.distances().end()));
    }
}

class ChartsOfOccitanie : public testing::Test {
  protected:
    static const Workspace& workspace() {
        static const Workspace loaded = [] {
            Question question;
            question.programme = "ern-occitanie";
            SilentFeedback feedback;
            return *open_workspace(MAILLAGE_SOURCE_DIR, question, feedback);
        }();
        return loaded;
    }
};

TEST_F(ChartsOfOccitanie, BinsHoldEachCommuneOnceAndItsPeople) {
    const CheckResult check = run_check(workspace());
    const ChartData data = chart_data(workspace(), check, 1);
    const auto& scope = workspace().scope.communes;
    ASSERT_FALSE(data.bins.empty());
    EXPECT_LE(data.bins.size(), static_cast<std::size_t>(most_bins));
    EXPECT_EQ(data.bins.front().low.value, 0);
    EXPECT_GE(data.bins.back().high, data.profile.longest());
    std::size_t communes = 0;
    std::int64_t persons = 0;
    for (const DistanceBin& bin : data.bins) {
        EXPECT_EQ(bin.high.value - bin.low.value, data.bins.front().high.value);
        std::int64_t people = 0;
        std::vector<territory::Index> inside;
        for (std::size_t i = 0; i < scope.size(); ++i) {
            const Meters cost = check.tables.allocation.cost[i];
            if (cost > bin.high || (cost <= bin.low && !(bin.low.value == 0 && cost.value == 0))) continue;
            people += workspace().demand.persons[scope[i]];
            inside.push_back(scope[i]);
        }
        EXPECT_EQ(bin.persons, people);
        EXPECT_EQ(bin.communes, inside);
        communes += inside.size();
        persons += people;
    }
    EXPECT_EQ(communes, scope.size());
    EXPECT_EQ(persons, check.tables.coverage.population);
    EXPECT_EQ(persons, data.profile.persons());
}

TEST_F(ChartsOfOccitanie, AgreeWithTheFiguresOfTheCheck) {
    const CheckResult check = run_check(workspace());
    const ChartData data = chart_data(workspace(), check, 1);
    for (std::size_t band = 0; band < workspace().bands.size(); ++band)
        EXPECT_EQ(data.profile.persons_within(workspace().bands[band].limit), check.tables.coverage.within[band]);
    EXPECT_EQ(data.gini, check.tables.coverage.gini);
    EXPECT_EQ(data.profile.longest(), check.tables.coverage.longest);
    ASSERT_EQ(data.departments.size(), 13u);
    for (std::size_t i = 1; i < data.departments.size(); ++i) {
        const auto& a = data.departments[i - 1];
        const auto& b = data.departments[i];
        EXPECT_TRUE(a.within > b.within || (a.within == b.within && a.department < b.department));
    }
    // The area between the diagonal and the Lorenz curve, by trapezes over every distance, is half the Gini index.
    double area = 0;
    double people = 0;
    double travelled = 0;
    for (const Meters distance : data.profile.distances()) {
        const double p = static_cast<double>(data.profile.persons_within(distance)) / static_cast<double>(data.profile.persons());
        const double t = data.profile.distance_share_within(distance);
        area += (p - people) * (t + travelled) / 2;
        people = p;
        travelled = t;
    }
    EXPECT_NEAR(1 - 2 * area, *data.gini, 1e-9);
}

TEST_F(ChartsOfOccitanie, ACommuneHasItsPlaceAndTheScopeItsEdges) {
    const CheckResult check = run_check(workspace());
    const auto& communes = workspace().territory->communes;
    const auto pamiers = *communes.find(*CommuneCode::parse("09225"));
    EXPECT_EQ(distance_of(workspace(), check, pamiers), planning::allocate(*workspace().costs, std::vector{pamiers}, check.hosts).cost[0]);
    EXPECT_FALSE(distance_of(workspace(), check, *communes.find(*CommuneCode::parse("75056"))).has_value());
    std::vector<territory::Index> near;
    for (const territory::Index commune : workspace().scope.communes)
        if (*distance_of(workspace(), check, commune) <= Meters{15'000}) near.push_back(commune);
    EXPECT_EQ(communes_within(workspace(), check, Meters{15'000}), near);
}

TEST_F(ChartsOfOccitanie, WithoutAnySiteThereIsNothingToDraw) {
    Workspace empty = workspace();
    empty.sites.clear();
    const CheckResult check = run_check(empty);
    const ChartData data = chart_data(empty, check, 1);
    EXPECT_TRUE(data.bins.empty());
    EXPECT_EQ(data.profile.persons(), 0);
    EXPECT_FALSE(data.gini.has_value());
    EXPECT_EQ(data.departments.size(), 13u);
    EXPECT_FALSE(distance_of(empty, check, empty.scope.communes.front()).has_value());
    EXPECT_TRUE(communes_within(empty, check, Meters{1'000'000}).empty());
}

}  // namespace
}  // namespace maillage::app
