// SPDX-License-Identifier: Apache-2.0
#include "project/actions/scenario_actions.h"

#include "project/actions/site_actions.h"
#include "project/small_project.h"

namespace maillage::project_test {
namespace {

constexpr int nothing = -1;
constexpr int sites_part = 1;
constexpr int scenarios_part = 4;

Project with_two() {
    const Project one = keep_scenario(three_sites(), "un").value();
    return keep_scenario(rename_site(one, id("a"), "ailleurs").value(), "deux").value();
}

TEST(KeepScenario, SharesTheSitesAsTheyStand) {
    const Project after = edited(three_sites(), scenarios_part, [](const Project& p) { return keep_scenario(p, "un"); });
    ASSERT_EQ(after.scenarios->size(), 1u);
    EXPECT_EQ(after.scenarios->front().name, "un");
    EXPECT_EQ(after.scenarios->front().sites, after.sites);
}

TEST(KeepScenario, KeepsThemWhateverIsEditedLater) {
    const Project kept = keep_scenario(three_sites(), "un").value();
    const Project after = rename_site(kept, id("a"), "ailleurs").value();
    EXPECT_EQ(after.scenarios->front().sites->front().name, "a");
}

TEST(KeepScenario, WantsANameOfItsOwn) {
    refused(with_two(), "project.scenario_taken"_text, [](const Project& p) { return keep_scenario(p, "deux"); });
    refused(with_two(), "project.scenario_no_name"_text, [](const Project& p) { return keep_scenario(p, " \n"); });
}

TEST(RenameScenario, ChangesOneName) {
    const Project after = edited(with_two(), scenarios_part, [](const Project& p) { return rename_scenario(p, 1, "trois"); });
    EXPECT_EQ((*after.scenarios)[0].name, "un");
    EXPECT_EQ((*after.scenarios)[1].name, "trois");
    edited(after, nothing, [](const Project& p) { return rename_scenario(p, 1, "trois"); });
    refused(after, "project.scenario_taken"_text, [](const Project& p) { return rename_scenario(p, 1, "un"); });
    refused(after, "project.scenario_no_name"_text, [](const Project& p) { return rename_scenario(p, 1, ""); });
    refused(after, "project.no_scenario"_text, [](const Project& p) { return rename_scenario(p, 2, "quatre"); });
}

TEST(DeleteScenario, LeavesTheOthers) {
    const Project after = edited(with_two(), scenarios_part, [](const Project& p) { return delete_scenario(p, 0); });
    ASSERT_EQ(after.scenarios->size(), 1u);
    EXPECT_EQ(after.scenarios->front().name, "deux");
    refused(after, "project.no_scenario"_text, [](const Project& p) { return delete_scenario(p, 1); });
}

TEST(TakeScenario, MakesItsSitesTheProjects) {
    const Project after = edited(with_two(), sites_part, [](const Project& p) { return take_scenario(p, 0); });
    EXPECT_EQ(find_site(after, id("a"))->name, "a");
    edited(after, nothing, [](const Project& p) { return take_scenario(p, 0); });
    refused(after, "project.no_scenario"_text, [](const Project& p) { return take_scenario(p, 2); });
}

TEST(TakeScenario, OfEqualSitesChangesNothing) {
    Project project = keep_scenario(three_sites(), "un").value();
    project.sites = std::make_shared<const SiteTable>(*project.sites);
    edited(project, nothing, [](const Project& p) { return take_scenario(p, 0); });
}

}  // namespace
}  // namespace maillage::project_test
