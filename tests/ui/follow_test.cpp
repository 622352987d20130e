// SPDX-License-Identifier: Apache-2.0
// "Follow the optimum" under the planner's hand. The oracle is a plan made from nothing for the site where it is held.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/services/plan_service.h"
#include "ui/map_hand.h"

namespace maillage::app::gui {
namespace {

class Follow : public MapHand {
  protected:
    /// Until the answer for the place is there to the end, on however slow a machine, and shown.
    [[nodiscard]] bool pull(const char* code) {
        MapHand::pull(place_of_commune(code));
        const bool answered = window_.wait_until([&] {
            const auto& state = window_.state();
            return state.drag && state.follow.answers(state.drag->to) &&
                   (state.follow.answer->is_proven() || state.follow.answer->status == optimise::Status::infeasible);
        });
        window_.frame();
        return answered;
    }
    /// Carbonne is the one that is held: away from its commune it is planned too.
    [[nodiscard]] static bool follows(const planning::Site& site) {
        return site.state == planning::SiteState::planned && site.name != "Carbonne";
    }
    [[nodiscard]] std::vector<std::string> planned() {
        std::vector<std::string> codes;
        for (const planning::Site& site : *window_.state().project.sites)
            if (follows(site)) codes.push_back(site.commune.text());
        std::ranges::sort(codes);
        return codes;
    }
    /// The mean with so many new sites beside those that stand now, the planned ones taken away: proven from nothing.
    [[nodiscard]] std::optional<double> best_mean(int new_sites) {
        Workspace workspace = *window_.state().workspace;
        std::erase_if(workspace.sites, [](const LocatedSite& site) { return follows(site.site); });
        PlanQuestion question = window_.state().question;
        question.new_sites = new_sites;
        SilentFeedback feedback;
        const auto plan = run_plan(workspace, question, feedback);
        EXPECT_TRUE(plan && plan->solution.status == optimise::Status::optimal);
        return plan ? plan->after.coverage.mean_km : std::nullopt;
    }
    [[nodiscard]] std::optional<double> mean() { return window_.state().check->tables.coverage.mean_km; }
};

constexpr const char* albi = "81004";
constexpr const char* castres = "81065";
constexpr const char* montauban = "82121";

TEST_F(Follow, TheOthersStandBestWhereverTheSiteIsHeld) {
    ASSERT_TRUE(window_.click("follow_optimum"));
    EXPECT_TRUE(window_.state().follow.on);
    take("Carbonne");
    for (const char* place : {montauban, albi, castres}) {
        SCOPED_TRACE(place);
        ASSERT_TRUE(pull(place));
        const FollowAnswer& answer = *window_.state().follow.answer;
        EXPECT_TRUE(answer.is_proven());
        EXPECT_EQ(answer.communes.size(), 3U) << "as many as the rule asked when the drag began";
        EXPECT_EQ(planned().size(), 3U);
        EXPECT_EQ(window_.state().check->departments_met(), 13);
        EXPECT_EQ(mean(), best_mean(3));
        EXPECT_FALSE(window_.state().undo_name.has_value());
    }
    ASSERT_NE(window_.find("drag_tag"), nullptr);
    hold(false);
}

TEST_F(Follow, TheReleaseIsOneStepWithItsName) {
    const auto before = *window_.state().project.sites;
    window_.session().toggle_follow();
    take("Carbonne");
    ASSERT_TRUE(pull(albi));
    const auto held = planned();
    let_go();
    EXPECT_EQ(planned(), held);
    ASSERT_TRUE(window_.state().undo_name.has_value());
    EXPECT_EQ(window_.session().catalog().text(*window_.state().undo_name), "Déplacer Carbonne et suivre l’optimum");
    ASSERT_TRUE(window_.state().notice.has_value());
    window_.session().undo();
    EXPECT_EQ(*window_.state().project.sites, before) << "one step";
    window_.session().redo();
    // The next drag moves the planned ones: none is added.
    take("Carbonne");
    ASSERT_TRUE(pull(castres));
    EXPECT_EQ(planned().size(), 3U);
    EXPECT_EQ(mean(), best_mean(3));
    hold(false);
}

TEST_F(Follow, EscapePutsAllBack) {
    const auto before = *window_.state().project.sites;
    window_.session().toggle_follow();
    take("Carbonne");
    ASSERT_TRUE(pull(albi));
    window_.key(GLFW_KEY_ESCAPE);
    let_go();
    EXPECT_EQ(*window_.state().project.sites, before);
    EXPECT_FALSE(window_.state().undo_name.has_value());
    EXPECT_FALSE(window_.state().follow.answer.has_value());
}

TEST_F(Follow, WithoutTheSwitchNothingFollows) {
    take("Carbonne");
    const Point to = place_of_commune(albi);
    window_.move_to(to.x, to.y);
    for (int frame = 0; frame < 5; ++frame) window_.frame();
    EXPECT_TRUE(window_.state().drag.has_value());
    EXPECT_FALSE(window_.session().working());
    EXPECT_TRUE(planned().empty());
    hold(false);
}

TEST_F(Follow, AnImpossiblePlaceIsTold) {
    window_.session().set_rule({1, 1});  // Haute-Garonne holds Saint-Gaudens already
    window_.session().toggle_follow();
    take("Carbonne");
    ASSERT_TRUE(pull("31555"));
    EXPECT_EQ(window_.state().follow.answer->status, optimise::Status::infeasible);
    EXPECT_TRUE(planned().empty());
    hold(false);
}

TEST_F(Follow, TheSwitchIsThereForTheMeanDistanceAlone) {
    window_.frame();
    EXPECT_NE(window_.find("follow_optimum"), nullptr);
    PlanQuestion question = window_.state().question;
    question.objective = "p-center";
    window_.session().set_question(question);
    window_.frame();
    ASSERT_EQ(window_.state().question.objective, "p-center");
    EXPECT_EQ(window_.find("follow_optimum"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
