// SPDX-License-Identifier: Apache-2.0
// What learners and places mean before a plan: against the places that texts tell of Occitanie's sites, by hand, and
// against the number of sites a plan takes.
#include "app/services/places_outlook.h"

#include <gtest/gtest.h>

#include "app/services/plan_service.h"
#include "app/services/project_workspace.h"
#include "io/scratch_folder.h"

namespace maillage::app {
namespace {

class Outlook : public testing::Test {
  protected:
    void SetUp() override {
        question_.programme = "ern-occitanie";
        auto workspace = open_workspace(MAILLAGE_SOURCE_DIR, question_, feedback_);
        ASSERT_TRUE(workspace);
        workspace_ = std::move(*workspace);
        for (const auto commune : workspace_.scope.communes) persons_ += workspace_.demand.persons[commune];
    }
    /// As a project would state them.
    Workspace stating(double take_up, const std::string& capacity) {
        project::Project project = project_of(workspace_, question_);
        project::PlanSettings plan;
        plan.take_up = take_up;
        plan.capacity = capacity;
        project.plan = std::make_shared<const project::PlanSettings>(plan);
        auto stated = workspace_of(workspace_, project, std::nullopt);
        EXPECT_TRUE(stated);
        return stated ? std::move(*stated) : workspace_;
    }
    Question question_;
    SilentFeedback feedback_;
    Workspace workspace_;
    std::int64_t persons_ = 0;
};

/// Moissac, Pamiers, Cahors and Rodez have 15 places each, Carbonne about 20; six sites tell none.
TEST_F(Outlook, AddsWhatTextsTellToWhatIsAssumed) {
    const PlacesOutlook outlook = places_outlook(stating(0.05, "24"), persons_);
    EXPECT_DOUBLE_EQ(outlook.learners, static_cast<double>(persons_) * 0.05 / 1000);
    EXPECT_EQ(outlook.sites, 11);
    EXPECT_EQ(outlook.told_places, 4 * 15 + 20);
    EXPECT_EQ(outlook.assumed_sites, 6);
    EXPECT_EQ(outlook.assumed_places, 6 * 24);
    EXPECT_EQ(outlook.places(), 224);
    EXPECT_EQ(outlook.unknown_sites, 0);
    // 24 places are for 480 000 persons.
    const std::int64_t held = 4 * 300'000 + 400'000 + 6 * 480'000;
    ASSERT_GT(persons_, held);
    EXPECT_EQ(outlook.sites_missing, (persons_ - held + 479'999) / 480'000);
}

TEST_F(Outlook, AsksForAsManySitesAsAPlanThatNoRuleBinds) {
    for (const double take_up : {0.04, 0.05, 0.07, 0.11}) {
        const Workspace workspace = stating(take_up, "24");
        PlanQuestion plan;
        plan.per_department = "0";
        plan.within_capacity = true;
        plan.time_limit_s = 0;
        const auto result = run_plan(workspace, plan, feedback_);
        ASSERT_TRUE(result);
        EXPECT_EQ(result->setup.request.sites_total, 11 + *places_outlook(workspace, persons_).sites_missing) << take_up;
    }
}

TEST_F(Outlook, SaysNothingOfSitesWherePlacesAreUnknown) {
    const PlacesOutlook outlook = places_outlook(stating(0.05, ""), persons_);
    EXPECT_EQ(outlook.places(), 80);
    EXPECT_EQ(outlook.unknown_sites, 6);
    EXPECT_FALSE(outlook.sites_missing);
    EXPECT_EQ(places_outlook(stating(0.001, "24"), persons_).sites_missing, 0);
    // A place that not one person fits into: no number of sites is enough.
    EXPECT_FALSE(places_outlook(stating(1000, "1"), persons_).sites_missing == 0);
}

TEST_F(Outlook, CountsPlacesOfAFileOnceTheyAreRead) {
    const test::ScratchFolder folder;
    const std::string column = folder.write("p.csv", "insee,places\n48095,7\n34145,9.9\n").string() + ":insee:places";
    const Workspace unread = stating(0.05, column);
    EXPECT_EQ(places_outlook(unread, persons_).places(), 80);
    const auto read = with_take_up(unread, 0.05, column);
    ASSERT_TRUE(read);
    const PlacesOutlook outlook = places_outlook(*read, persons_);
    EXPECT_EQ(outlook.places(), 80 + 7 + 9) << "Mende and Lunel, whole places";
    EXPECT_EQ(outlook.assumed_sites, 2);
    EXPECT_EQ(outlook.unknown_sites, 4);
    EXPECT_FALSE(outlook.sites_missing);
    EXPECT_FALSE(with_take_up(unread, 0.05, "beaucoup"));
    EXPECT_FALSE(with_take_up(unread, 0.05, folder.file("absent.csv").string() + ":insee:places"));
}

}  // namespace
}  // namespace maillage::app
