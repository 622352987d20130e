// SPDX-License-Identifier: Apache-2.0
// Files let go over the window: projects, sites, tables, and everything that is none of these, said in place.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "io/project_file.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

class Drop : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_drop_" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        ASSERT_TRUE(window_.open_demonstration());
        sites_ = state().project.sites->size();
    }
    void TearDown() override { fs::remove_all(folder_); }
    [[nodiscard]] const WindowState& state() const { return window_.state(); }
    fs::path write(const std::string& name, const std::string& bytes) {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    void drop(const fs::path& file) {
        window_.session().close_notice();
        window_.session().drop_files({file});
    }
    /// The words of the refusal; empty where none came.
    std::string refusal(const fs::path& file) {
        drop(file);
        if (!window_.wait_until([&] { return state().notice && state().notice->failure; })) return {};
        EXPECT_EQ(state().project.sites->size(), sites_);
        EXPECT_TRUE(state().saved);
        return state().notice->text;
    }
    [[nodiscard]] std::string words(TextKey key) { return window_.session().catalog().text(key); }
    test_support::WindowDriver window_;
    fs::path folder_;
    std::size_t sites_ = 0;
};

TEST_F(Drop, SitesJoinThoseThereInOneStep) {
    drop(write("sites.csv", "code_insee,name\n09225,Ici\n31107,La\n"));
    ASSERT_TRUE(window_.wait_until([&] { return state().project.sites->size() == sites_ + 2; }));
    window_.session().undo();
    EXPECT_EQ(state().project.sites->size(), sites_);
}

TEST_F(Drop, AProjectOpensAndAsksFirstWhereEditsWouldBeLost) {
    const fs::path file = folder_ / "a.maillage";
    ASSERT_TRUE(io::write_project({state().project, {}}, file, io::Existing::refuse));
    window_.session().rename_site(state().project.sites->front().id, "Ailleurs");
    drop(file);
    ASSERT_TRUE(window_.wait_until([&] { return state().document.leaving.has_value(); }));
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.click("leave_discard"));
    ASSERT_TRUE(window_.wait_until([&] { return state().document.file == file; }));
    EXPECT_NE(state().project.sites->front().name, "Ailleurs");
}

TEST_F(Drop, WhatIsNoMapIsSaidInPlace) {
    EXPECT_NE(refusal(write("empty.csv", "")), "");
    EXPECT_NE(refusal(write("photo.geojson", std::string("\xFF\xD8\xFF\xE0 not a map"))), "");
    EXPECT_NE(refusal(write("notes.txt", "bonjour")), "");
    EXPECT_NE(refusal(write("bad.maillage", "{")), "");
    EXPECT_NE(refusal(folder_ / "gone.csv"), "");
    fs::create_directories(folder_ / "folder");
    EXPECT_NE(refusal(folder_ / "folder").find(words("window.drop_folder"_text)), std::string::npos);
}

TEST_F(Drop, AHugeFileIsNotRead) {
    const fs::path file = write("huge.csv", "x");
    fs::resize_file(file, largest_dropped_file + 1);  // a hole: no disk is used
    EXPECT_NE(refusal(file).find(words("window.drop_huge"_text)), std::string::npos);
}

TEST_F(Drop, AFileBeingWrittenIsSentBack) {
    const fs::path file = write("growing.csv", "code_insee,name\n");
    std::jthread writer([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::ofstream(file, std::ios::app) << "09225,Ici\n";
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    });
    EXPECT_NE(refusal(file).find(words("window.drop_growing"_text)), std::string::npos);
}

TEST_F(Drop, ATableOfNumbersMayBePersons) {
    const fs::path file = write("people.csv", "insee,people\n31555,70\n09122,30\n");
    drop(file);
    ASSERT_TRUE(window_.wait_until([&] { return state().document.table.has_value(); }));
    EXPECT_EQ(state().document.table->code, "insee");
    EXPECT_EQ(state().document.table->columns, std::vector<std::string>{"people"});
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.click("table_cancel"));
    EXPECT_EQ(state().project.sites->size(), sites_);
    drop(file);
    ASSERT_TRUE(window_.wait_until([&] { return state().document.table.has_value(); }));
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.click("table_demand"));
    ASSERT_TRUE(window_.wait_until([&] { return !state().project.setting->demand.empty(); }));
    double persons = 0;
    for (const auto commune : state().workspace->scope.communes)
        persons += std::max(static_cast<double>(state().workspace->demand.persons[commune]), 0.0);
    EXPECT_EQ(persons, 100);
    EXPECT_EQ(state().project.sites->size(), sites_);
    EXPECT_FALSE(state().saved);
}

TEST_F(Drop, PersonsOfATableAreAStepLikeAnyOther) {
    const auto persons = [&] {
        std::int64_t sum = 0;
        for (const auto commune : state().workspace->scope.communes) sum += state().workspace->demand.persons[commune];
        return sum;
    };
    const auto join = [&](const fs::path& file) {
        drop(file);
        ASSERT_TRUE(window_.wait_until([&] { return state().document.table.has_value(); }));
        const auto edits = state().project.setting;
        window_.session().answer_table(TableAnswer::demand);
        ASSERT_TRUE(window_.wait_until([&] { return state().project.setting != edits; }));
    };
    const std::int64_t everybody = persons();
    const auto mean = state().check->tables.coverage.mean_km;
    const SiteId first = state().project.sites->front().id;
    window_.session().rename_site(first, "Ailleurs");
    join(write("people.csv", "insee,people\n31555,70\n09122,30\n"));
    EXPECT_EQ(persons(), 100);
    EXPECT_EQ(state().check->tables.coverage.population, 100);
    EXPECT_EQ(state().project.sites->front().name, "Ailleurs");
    ASSERT_TRUE(state().undo_name.has_value());
    EXPECT_NE(window_.session().catalog().text(*state().undo_name).find("people"), std::string::npos);
    window_.session().set_rule({2, std::nullopt});
    join(write("others.csv", "insee,others\n09122,7\n"));
    EXPECT_EQ(persons(), 7);
    window_.session().undo();
    EXPECT_EQ(persons(), 100) << "the persons before these";
    window_.session().undo();
    window_.session().undo();
    EXPECT_EQ(persons(), everybody);
    EXPECT_EQ(state().check->tables.coverage.mean_km, mean);
    EXPECT_EQ(state().project.sites->front().name, "Ailleurs") << "what was done before stays undoable";
    window_.session().undo();
    EXPECT_NE(state().project.sites->front().name, "Ailleurs");
    for (int i = 0; i < 4; ++i) window_.session().redo();
    EXPECT_EQ(persons(), 7);
    EXPECT_FALSE(state().redo_name.has_value());
}

TEST_F(Drop, PersonsThatWeighNothingHereAreRefusedAndNothingChanges) {
    const auto before = state().project;
    drop(write("elsewhere.csv", "insee,people\n75056,70\n"));
    ASSERT_TRUE(window_.wait_until([&] { return state().document.table.has_value(); }));
    window_.session().answer_table(TableAnswer::demand);
    ASSERT_TRUE(window_.wait_until([&] { return state().notice && state().notice->failure; }));
    EXPECT_EQ(state().project, before);
    EXPECT_FALSE(state().undo_name.has_value());
}

}  // namespace
}  // namespace maillage::app::gui
