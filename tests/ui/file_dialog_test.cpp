// SPDX-License-Identifier: Apache-2.0
// The window's own file dialog: folders by mouse and keys, completion, order, filter, what cannot be read; a file of
// sites is opened with it.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

class FileDialog : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_file_dialog_" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "inner");
        write("sites-a.csv", "code_insee,name\n09225,Ici\n");
        write("sites-b.csv", "code_insee,name\n31107,La\n09225,Ici\n");
        write("notes.txt", std::string(5000, 'x'));
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
    }
    void TearDown() override { fs::remove_all(folder_); }
    void write(const std::string& name, const std::string& bytes) { std::ofstream(folder_ / name) << bytes; }
    [[nodiscard]] const FileBrowser& browser() const { return *window_.state().tools.browser; }
    void settle() {
        ASSERT_TRUE(window_.wait_until([&] {
            return !window_.state().tools.browser || browser().list != nullptr || browser().trouble.has_value();
        }));
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    void ask_open() {
        window_.key(GLFW_KEY_O, true);
        ASSERT_TRUE(window_.state().tools.browser.has_value());
        window_.session().enter_folder(folder_);
        settle();
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const std::size_t row : browser().rows) found.push_back(browser().list->entries[row].name);
        return found;
    }
    [[nodiscard]] std::string typed() const { return browser().path; }
    test_support::WindowDriver window_;
    fs::path folder_;
};

using Names = std::vector<std::string>;

TEST_P(FileDialog, ShowsWhatIsMeantAndAllOnDemand) {
    ask_open();
    EXPECT_EQ(names(), (Names{"inner", "sites-a.csv", "sites-b.csv"}));
    ASSERT_TRUE(window_.click("all_files"));
    EXPECT_EQ(names(), (Names{"inner", "notes.txt", "sites-a.csv", "sites-b.csv"}));
    ASSERT_TRUE(window_.click("order_size"));
    EXPECT_EQ(names(), (Names{"inner", "sites-a.csv", "sites-b.csv", "notes.txt"}));
    ASSERT_TRUE(window_.click("order_size"));
    EXPECT_EQ(names(), (Names{"inner", "notes.txt", "sites-b.csv", "sites-a.csv"}));
    ASSERT_TRUE(window_.click("order_name"));
    EXPECT_EQ(names(), (Names{"inner", "notes.txt", "sites-a.csv", "sites-b.csv"}));
}

TEST_P(FileDialog, APressEntersFoldersGoesUpAndTakesFiles) {
    ask_open();
    ASSERT_TRUE(window_.click("entry_0"));
    settle();
    EXPECT_EQ(browser().folder, folder_ / "inner");
    EXPECT_TRUE(names().empty());
    ASSERT_TRUE(window_.click("folder_up"));
    settle();
    EXPECT_EQ(browser().folder, folder_);
    ASSERT_TRUE(window_.click("entry_2"));
    EXPECT_EQ(typed(), (folder_ / "sites-b.csv").string());
    ASSERT_TRUE(window_.click("place_0"));
    settle();
    EXPECT_EQ(browser().folder, io::home_folder());
}

TEST_P(FileDialog, TheKeyboardAloneOpensAFile) {
    ask_open();
    window_.type("si");
    window_.key(GLFW_KEY_TAB);
    EXPECT_EQ(typed(), (folder_ / "sites-").string());
    window_.frame();
    window_.type("b");
    window_.key(GLFW_KEY_TAB);
    EXPECT_EQ(typed(), (folder_ / "sites-b.csv").string()) << "the field took the completion over and typing went on";
    window_.key(GLFW_KEY_ENTER);
    EXPECT_FALSE(window_.state().tools.browser.has_value());
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().workspace->sites.size() == 2; }));
    EXPECT_EQ(window_.state().tools.recent_folders.front(), folder_);
}

TEST_P(FileDialog, TypingGoesOnBehindAPathThatWasTakenByAPress) {
    ask_open();
    ASSERT_TRUE(window_.click("entry_1"));
    for (int i = 0; i < 3; ++i) window_.frame();
    window_.type("x");
    EXPECT_EQ(typed(), (folder_ / "sites-a.csvx").string());
}

TEST_P(FileDialog, ArrowsWalkTheListAndEnterTakesTheRow) {
    ask_open();
    window_.key(GLFW_KEY_DOWN);
    EXPECT_EQ(browser().picked, 0u);
    window_.key(GLFW_KEY_ENTER);
    settle();
    EXPECT_EQ(browser().folder, folder_ / "inner");
    window_.key(GLFW_KEY_DOWN);
    EXPECT_FALSE(browser().picked.has_value()) << "nothing to pick in an empty folder";
}

TEST_P(FileDialog, ATypedFolderIsListedAndAMissingOneIsSaid) {
    ask_open();
    window_.type("inner/");
    settle();
    EXPECT_EQ(browser().folder, folder_ / "inner");
    window_.type("no/");
    settle();
    EXPECT_TRUE(browser().trouble.has_value());
    EXPECT_NE(window_.find("browser_trouble"), nullptr);
}

TEST_P(FileDialog, WhatIsNoFileStaysInTheDialog) {
    ask_open();
    ASSERT_TRUE(window_.click("open_do"));
    ASSERT_TRUE(window_.state().tools.browser.has_value());
    EXPECT_TRUE(browser().trouble.has_value());
    ASSERT_TRUE(window_.click("path"));
    window_.type("s");
    EXPECT_FALSE(browser().trouble.has_value()) << "another path is another question";
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().tools.browser.has_value());
}

TEST_P(FileDialog, AFileThatIsNoListOfSitesLeavesWhatWasOpen) {
    const auto sites = window_.state().workspace->sites.size();
    ask_open();
    window_.session().set_browsed_path((folder_ / "notes.txt").string(), false);
    window_.frame();
    ASSERT_TRUE(window_.click("open_do"));
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_TRUE(window_.state().notice->failure);
    EXPECT_EQ(window_.state().workspace->sites.size(), sites);
}

TEST_P(FileDialog, SavingKeepsTheNameThroughFoldersAndEnterSaves) {
    window_.session().ask_save(SaveKind::csv);
    window_.session().set_save_path((folder_ / "mine.csv").string());
    settle();
    ASSERT_TRUE(window_.click("entry_0"));
    settle();
    EXPECT_EQ(window_.state().save->path, (folder_ / "inner" / "mine.csv").string());
    window_.key(GLFW_KEY_ENTER);
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_FALSE(window_.state().notice->failure);
    EXPECT_TRUE(fs::exists(folder_ / "inner" / "mine.csv"));
}

INSTANTIATE_TEST_SUITE_P(Languages, FileDialog, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
