// SPDX-License-Identifier: Apache-2.0
// From a question to a project and back: the same answers.
#include "app/services/project_service.h"

#include <gtest/gtest.h>

#include "app/services/check_service.h"
#include "app/services/project_workspace.h"
#include "project/actions/plan_actions.h"
#include "project/actions/site_actions.h"

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

TEST(QuestionOf, AProjectAnswersAsWhatItWasMadeFrom) {
    const Workspace before = opened(occitanie());
    const auto project = project_of(before, occitanie());
    for (const std::optional<Date> day : {std::optional<Date>(), std::optional(Date{2017, 9, 6})}) {
        Question asked = occitanie();
        if (day) asked.as_of = iso_text(*day);
        const Workspace expected = opened(asked);
        const Workspace found = opened(question_of(project, day));
        EXPECT_EQ(found.known_sites(), expected.known_sites());
        EXPECT_EQ(run_check(found).departments_met(), run_check(expected).departments_met());
        EXPECT_EQ(run_check(found).tables.coverage.population, run_check(expected).tables.coverage.population);
        EXPECT_EQ(found.as_of, day);
        EXPECT_FALSE(found.has_own_rule) << "the programme's rule, word for word";
    }
}

/// The window puts a project on a workspace it has; a command opens one from it.
TEST(QuestionOf, ACommandCountsTheSitesThatTheWindowCounts) {
    const Workspace base = opened(occitanie());
    project::Project project = project_of(base, occitanie());
    using planning::SiteState;
    for (const auto& [site, state] : {std::pair{0, SiteState::planned}, std::pair{1, SiteState::proposed},
                                      std::pair{2, SiteState::rejected}}) {
        const SiteId id = (*project.sites)[static_cast<std::size_t>(site)].id;
        project = project::set_site_state(project, std::span(&id, 1), state).value();
    }
    project = project::set_department_rule(project, DepartmentCode::parse("31").value(), planning::SiteBounds{2, 2}).value();
    for (const std::optional<Date> day : {std::optional<Date>(), std::optional(Date{2017, 10, 31})}) {
        const auto window = workspace_of(base, project, day);
        ASSERT_TRUE(window);
        const Workspace command = opened(question_of(project, day));
        EXPECT_EQ(command.known_sites(), window->known_sites());
        EXPECT_EQ(run_check(command).departments_met(), run_check(*window).departments_met());
        EXPECT_TRUE(command.has_own_rule);
        EXPECT_TRUE(window->has_own_rule);
    }
}

TEST(QuestionOf, TheRuleIsTheProjectsEvenWhereItIsEmpty) {
    const auto project = project_of(opened(occitanie()), occitanie());
    const auto free = project::set_rule(project, {});
    ASSERT_TRUE(free);
    EXPECT_FALSE(run_check(opened(question_of(*free, {}))).has_rule);
    const auto strict = project::set_department_rule(*free, DepartmentCode::parse("31").value(), planning::SiteBounds{9, {}});
    ASSERT_TRUE(strict);
    const CheckResult check = run_check(opened(question_of(*strict, {})));
    EXPECT_EQ(check.departments_met(), static_cast<int>(check.verdicts.size()) - 1);
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
