// SPDX-License-Identifier: Apache-2.0
// From a question to a project and back: the same answers.
#include "app/services/project_service.h"

#include <gtest/gtest.h>

#include "app/services/check_service.h"
#include "project/actions/plan_actions.h"

namespace maillage::app {
namespace {

Question occitanie() {
    Question question;
    question.programme = "ern-occitanie";
    return question;
}

Workspace opened(const Question& question) {
    SilentFeedback feedback;
    auto workspace = open_workspace(MAILLAGE_SOURCE_DIR, question, feedback);
    if (workspace) return std::move(*workspace);
    throw std::runtime_error(std::string(workspace.error().message.key.id));
}

TEST(DefaultProject, HoldsTheKnownSitesAndTheRuleOfTheProgramme) {
    const auto project = default_project(occitanie(), opened(occitanie()));
    ASSERT_TRUE(project) << project.error().message.key.id;
    EXPECT_EQ(project->sites->size(), 11u);
    EXPECT_EQ(project->rule->everywhere.minimum, 1);
    EXPECT_TRUE(project->rule->exceptions.empty());
    EXPECT_EQ(project->setting->programme, "ern-occitanie");
    EXPECT_FALSE(project->sites->front().citation.quote.empty());
}

TEST(QuestionOf, AProjectAnswersAsWhatItWasMadeFrom) {
    const Workspace before = opened(occitanie());
    const auto project = default_project(occitanie(), before);
    ASSERT_TRUE(project);
    for (const std::optional<Date> day : {std::optional<Date>(), std::optional(Date{2017, 9, 6})}) {
        Question asked = occitanie();
        if (day) asked.as_of = iso_text(*day);
        const Workspace expected = opened(asked);
        const Workspace found = opened(question_of(*project, day));
        EXPECT_EQ(found.known_sites(), expected.known_sites());
        EXPECT_EQ(run_check(found).departments_met(), run_check(expected).departments_met());
        EXPECT_EQ(run_check(found).tables.coverage.population, run_check(expected).tables.coverage.population);
        EXPECT_EQ(found.as_of, day);
    }
}

TEST(QuestionOf, TheRuleIsTheProjectsEvenWhereItIsEmpty) {
    const auto project = default_project(occitanie(), opened(occitanie()));
    ASSERT_TRUE(project);
    const auto free = project::set_rule(*project, {});
    ASSERT_TRUE(free);
    EXPECT_FALSE(run_check(opened(question_of(*free, {}))).has_rule);
    const auto strict = project::set_department_rule(*free, DepartmentCode::parse("31").value(), planning::SiteBounds{9, {}});
    ASSERT_TRUE(strict);
    const CheckResult check = run_check(opened(question_of(*strict, {})));
    EXPECT_EQ(check.departments_met(), static_cast<int>(check.verdicts.size()) - 1);
}

TEST(PlanQuestionOf, SpeaksTheWordsOfTheCommandLine) {
    project::PlanSettings plan;
    plan.candidates = "epci-main";
    plan.without_metropoles = true;
    plan.new_sites = 3;
    plan.forced = {CommuneCode::parse("09225").value(), CommuneCode::parse("31107").value()};
    plan.forbidden = {CommuneCode::parse("82121").value()};
    plan.time_limit_s = 5;
    const auto project = project::set_plan({}, plan);
    ASSERT_TRUE(project);
    const PlanQuestion question = plan_question_of(*project);
    EXPECT_EQ(question.candidates, "epci-main");
    EXPECT_EQ(question.exclude, "metropoles");
    EXPECT_EQ(question.new_sites, 3);
    EXPECT_EQ(question.force, "09225,31107");
    EXPECT_EQ(question.forbid, "82121");
    EXPECT_EQ(question.time_limit_s, 5);
    EXPECT_FALSE(plan_question_of({}).new_sites.has_value());
}

TEST(OutsideError, NamesThePathsOrIsNone) {
    EXPECT_FALSE(outside_error({}, "p.maillage"));
    const auto error = outside_error({{"setting.demand", "/a/b.csv"}, {"plan.candidates", "/c"}}, "p.maillage");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->place, "setting.demand");
    EXPECT_EQ(std::get<std::string>(error->message.arguments.front().second), "/a/b.csv, /c");
}

}  // namespace
}  // namespace maillage::app
