// SPDX-License-Identifier: Apache-2.0
// Learners and places in the window: asked in the fold of further rules, told by the answer with and without their limit,
// and what does not go with that limit is absent or said.
#include <algorithm>
#include <filesystem>

#include "app/gui/number_words.h"
#include "ui/rules_fold.h"

namespace maillage::app::gui {
namespace {

class Places : public RulesFold {
  protected:
    /// More learners than the places of today, so that sites are full; the best plan of a moment is enough to tell of.
    static project::PlanSettings asked(bool within) {
        project::PlanSettings wanted;
        wanted.take_up = 0.05;
        wanted.capacity = "24";
        wanted.within_capacity = within;
        wanted.time_limit_s = 0.2;
        return wanted;
    }
    [[nodiscard]] std::ptrdiff_t drawn(const std::string& beginning) const {
        return std::ranges::count_if(window_.drawn(), [&](const DrawnItem& item) {
            return item.id.starts_with(beginning);
        });
    }
    [[nodiscard]] const PlanResult& answer() const { return *window_.state().plan; }
    [[nodiscard]] bool has_planning() const { return window_.state().planning.has_value(); }
};

TEST_F(Places, CountOnceItIsSaidHowManyLearnersCome) {
    open_fold();
    type_in("capacity", "24");
    ASSERT_TRUE(window_.click("within_capacity"));
    settle();
    EXPECT_EQ(plan(), project::PlanSettings{}) << "half a question is no edit";
    EXPECT_FALSE(window_.state().undo_name);
    type_in("take_up", "beaucoup");
    EXPECT_NE(notice().find("beaucoup"), std::string::npos);
    type_in("take_up", "0,05");
    EXPECT_EQ(plan().take_up, 0.05);
    EXPECT_EQ(plan().capacity, "24");
    EXPECT_TRUE(plan().within_capacity);
    ASSERT_TRUE(window_.state().undo_name);
    EXPECT_EQ(window_.state().undo_name->key, "edit.take_up"_text);
    type_in("take_up", "2000");
    EXPECT_FALSE(notice().empty()) << "more than everybody";
    EXPECT_EQ(plan().take_up, 0.05);
    type_in("take_up", "0,08 pour 1000");
    EXPECT_EQ(plan().take_up, 0.05) << "no number, and not the one that it begins with";
    for (const char* words : {"0", "2,5", "-3", "15000001", "dix"}) {
        type_in("capacity", words);
        EXPECT_NE(notice().find(words), std::string::npos) << words;
        EXPECT_EQ(plan().capacity, "24") << words;
    }
    type_in("capacity", "30");
    EXPECT_EQ(window_.state().undo_name->key, "edit.capacity"_text);
    ASSERT_TRUE(window_.click("within_capacity"));
    settle();
    EXPECT_FALSE(plan().within_capacity);
    EXPECT_EQ(window_.state().undo_name->key, "edit.within_capacity"_text);
    for (int i = 0; i < 3; ++i) window_.session().undo();
    EXPECT_EQ(plan(), project::PlanSettings{});
    for (int i = 0; i < 3; ++i) window_.session().redo();
    EXPECT_EQ(plan().capacity, "30");
    type_in("take_up", "");
    EXPECT_EQ(plan(), project::PlanSettings{});
    EXPECT_EQ(window_.state().proposing.places_draft.capacity, "30") << "the places wait for another assumption";
}

TEST_F(Places, WithoutTheirLimitEachSiteTellsItsLoadByTheNearest) {
    open_with(asked(false));
    EXPECT_NE(window_.find("take_up"), nullptr) << "open where learners are assumed";
    propose();
    ASSERT_TRUE(answer().solution.has_plan());
    EXPECT_FALSE(answer().placed);
    EXPECT_EQ(drawn("load_"), static_cast<std::ptrdiff_t>(answer().planned.hosts.size()));
    EXPECT_EQ(drawn("elsewhere_"), 0) << "everybody goes to the nearest";
    EXPECT_EQ(window_.find("placed_farthest"), nullptr);
    EXPECT_NE(window_.find("curve_draw"), nullptr);
    EXPECT_NE(window_.find("follow_optimum"), nullptr);
}

TEST_F(Places, WithinTheirLimitNobodyGoesToAFullSite) {
    open_with(asked(true));
    propose();
    ASSERT_TRUE(answer().solution.has_plan());
    ASSERT_TRUE(answer().placed);
    EXPECT_TRUE(answer().setup.as_many_as_hold) << "no number was chosen: the places say how many";
    EXPECT_GT(answer().placed->persons_elsewhere, 0) << "else nothing is proven below";
    const planning::TakeUp& take_up = *window_.state().workspace->take_up;
    EXPECT_EQ(take_up, (planning::TakeUp{0.05, 24}));
    for (const std::int64_t persons : answer().placed->persons) EXPECT_LE(persons, take_up.persons_for(24));
    EXPECT_EQ(drawn("load_"), static_cast<std::ptrdiff_t>(answer().planned.hosts.size()));
    EXPECT_NE(window_.find("elsewhere_0"), nullptr);
    EXPECT_NE(window_.find("placed_farthest"), nullptr);
    EXPECT_NE(window_.find("plan_value"), nullptr) << "the mean to the site assigned, beside that to the nearest";
    for (int i = 0; i < 20; ++i) window_.frame();
    EXPECT_FALSE(window_.state().proposing.is_looking_beside);
    EXPECT_EQ(window_.state().proposing.ranked, nullptr);
    for (const char* absent : {"rank_after", "losses_title", "price_title", "show_without", "curve_draw", "follow_optimum"})
        EXPECT_EQ(window_.find(absent), nullptr) << absent;
    EXPECT_FALSE(can_follow(window_.state()));
    window_.session().trace_curve();
    EXPECT_FALSE(window_.state().curve.running);
    ASSERT_TRUE(window_.click("new_sites.more"));
    EXPECT_EQ(plan().new_sites, 1);
    ASSERT_TRUE(window_.click("new_sites.less"));
    EXPECT_EQ(plan().new_sites, 0) << "below one, as many as the places ask";
    EXPECT_TRUE(plan().within_capacity) << "another answer to the question keeps the rest of it";
}

TEST_F(Places, ASearchWithinThemIsCancelledAsAnyOther) {
    project::PlanSettings wanted = asked(true);
    wanted.time_limit_s = 0;
    open_with(wanted);
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return has_planning(); }));
    settle();
    ASSERT_TRUE(window_.click("cancel_plan"));
    EXPECT_FALSE(has_planning());
    settle();
    EXPECT_EQ(window_.state().plan, nullptr);
}

TEST_F(Places, WhatDoesNotGoWithTheirLimitIsSaidAndNotAsked) {
    open_with(asked(true));
    const auto refuses = [&](const char* what) {
        window_.session().propose();
        EXPECT_FALSE(has_planning()) << what;
        EXPECT_FALSE(notice().empty()) << what;
        EXPECT_EQ(notice().find("--"), std::string::npos) << notice();
        window_.session().undo();
        settle();
        EXPECT_FALSE(places_trouble(window_.state())) << what;
    };
    window_.session().set_max_distance(90);
    refuses("a longest distance");
    PlanQuestion question = window_.state().question;
    question.objective = "p-center";
    window_.session().set_question(question);
    refuses("another objective");
    window_.session().type_capacity("");
    refuses("no places");
}

TEST_F(Places, WhereTheyAreTooFewTheAnswerSaysHowManySitesItTakes) {
    project::PlanSettings wanted = asked(true);
    wanted.new_sites = 1;
    wanted.time_limit_s = 0;
    open_with(wanted);
    window_.session().set_rule({0, {}});
    propose();
    EXPECT_EQ(answer().solution.status, optimise::Status::infeasible);
    ASSERT_TRUE(answer().lack);
    EXPECT_TRUE(answer().lack->would_hold.holds_all);
    EXPECT_NE(window_.find("plan_answer"), nullptr);
    EXPECT_EQ(drawn("load_"), 0) << "there is no plan to tell of";
}

TEST_F(Places, APlanOfWhichAProposalWasDroppedPlacesNobody) {
    open_with(asked(true));
    propose();
    ASSERT_TRUE(answer().placed);
    for (std::size_t j = 0; j < answer().planned.hosts.size(); ++j)
        if (!answer().planned.existing[j]) {
            window_.session().drop_proposal(answer().planned.hosts[j].commune);
            break;
        }
    settle();
    EXPECT_FALSE(answer().placed) << "those who went there have no place now";
    EXPECT_EQ(drawn("load_"), static_cast<std::ptrdiff_t>(answer().planned.hosts.size())) << "by the nearest again";
    EXPECT_EQ(drawn("elsewhere_"), 0);
}

TEST_F(Places, AreReadFromTheFileOfAProjectWhenAPlanIsAskedFor) {
    std::string rows = "insee;places\n";
    const auto& communes = window_.state().workspace->territory->communes;
    for (const territory::Index i : window_.state().workspace->scope.communes)
        rows += communes.code[i].text() + (communes.population[i] > 50'000 ? ";200\n" : ";30\n");
    project::PlanSettings wanted = asked(true);
    wanted.capacity = folder_.write("places.csv", rows).string() + ":insee:places";
    open_with(wanted);
    ASSERT_NE(window_.find("capacity_file"), nullptr);
    EXPECT_TRUE(window_.state().workspace->take_up->places_by_commune.empty()) << "opening reads no file";
    propose();
    ASSERT_TRUE(answer().placed);
    EXPECT_FALSE(window_.state().workspace->take_up->places_by_commune.empty());
    EXPECT_EQ(drawn("load_"), static_cast<std::ptrdiff_t>(answer().planned.hosts.size()));
    // A scenario kept leaves the plan and what its sites hold.
    window_.session().keep_scenario("un");
    settle();
    ASSERT_NE(window_.state().plan, nullptr);
    EXPECT_FALSE(window_.state().workspace->take_up->places_by_commune.empty());
    std::filesystem::remove(folder_.file("places.csv"));
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return !notice().empty() && !has_planning(); }));
    EXPECT_NE(notice().find("places.csv"), std::string::npos) << notice();
    settle();
    ASSERT_TRUE(window_.click("capacity_file"));
    EXPECT_TRUE(plan().capacity.empty());
    EXPECT_EQ(plan().take_up, 0.05);
    EXPECT_TRUE(window_.state().workspace->take_up->places_by_commune.empty());
}

TEST_F(Places, LoadsAreToldInBothLanguagesWithoutCuttingWords) {
    open_with(asked(false));
    propose();
    ASSERT_GT(drawn("load_"), 0);
    expect_whole_words("load_");
}

TEST_F(Places, WhoHasAPlaceWhereIsToldInBothLanguagesWithoutCuttingWords) {
    open_with(asked(true));
    propose();
    ASSERT_GT(drawn("elsewhere_"), 0);
    expect_whole_words("load_");
}

TEST_F(Places, CandidatesAreShownWhateverIsAskedOfThem) {
    Session& session = window_.session();
    session.set_rule({0, {}});  // no rule says how many sites
    settle();
    const std::size_t usual = window_.state().proposing.candidates.size();
    ASSERT_GT(usual, 0U);
    session.type_take_up("0,05");
    session.type_capacity("24");
    session.set_within_capacity(true);
    settle();
    EXPECT_EQ(window_.state().proposing.candidates.size(), usual);
    session.set_max_distance(50);
    settle();
    ASSERT_TRUE(places_trouble(window_.state()));
    EXPECT_EQ(window_.state().proposing.candidates.size(), usual) << "what cannot be asked still has its candidates";
    session.set_within_capacity(false);
    session.type_budget("500 000");
    session.type_opening_cost("115 000");
    settle();
    EXPECT_EQ(window_.state().proposing.candidates.size(), usual);
}

TEST(NumberFromWords, ReadsWhatTheWindowWritesAndNothingElse) {
    EXPECT_EQ(number_from_words("62,5\u00a0km", "km", Language::french), 62.5);
    EXPECT_EQ(number_from_words("1\u202f200 km", "km", Language::french), 1200);
    EXPECT_EQ(number_from_words("1,200 km", "km", Language::english), 1200);
    EXPECT_EQ(number_from_words("0.05 per 1,000 people", " per 1,000 people", Language::english), 0.05);
    EXPECT_EQ(number_from_words("", "km", Language::french), 0);
    EXPECT_EQ(number_from_words("24", {}, Language::english), 24);
    EXPECT_EQ(number_from_words("0.05", {}, Language::french), 0.05);
    for (const char* words : {"0,05", "62,5", "1,2000", ",200", "0,500"})
        EXPECT_EQ(number_from_words(words, {}, Language::english), std::nullopt)
            << words << ": a comma that parts no thousands";
    EXPECT_EQ(number_from_words("loin", "km", Language::french), std::nullopt);
}

}  // namespace
}  // namespace maillage::app::gui
