// SPDX-License-Identifier: Apache-2.0
// The project as a file, through the window: save, open, leave with edits, begin anew, paths that lead outside, safety
// copies and what a crash left. Folders of state and settings lie in a temporary place.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "io/project_file.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;
using test_support::WindowDriver;

class ProjectFiles : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_projui_" + std::to_string(::getpid()) + "_" +
                                                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        start();
    }
    void TearDown() override {
        window_.reset();
        fs::remove_all(folder_);
    }
    [[nodiscard]] UserFolders folders() const { return {folder_ / "state", folder_ / "config"}; }
    /// A run of the program; the one before ends as a killed process does, without a word.
    void start() {
        window_.reset();
        window_ = std::make_unique<WindowDriver>(1600.0F, 1000.0F, folders());
        window_->session().begin_run(read_settings(folders().config), true);
        ASSERT_TRUE(window_->open_demonstration());
        for (int i = 0; i < 30; ++i) window_->frame();
    }
    [[nodiscard]] Session& session() { return window_->session(); }
    [[nodiscard]] const WindowState& state() const { return window_->state(); }
    [[nodiscard]] SiteId first_site() const { return state().project.sites->front().id; }
    void rename(const std::string& name) { session().rename_site(first_site(), name); }
    [[nodiscard]] const std::string& first_name() const { return state().project.sites->front().name; }
    void settle() {
        for (int i = 0; i < 3; ++i) window_->frame();
    }
    void save_to(const fs::path& file) {
        session().ask_save_as();
        session().set_save_path(file.string());
        settle();
        ASSERT_TRUE(window_->click("save_do"));
        ASSERT_TRUE(window_->wait_until([&] { return state().saved && state().document.file == file; }));
    }
    [[nodiscard]] std::size_t copies() const {
        std::size_t count = 0;
        std::error_code failure;
        for (const auto& entry : fs::directory_iterator(folder_ / "state" / "autosave", failure))
            count += entry.path().extension() == ".autosave" ? 1 : 0;
        return count;
    }
    static std::string bytes(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    fs::path folder_;
    std::unique_ptr<WindowDriver> window_;
};

TEST_F(ProjectFiles, SavedAndOpenedAgainItIsTheSame) {
    EXPECT_TRUE(state().saved) << "the demonstration as it opens";
    rename("Ailleurs");
    EXPECT_FALSE(state().saved);
    window_->key(GLFW_KEY_S, true);
    ASSERT_TRUE(state().save.has_value()) << "never saved: asks for a name";
    session().set_save_path((folder_ / "mine").string());
    settle();
    ASSERT_TRUE(window_->click("save_do"));
    ASSERT_TRUE(window_->wait_until([&] { return state().saved; }));
    EXPECT_EQ(state().document.file, folder_ / "mine.maillage") << "the ending comes by itself";
    rename("Encore");
    EXPECT_FALSE(state().saved);
    window_->key(GLFW_KEY_S, true);
    EXPECT_FALSE(state().save.has_value());
    ASSERT_TRUE(window_->wait_until([&] { return state().saved; }));
    const auto read = io::read_project(folder_ / "mine.maillage");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->document.project.sites->front().name, "Encore");

    session().ask_new();
    settle();
    ASSERT_TRUE(window_->click("new_do"));
    ASSERT_TRUE(window_->wait_until([&] { return state().document.file.empty(); }));
    EXPECT_NE(first_name(), "Encore");
    session().open_project(folder_ / "mine.maillage");
    ASSERT_TRUE(window_->wait_until([&] { return !state().document.file.empty(); }));
    EXPECT_EQ(first_name(), "Encore");
    EXPECT_TRUE(state().saved);
    EXPECT_FALSE(state().undo_name.has_value());
}

TEST_F(ProjectFiles, ClosingWithEditsAsks) {
    session().ask_close();
    ASSERT_TRUE(window_->wait_until([&] { return state().document.closed; })) << "nothing to lose: no question";
    start();
    rename("Ailleurs");
    session().ask_close();
    settle();
    ASSERT_NE(window_->find("leave_save"), nullptr);
    ASSERT_TRUE(window_->click("leave_cancel"));
    EXPECT_FALSE(state().document.leaving.has_value());
    EXPECT_FALSE(state().document.closed);
    session().ask_close();
    settle();
    window_->key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(state().document.closed);
    session().ask_close();
    settle();
    ASSERT_TRUE(window_->click("leave_save"));
    ASSERT_TRUE(state().save.has_value());
    session().set_save_path((folder_ / "last.maillage").string());
    settle();
    ASSERT_TRUE(window_->click("save_do"));
    ASSERT_TRUE(window_->wait_until([&] { return state().document.closed; }));
    EXPECT_TRUE(fs::exists(folder_ / "last.maillage"));
    EXPECT_EQ(copies(), 0U);
}

TEST_F(ProjectFiles, DiscardClosesAndLeavesNoCopy) {
    for (int i = 0; i < 10; ++i) rename("N" + std::to_string(i));
    ASSERT_TRUE(window_->wait_until([&] { return copies() == 1; })) << "every tenth edit";
    session().ask_close();
    settle();
    ASSERT_TRUE(window_->click("leave_discard"));
    ASSERT_TRUE(window_->wait_until([&] { return state().document.closed; }));
    EXPECT_EQ(copies(), 0U);
}

TEST_F(ProjectFiles, ACancelledNameKeepsTheWindowOpen) {
    rename("Ailleurs");
    session().ask_close();
    settle();
    ASSERT_TRUE(window_->click("leave_save"));
    window_->key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(state().save.has_value());
    save_to(folder_ / "later.maillage");
    settle();
    EXPECT_FALSE(state().document.closed) << "that question was given up";
}

TEST_F(ProjectFiles, AFailedSaveSaysWhyAndLosesNothing) {
    const fs::path inner = folder_ / "inner";
    fs::create_directories(inner);
    save_to(inner / "mine.maillage");
    rename("Ailleurs");
    fs::remove_all(inner);
    window_->key(GLFW_KEY_S, true);
    ASSERT_TRUE(window_->wait_until([&] { return state().notice && state().notice->failure; }));
    EXPECT_FALSE(state().saved);
    EXPECT_EQ(first_name(), "Ailleurs");
    session().ask_close();
    settle();
    session().close_notice();
    ASSERT_TRUE(window_->click("leave_save"));
    ASSERT_TRUE(window_->wait_until([&] { return state().notice && state().notice->failure; }));
    EXPECT_FALSE(state().document.closed) << "not saved: stays";
}

TEST_F(ProjectFiles, ANewerProjectIsRefusedAndLeftAlone) {
    save_to(folder_ / "mine.maillage");
    std::string text = bytes(folder_ / "mine.maillage");
    const std::size_t at = text.find("\"version\": 4");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 12, "\"version\": 7");
    std::ofstream(folder_ / "newer.maillage", std::ios::binary) << text;
    rename("Ailleurs");
    session().answer_leaving(LeaveAnswer::cancel);
    session().open_project(folder_ / "newer.maillage");
    session().answer_leaving(LeaveAnswer::discard);
    session().close_notice();
    ASSERT_TRUE(window_->wait_until([&] { return state().notice && state().notice->failure; }));
    EXPECT_NE(state().notice->text.find("7"), std::string::npos) << state().notice->text;
    EXPECT_EQ(first_name(), "Ailleurs") << "what was open stays";
    session().close_notice();
    session().ask_save_as();
    session().set_save_path((folder_ / "newer.maillage").string());
    session().save();
    session().save();  // replaces, says the planner
    ASSERT_TRUE(window_->wait_until([&] { return state().notice && state().notice->failure; }));
    EXPECT_EQ(bytes(folder_ / "newer.maillage"), text);
}

TEST_F(ProjectFiles, PathsThatLeadOutsideAreAskedAbout) {
    save_to(folder_ / "mine.maillage");
    auto read = io::read_project(folder_ / "mine.maillage");
    ASSERT_TRUE(read.has_value());
    project::Setting setting = *read->document.project.setting;
    std::ofstream(folder_ / "people.csv") << "insee,people\n31555,7\n";
    setting.demand = (folder_ / "people.csv").string() + ":insee:people";
    read->document.project.setting = std::make_shared<const project::Setting>(setting);
    fs::create_directories(folder_ / "elsewhere");
    ASSERT_TRUE(io::write_project(read->document, folder_ / "elsewhere" / "out.maillage", io::Existing::refuse));
    const auto file = state().document.file;
    session().open_project(folder_ / "elsewhere" / "out.maillage");
    ASSERT_TRUE(window_->wait_until([&] { return state().document.outside.has_value(); }));
    settle();
    ASSERT_TRUE(window_->click("outside_cancel"));
    settle();
    EXPECT_EQ(state().document.file, file);
    session().open_project(folder_ / "elsewhere" / "out.maillage");
    ASSERT_TRUE(window_->wait_until([&] { return state().document.outside.has_value(); }));
    settle();
    ASSERT_TRUE(window_->click("outside_follow"));
    ASSERT_TRUE(window_->wait_until([&] { return state().document.file != file; }));
    EXPECT_EQ(state().document.file, folder_ / "elsewhere" / "out.maillage");
}

TEST_F(ProjectFiles, AMinuteAfterAnEditThereIsACopy) {
    rename("Ailleurs");
    settle();
    EXPECT_EQ(copies(), 0U);
    EXPECT_GT(session().sleep_s(), 0);
    window_->pass(61);
    ASSERT_TRUE(window_->wait_until([&] { return copies() == 1; }));
    window_->key(GLFW_KEY_Z, true);
    window_->pass(61);
    ASSERT_TRUE(window_->wait_until([&] { return copies() == 0; })) << "taken back: nothing could be lost";
}

TEST_F(ProjectFiles, WhatACrashLeftIsTakenUp) {
    save_to(folder_ / "mine.maillage");
    rename("Perdu");
    window_->pass(61);
    ASSERT_TRUE(window_->wait_until([&] { return copies() == 1; }));
    start();  // the process before is gone
    ASSERT_TRUE(state().document.lost.asks);
    EXPECT_EQ(state().document.lost.projects.front().edits, 1U);
    ASSERT_TRUE(window_->click("lost_later"));
    EXPECT_FALSE(state().document.lost.asks);
    start();
    ASSERT_TRUE(state().document.lost.asks) << "kept for another day";
    ASSERT_TRUE(window_->click("lost_take"));
    ASSERT_TRUE(window_->wait_until([&] { return first_name() == "Perdu"; }));
    EXPECT_FALSE(state().saved);
    EXPECT_EQ(state().document.file, folder_ / "mine.maillage");
    EXPECT_TRUE(state().document.lost.projects.empty());
    const auto own = io::read_project(folder_ / "mine.maillage");
    EXPECT_NE(own->document.project.sites->front().name, "Perdu") << "its own file waits for a save";
    for (int i = 0; i < 30; ++i) window_->frame();
    start();  // killed again before anything else: nothing is lost
    ASSERT_TRUE(state().document.lost.asks);
    ASSERT_EQ(state().document.lost.projects.size(), 1U);
    ASSERT_TRUE(window_->click("lost_discard"));
    EXPECT_FALSE(state().document.lost.asks);
    ASSERT_TRUE(window_->wait_until([&] { return copies() == 0; }));
}

TEST_F(ProjectFiles, ANewProjectOnDepartmentsHasNoSites) {
    window_->key(GLFW_KEY_N, true);
    settle();
    ASSERT_TRUE(window_->click("new_kind_empty"));
    settle();
    ASSERT_TRUE(window_->click("new_scope"));
    window_->type("09, 999");
    settle();
    ASSERT_TRUE(window_->click("new_do"));
    settle();
    EXPECT_NE(window_->find("new_trouble"), nullptr);
    NewProject wanted = *state().document.fresh;
    wanted.scope = "09, 31";
    session().set_new_project(wanted);
    settle();
    ASSERT_TRUE(window_->click("new_do"));
    ASSERT_TRUE(window_->wait_until([&] { return state().project.sites->empty(); }));
    EXPECT_EQ(state().workspace->scope.departments.size(), 2U);
    EXPECT_TRUE(state().saved);
}

TEST_F(ProjectFiles, ANewProjectOnAProgrammeHasItsSites) {
    session().ask_new();
    settle();
    ASSERT_TRUE(window_->click("new_kind_programme"));
    settle();
    ASSERT_NE(window_->find("new_programme"), nullptr);
    const auto& programmes = state().document.fresh->programmes;
    NewProject wanted = *state().document.fresh;
    for (std::size_t i = 0; i < programmes.size(); ++i)
        if (programmes[i].id == "ern-hauts-de-france") wanted.programme = static_cast<int>(i);
    session().set_new_project(wanted);
    settle();
    ASSERT_TRUE(window_->click("new_do"));
    ASSERT_TRUE(window_->wait_until([&] { return state().workspace->scope.id == "region:32"; }));
}

TEST_F(ProjectFiles, RecentProjectsStandInTheOpenDialog) {
    save_to(folder_ / "mine.maillage");
    ASSERT_TRUE(window_->wait_until([&] { return fs::exists(folder_ / "state" / "recent"); }));
    start();
    session().ask_open();
    ASSERT_TRUE(window_->wait_until([&] { return state().tools.browser->list != nullptr; }));
    settle();
    const auto& places = state().tools.browser->favourites;
    ASSERT_EQ(places.back().kind, Favourite::Kind::project);
    ASSERT_TRUE(window_->click("place_" + std::to_string(places.size() - 1)));
    ASSERT_TRUE(window_->wait_until([&] { return !state().document.file.empty(); }));
    EXPECT_EQ(state().document.file, folder_ / "mine.maillage");
}

}  // namespace
}  // namespace maillage::app::gui
