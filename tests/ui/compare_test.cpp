// SPDX-License-Identifier: Apache-2.0
// The task Comparer under the planner's hand: scenarios kept and taken up again, two of them side by side, the line.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/gui/compare_words.h"
#include "app/services/project_workspace.h"
#include "project/actions/site_actions.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

constexpr const char* albi = "81004";

class Compare : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        ASSERT_TRUE(window_.click("task_3"));
        settle();
    }
    void settle() {
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    [[nodiscard]] const CompareState& compare() const { return window_.state().compare; }
    [[nodiscard]] const project::SiteTable& sites() const { return *window_.state().project.sites; }
    /// A site more, in Albi, which had none near it.
    void add_albi() {
        const auto& communes = window_.state().workspace->territory->communes;
        window_.session().add_site_in(*communes.find(*CommuneCode::parse(albi)));
        settle();
    }
    void keep(const std::string& name) {
        ASSERT_TRUE(window_.click("scenario_new"));
        window_.type(name);
        ASSERT_TRUE(window_.click("scenario_keep"));
        settle();
    }
    /// Picks the row of a list that says so.
    void pick(const std::string& list, const SceneChoice& scene) {
        const std::vector<SceneChoice> all = scenes();
        const auto at = std::ranges::find(all, scene) - all.begin();
        ASSERT_TRUE(window_.click(list));
        settle();
        ASSERT_TRUE(window_.click(list + "." + std::to_string(at)));
        settle();
    }
    [[nodiscard]] std::vector<SceneChoice> scenes() const {
        std::vector<SceneChoice> all{{SceneKind::start, {}}, {SceneKind::now, {}}};
        if (window_.state().plan) all.push_back({SceneKind::proposal, {}});
        for (const auto& scenario : *window_.state().project.scenarios) all.push_back({SceneKind::kept, scenario.name});
        return all;
    }
    [[nodiscard]] static std::optional<double> figure(const Comparison& comparison, const std::string& key, bool of_b) {
        const auto at = std::ranges::find(comparison.figures, key, &ComparedFigure::key);
        return of_b ? at->b : at->a;
    }
    test_support::WindowDriver window_;
};

TEST_F(Compare, NothingToCompareIsSaidWithWhatToDo) {
    EXPECT_EQ(compare().result, nullptr);
    EXPECT_NE(window_.find("compare_empty"), nullptr);
    EXPECT_EQ(window_.find("compare_mean"), nullptr);
    EXPECT_EQ(window_.find("compare_view_0"), nullptr) << "no view of nothing";
}

TEST_F(Compare, TheSitesOfNowAreHeldAgainstThoseOfTheStart) {
    const CheckResult start = *window_.state().check;
    add_albi();
    ASSERT_NE(compare().result, nullptr);
    EXPECT_NE(window_.find("compare_mean"), nullptr);
    EXPECT_EQ(figure(*compare().result, "mean", false), start.tables.coverage.mean_km);
    EXPECT_EQ(figure(*compare().result, "mean", true), window_.state().check->tables.coverage.mean_km);
    EXPECT_EQ(figure(*compare().result, "departments_met", true), start.departments_met() + 1);
    // Albi itself: from afar to the way within a commune.
    const auto commune = *window_.state().workspace->territory->communes.find(*CommuneCode::parse(albi));
    EXPECT_GT(compare().result->metres_a[commune], 30'000);
    EXPECT_LT(compare().result->metres_b[commune], 5'000) << "what is gone within a commune";
    EXPECT_TRUE(std::holds_alternative<map::Choropleth>(window_.state().content->subject)) << "the map shows the difference";
    window_.key(GLFW_KEY_Z, true);
    settle();
    EXPECT_EQ(compare().result, nullptr) << "undone: nothing differs";
    EXPECT_TRUE(std::holds_alternative<std::monostate>(window_.state().content->subject));
}

TEST_F(Compare, AScenarioIsKeptComparedAndTakenUpAgain) {
    const project::SiteTable before = sites();
    keep("avant");
    ASSERT_EQ(window_.state().project.scenarios->size(), 1U);
    EXPECT_EQ(window_.state().project.scenarios->front().name, "avant");
    EXPECT_TRUE(compare().name.empty()) << "ready for the next";
    add_albi();
    pick("compare_a", {SceneKind::kept, "avant"});
    ASSERT_NE(compare().result, nullptr);
    EXPECT_EQ(compare().a.choice.name, "avant");
    // The service on two workspaces made from nothing.
    EXPECT_EQ(figure(*compare().result, "sites", true), static_cast<double>(before.size() + 1));
    const CheckResult a = run_check(*compare().a.workspace);
    const CheckResult b = run_check(*window_.state().workspace);
    const Comparison fresh = app::compare(*compare().a.workspace, a, *window_.state().workspace, b, compare().result->band);
    for (std::size_t i = 0; i < fresh.figures.size(); ++i) {
        EXPECT_EQ(fresh.figures[i].a, compare().result->figures[i].a) << fresh.figures[i].key;
        EXPECT_EQ(fresh.figures[i].b, compare().result->figures[i].b) << fresh.figures[i].key;
    }
    EXPECT_EQ(fresh.metres_a, compare().result->metres_a);
    EXPECT_EQ(fresh.metres_b, compare().result->metres_b);

    const project::SiteTable with_albi = sites();
    ASSERT_TRUE(window_.click("scenario_take_0"));
    settle();
    EXPECT_EQ(sites(), before);
    EXPECT_EQ(window_.session().catalog().text(*window_.state().undo_name), "Reprendre le scénario «\u00A0avant\u00A0»");
    window_.key(GLFW_KEY_Z, true);
    settle();
    EXPECT_EQ(sites(), with_albi);
    ASSERT_NE(compare().result, nullptr);
    EXPECT_EQ(compare().result->figures.front().b, static_cast<double>(with_albi.size()));
}

TEST_F(Compare, EnterKeepsAndAnEmptyNameIsGivenOne) {
    ASSERT_TRUE(window_.click("scenario_new"));
    window_.type("un");
    window_.key(GLFW_KEY_ENTER);
    settle();
    ASSERT_EQ(window_.state().project.scenarios->size(), 1U);
    ASSERT_TRUE(window_.click("scenario_keep"));
    ASSERT_TRUE(window_.click("scenario_keep"));
    settle();
    ASSERT_EQ(window_.state().project.scenarios->size(), 3U);
    EXPECT_EQ((*window_.state().project.scenarios)[1].name, "Scénario 1");
    EXPECT_EQ((*window_.state().project.scenarios)[2].name, "Scénario 2");
    keep("un");
    EXPECT_EQ(window_.state().project.scenarios->size(), 3U);
    ASSERT_TRUE(window_.state().notice.has_value()) << "a name twice is refused with words";
    EXPECT_EQ(compare().name, "un") << "to be mended";
}

TEST_F(Compare, ARenamedScenarioStaysOnItsSideAndADeletedOneGivesWay) {
    keep("avant");
    add_albi();
    pick("compare_a", {SceneKind::kept, "avant"});
    ASSERT_TRUE(window_.click("scenario_name_0"));
    window_.key(GLFW_KEY_END);
    window_.type("x");
    window_.key(GLFW_KEY_ENTER);
    settle();
    EXPECT_EQ(window_.state().project.scenarios->front().name, "avantx");
    EXPECT_EQ(compare().a.choice, (SceneChoice{SceneKind::kept, "avantx"}));
    ASSERT_TRUE(window_.click("scenario_delete_0"));
    settle();
    EXPECT_TRUE(window_.state().project.scenarios->empty());
    EXPECT_EQ(compare().a.choice.kind, SceneKind::start);
    ASSERT_NE(compare().result, nullptr);
    window_.key(GLFW_KEY_Z, true);
    settle();
    EXPECT_EQ(compare().a.choice.name, "avantx") << "undo brings it back to its side";
}

TEST_F(Compare, SidesAreSwapped) {
    add_albi();
    const auto mean_b = figure(*compare().result, "mean", true);
    ASSERT_TRUE(window_.click("compare_swap"));
    settle();
    EXPECT_EQ(compare().a.choice.kind, SceneKind::now);
    EXPECT_EQ(compare().b.choice.kind, SceneKind::start);
    EXPECT_EQ(figure(*compare().result, "mean", false), mean_b);
}

TEST_F(Compare, AProposalIsComparedAndKeepingAScenarioLeavesIt) {
    window_.session().propose();
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().plan != nullptr; }));
    settle();
    pick("compare_b", {SceneKind::proposal, {}});
    ASSERT_NE(compare().result, nullptr);
    const auto& plan = *window_.state().plan;
    EXPECT_EQ(figure(*compare().result, "mean", true), plan.after.coverage.mean_km);
    EXPECT_EQ(figure(*compare().result, "mean", false), plan.before.coverage.mean_km);
    EXPECT_TRUE(std::ranges::any_of(window_.state().content->sites,
                                    [](const auto& site) { return site.kind == map::MarkerKind::proposed; }));
    keep("avant");
    EXPECT_NE(window_.state().plan, nullptr) << "the question is the same";
    EXPECT_EQ(compare().b.choice.kind, SceneKind::proposal);
    window_.session().drop_plan();
    settle();
    EXPECT_EQ(compare().b.choice.kind, SceneKind::now);
}

TEST_F(Compare, TheLineIsDraggedBetweenTheTwoMaps) {
    add_albi();
    EXPECT_EQ(window_.find("compare_swipe"), nullptr);
    ASSERT_TRUE(window_.click("compare_view_1"));
    settle();
    ASSERT_NE(compare().left, nullptr);
    EXPECT_EQ(compare().left->distance_m, compare().result->metres_a);
    EXPECT_EQ(window_.state().content->distance_m, compare().result->metres_b);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(window_.state().content->subject));
    ASSERT_NE(window_.find("compare_name_a"), nullptr);
    const map::MapView view = window_.state().view;
    const Box map = window_.layout().map;
    const double before = compare().line;
    // Beside the handle and beside every panel over the map.
    const DrawnItem line = *window_.find("compare_swipe");
    window_.move_to((line.box.low.x + line.box.high.x) / 2, map.low.y + 120);
    EXPECT_EQ(window_.find("hover_tag"), nullptr) << "the pointer is on the line, not on a commune";
    window_.drag(100, 0);
    settle();
    EXPECT_NEAR(compare().line, before + 100 / static_cast<double>(map.width()), 0.002);
    EXPECT_EQ(window_.state().view, view) << "the map stays";
    const DrawnItem moved = *window_.find("compare_swipe");
    EXPECT_NEAR(moved.box.low.x - line.box.low.x, 100, 1.5);
    window_.move_to((moved.box.low.x + moved.box.high.x) / 2, map.low.y + 120);
    window_.drag(5000, 0);
    settle();
    EXPECT_LE(compare().line, 1 - line_margin);
    ASSERT_TRUE(window_.click("compare_view_2"));
    settle();
    EXPECT_EQ(compare().left, nullptr);
    EXPECT_EQ(window_.find("compare_swipe"), nullptr);
}

TEST_F(Compare, OnlySitesThatAreShownCanBeTaken) {
    add_albi();
    CompareState state = compare();
    EXPECT_TRUE(shows_present_sites(state, 0.2));
    state.view = CompareView::swipe;
    EXPECT_FALSE(shows_present_sites(state, 0.2)) << "A's map: the start";
    EXPECT_TRUE(shows_present_sites(state, 0.8));
    std::swap(state.a, state.b);
    EXPECT_FALSE(shows_present_sites(state, 0.8));
    state.view = CompareView::difference;
    EXPECT_FALSE(shows_present_sites(state, 0.2));
}

TEST_F(Compare, AnotherTaskShowsTheSituationAgain) {
    add_albi();
    window_.key(GLFW_KEY_1, true);
    settle();
    EXPECT_EQ(compare().result, nullptr);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(window_.state().content->subject));
    window_.key(GLFW_KEY_4, true);
    settle();
    EXPECT_NE(compare().result, nullptr);
}

TEST_F(Compare, TheFiguresFollowTheDayAndTheRadii) {
    add_albi();
    window_.session().set_radii({20}, true);
    settle();
    const auto& b = window_.state().check->tables.coverage;
    EXPECT_EQ(figure(*compare().result, "persons_20km", true), static_cast<double>(b.within[0]));
    window_.session().look_at(Date{2017, 9, 6});
    settle();
    EXPECT_EQ(figure(*compare().result, "sites", true), static_cast<double>(window_.state().check->hosts.size()));
    EXPECT_EQ(compare().a.workspace->as_of, compare().b.workspace->as_of);
}

TEST_F(Compare, DepartmentsAreOrderedByLossOrByGainAndAClickFliesThere) {
    add_albi();
    const std::string tarn = "compare_department_81";
    const auto top = [&](const std::string& id) { return window_.find(id)->box.low.y; };
    window_.resize(1600, 1500);
    settle();
    ASSERT_NE(window_.find(tarn), nullptr);
    const float last = top(tarn);
    window_.session().order_departments(true);
    settle();
    EXPECT_LT(top(tarn), last);
    ASSERT_TRUE(window_.click(tarn));
    ASSERT_TRUE(window_.state().selected_department.has_value());
    EXPECT_EQ(window_.state().workspace->territory->departments.code[*window_.state().selected_department].text(), "81");
}

TEST_F(Compare, TableAndMapAreSaved) {
    add_albi();
    const fs::path folder = fs::path(testing::TempDir()) / "maillage_compare_save";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto save = [&](SaveKind kind, const char* name) {
        window_.session().close_notice();
        window_.session().ask_save(kind);
        window_.session().set_save_path((folder / name).string());
        window_.session().save();
        return window_.wait_until([&] { return window_.state().notice.has_value(); }) && !window_.state().notice->failure;
    };
    window_.session().ask_save(SaveKind::comparison);
    settle();
    EXPECT_NE(window_.find("kind_comparison"), nullptr);
    EXPECT_NE(window_.state().save->path.find("comparaison"), std::string::npos);
    window_.session().close_save();
    ASSERT_TRUE(save(SaveKind::comparison, "figures.csv"));
    std::ifstream file(folder / "figures.csv");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(text.find("Situation de départ"), std::string::npos);
    EXPECT_NE(text.find("department,81,Tarn,persons_30km,personnes,à vol d’oiseau"), std::string::npos) << text;
    ASSERT_TRUE(save(SaveKind::map_picture, "difference.png"));
    EXPECT_GT(fs::file_size(folder / "difference.png"), 10'000U);
    fs::remove_all(folder);
}

}  // namespace
}  // namespace maillage::app::gui
