// SPDX-License-Identifier: Apache-2.0
// What a planner likes outlives a run; a damaged file is as good as none. The tour comes once.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;
using test_support::WindowDriver;

class SettingsFile : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) / ("maillage_settings_" + std::to_string(::getpid()));
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    void write(const std::string& text) {
        fs::create_directories(folder_ / "config");
        std::ofstream(folder_ / "config" / "settings.json") << text;
    }
    [[nodiscard]] Settings read() const { return read_settings(folder_ / "config"); }
    fs::path folder_;
};

TEST_F(SettingsFile, ComesBackAsWritten) {
    const Settings settings{Language::english, 1.25, map::ThemeKind::dark, true, Task::sites, true, false};
    write_settings(folder_ / "config", settings);
    EXPECT_EQ(read(), settings);
    const Settings other{std::nullopt, std::nullopt, map::ThemeKind::light, false, Task::map, false, true};
    write_settings(folder_ / "config", other);
    EXPECT_EQ(read(), other);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "config"), fs::directory_iterator()), 1);
}

TEST_F(SettingsFile, WhatIsDamagedIsIgnored) {
    EXPECT_EQ(read(), Settings{});
    for (const char* text : {"", "{", "[]", "{\"version\": 2, \"theme\": \"dark\"}", "{\"theme\": \"dark\"}", "null"}) {
        write(text);
        EXPECT_EQ(read(), Settings{}) << text;
    }
    write("{\"version\": 1, \"theme\": \"dark\", \"scale\": 99, \"task\": 3, \"language\": \"de\", \"tour_seen\": \"yes\"}");
    Settings dark;
    dark.theme = map::ThemeKind::dark;
    EXPECT_EQ(read(), dark) << "one by one";
}

TEST_F(SettingsFile, AChangeInTheWindowIsKept) {
    const UserFolders folders{folder_ / "state", folder_ / "config"};
    {
        WindowDriver window(1600, 1000, folders);
        window.session().begin_run(read(), false);
        ASSERT_TRUE(window.open_demonstration());
        window.session().set_theme(map::ThemeKind::dark);
        window.session().set_language(Language::english);
        window.session().set_task(Task::sites);
        ASSERT_TRUE(window.wait_until([&] { return read().task == Task::sites; }));
    }
    EXPECT_EQ(read().language, Language::english);
    EXPECT_EQ(read().scale, std::nullopt) << "never touched: the monitor's";
    WindowDriver window(1600, 1000, folders);
    window.session().begin_run(read(), false);
    EXPECT_EQ(window.state().theme, map::ThemeKind::dark);
    EXPECT_EQ(window.state().tools.task, Task::sites);
}

TEST_F(SettingsFile, TheTourComesUntilItIsClosed) {
    const UserFolders folders{folder_ / "state", folder_ / "config"};
    {
        WindowDriver window(1600, 1000, folders);
        window.session().begin_run(read(), true);
        ASSERT_TRUE(window.open_demonstration());
        ASSERT_EQ(window.state().tour, 0);
        ASSERT_TRUE(window.click("tour_next"));
        EXPECT_EQ(window.state().tour, 1);
        EXPECT_EQ(window.state().tools.task, Task::sites);
        EXPECT_FALSE(read().tour_seen);
        ASSERT_TRUE(window.click("tour_next"));
        EXPECT_EQ(window.state().tools.task, Task::propose);
        ASSERT_TRUE(window.click("tour_next"));
        EXPECT_FALSE(window.state().tour.has_value());
        ASSERT_TRUE(window.wait_until([&] { return read().tour_seen; }));
    }
    WindowDriver window(1600, 1000, folders);
    window.session().begin_run(read(), true);
    ASSERT_TRUE(window.open_demonstration());
    EXPECT_FALSE(window.state().tour.has_value());
    window.session().start_tour();
    for (int i = 0; i < 5; ++i) window.frame();  // it grows to what it holds
    ASSERT_TRUE(window.click("tour_close"));
    EXPECT_FALSE(window.state().tour.has_value());
}

TEST_F(SettingsFile, WithoutAnimationsTheMapIsThereAtOnce) {
    WindowDriver window;
    ASSERT_TRUE(window.open_demonstration());
    window.session().toggle_animations();
    const map::MapView before = window.state().view;
    window.session().select_department(window.state().workspace->scope.departments.front());
    EXPECT_FALSE(window.session().moving());
    EXPECT_NE(window.state().view.meters_per_px, before.meters_per_px);
}

}  // namespace
}  // namespace maillage::app::gui
