// SPDX-License-Identifier: Apache-2.0
// The check of every frame against the check from nothing: the same to the metre and the person, whatever changed.
#include "app/services/live_check.h"

#include <gtest/gtest.h>

#include "app/services/project_workspace.h"
#include "project/actions/plan_actions.h"
#include "project/actions/site_actions.h"

namespace maillage::app {
namespace {

class LiveCheckTest : public testing::Test {
  protected:
    void SetUp() override {
        Question question;
        question.programme = "ern-occitanie";
        SilentFeedback feedback;
        base_ = std::make_shared<const Workspace>(*open_workspace(MAILLAGE_SOURCE_DIR, question, feedback));
        project_ = project_of(*base_, question);
        live_ = std::make_unique<LiveCheck>(base_);
    }
    void expect_same(const char* after, std::optional<Date> day = {}) {
        const auto workspace = workspace_of(*base_, project_, day);
        ASSERT_TRUE(workspace.has_value()) << after;
        const CheckResult now = live_->run(*workspace);
        const CheckResult anew = run_check(*workspace);
        EXPECT_EQ(now.site_of, anew.site_of) << after;
        EXPECT_EQ(now.tables.allocation.host, anew.tables.allocation.host) << after;
        EXPECT_EQ(now.tables.allocation.cost, anew.tables.allocation.cost) << after;
        EXPECT_EQ(now.tables.coverage.within, anew.tables.coverage.within) << after;
        EXPECT_EQ(now.tables.coverage.mean_km, anew.tables.coverage.mean_km) << after;
        EXPECT_EQ(now.departments_met(), anew.departments_met()) << after;
    }
    void move(std::size_t site, const char* commune) {
        const auto code = *CommuneCode::parse(commune);
        const auto at = base_->territory->communes.find(code);
        project_ = *project::move_site(project_, (*project_.sites)[site].id, code,
                                       planning::commune_host(*base_->territory, *at).place);
    }
    std::shared_ptr<const Workspace> base_;
    project::Project project_;
    std::unique_ptr<LiveCheck> live_;
};

TEST_F(LiveCheckTest, FollowsEveryEdit) {
    expect_same("the start");
    for (const char* commune : {"65286", "31555", "30007", "48095"}) {
        move(2, commune);
        expect_same(commune);
    }
    move(5, "66136");  // another one moves now
    expect_same("another site");
    move(2, "09122");
    expect_same("the first again");
    auto setting = *project_.setting;
    setting.radii_km = {7, 22};
    project_ = *project::set_setting(project_, setting);
    expect_same("limits");
    setting.distance = "detour:1.3";
    project_ = *project::set_setting(project_, setting);
    expect_same("a detour");
    const SiteId gone = project_.sites->front().id;
    project_ = *project::delete_sites(project_, std::span(&gone, 1));
    expect_same("one less");
    project_ = *project::set_rule(project_, {0, 1});
    expect_same("a rule");
    expect_same("a day with fewer sites", Date{2017, 9, 6});
    expect_same("all of them again");
}

}  // namespace
}  // namespace maillage::app
