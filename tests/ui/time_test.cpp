// SPDX-License-Identifier: Apache-2.0
// The date bar plays, takes the arrows, shows ends, and opens the table by year. Days and counts: docs/domain.md.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/services/timeline_service.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

class Time : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(window_.open_demonstration()); }
    std::optional<Date> day() { return window_.state().workspace->as_of; }
    /// Frames of the driver are a sixtieth of a second.
    void wait_seconds(double seconds) {
        for (int i = 0; i < static_cast<int>(seconds * 60); ++i) window_.frame();
    }
    void end_site(const std::string& name, Date on) {
        for (planning::Site site : *window_.state().project.sites) {
            if (site.name != name) continue;
            planning::SiteEvent event;
            event.kind = planning::SiteEventKind::closed;
            event.date = on;
            event.precision = planning::DatePrecision::day;
            site.events.push_back(event);
            return window_.session().set_site_facts(site);
        }
        FAIL() << name;
    }
    test_support::WindowDriver window_;
};

TEST_F(Time, StepsFromSixDepartmentsToTenStopOnEveryOpening) {
    window_.session().look_at(Date{2017, 9, 6});
    std::vector<std::pair<Date, int>> seen;
    window_.frame();
    for (int i = 0; i < 20 && day() && *day() < Date{2017, 11, 13}; ++i) {
        seen.emplace_back(*day(), window_.state().check->departments_met());
        ASSERT_TRUE(window_.click("date_next"));
    }
    ASSERT_TRUE(day().has_value());
    seen.emplace_back(*day(), window_.state().check->departments_met());
    EXPECT_EQ(seen, (std::vector<std::pair<Date, int>>{{{2017, 9, 6}, 6},
                                                       {{2017, 10, 1}, 6},
                                                       {{2017, 10, 31}, 7},
                                                       {{2017, 11, 1}, 7},
                                                       {{2017, 11, 2}, 8},
                                                       {{2017, 11, 6}, 9},
                                                       {{2017, 11, 13}, 10}}));
}

TEST_F(Time, PlayGoesMonthByMonthAndStopsAtTheEnd) {
    window_.session().look_at(Date{2018, 9, 15});
    window_.frame();
    ASSERT_TRUE(window_.click("date_play"));
    ASSERT_TRUE(window_.state().time.playing);
    EXPECT_EQ(day(), (Date{2018, 9, 15})) << "the first step waits";
    std::vector<std::optional<Date>> seen = {day()};
    for (int i = 0; i < 600 && window_.state().time.playing; ++i) {
        window_.frame();
        if (seen.back() != day()) seen.push_back(day());
    }
    EXPECT_FALSE(window_.state().time.playing);
    EXPECT_EQ(seen, (std::vector<std::optional<Date>>{
                        Date{2018, 9, 15}, Date{2018, 10, 1}, Date{2018, 11, 1}, Date{2018, 12, 1}, std::nullopt}));
    // From the end it begins again.
    ASSERT_TRUE(window_.click("date_play"));
    EXPECT_TRUE(window_.state().time.playing);
    EXPECT_EQ(day(), window_.state().timeline.first);
}

TEST_F(Time, AnyInputStopsThePlay) {
    const auto play = [&] {
        window_.session().look_at(Date{2017, 1, 1});
        window_.frame();
        window_.key(GLFW_KEY_SPACE);
        ASSERT_TRUE(window_.state().time.playing);
        wait_seconds(0.8);
        ASSERT_TRUE(window_.state().time.playing);
        ASSERT_EQ(day(), (Date{2017, 2, 1}));
    };
    const auto stopped = [&] {
        const auto then = day();
        wait_seconds(1.5);
        return !window_.state().time.playing && day() == then;
    };
    play();
    ASSERT_TRUE(window_.click("date_play"));
    EXPECT_TRUE(stopped()) << "its own button";
    play();
    window_.key(GLFW_KEY_SPACE);
    EXPECT_TRUE(stopped()) << "its own key";
    play();
    window_.key(GLFW_KEY_UP);
    EXPECT_TRUE(stopped()) << "another key";
    play();
    ASSERT_TRUE(window_.move_to("map"));
    EXPECT_TRUE(window_.state().time.playing) << "looking around does not";
    window_.wheel(1);
    EXPECT_TRUE(stopped()) << "the wheel";
    play();
    ASSERT_TRUE(window_.click("map"));
    EXPECT_TRUE(stopped()) << "a press";
}

TEST_F(Time, ArrowsAreTheBarsWhileItHasTheFocus) {
    const auto view = window_.state().view.centre;
    ASSERT_TRUE(window_.click("date_bar"));
    ASSERT_TRUE(window_.state().time.bar_has_focus);
    const Date start = *day();
    window_.key(GLFW_KEY_RIGHT);
    EXPECT_EQ(day(), window_.state().timeline.next_stop(start));
    window_.key(GLFW_KEY_LEFT);
    window_.key(GLFW_KEY_LEFT);
    EXPECT_EQ(day(), window_.state().timeline.previous_stop(start));
    EXPECT_EQ(window_.state().view.centre.x, view.x);
    const auto then = day();
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().time.bar_has_focus);
    window_.key(GLFW_KEY_RIGHT);
    EXPECT_NE(window_.state().view.centre.x, view.x) << "the map's again";
    EXPECT_EQ(day(), then);
    ASSERT_TRUE(window_.click("date_bar"));
    ASSERT_TRUE(window_.click("theme"));
    EXPECT_FALSE(window_.state().time.bar_has_focus);
}

TEST_F(Time, AnEndIsAStopOfItsOwn) {
    end_site("Lunel", {2018, 3, 15});
    const auto& events = window_.state().timeline.events;
    const auto end = std::ranges::find(events, Date{2018, 3, 15}, &TimelineEvent::day);
    ASSERT_NE(end, events.end());
    EXPECT_TRUE(end->sites.empty());
    EXPECT_EQ(end->ended, std::vector<std::string>{"Lunel"});
    EXPECT_EQ(window_.state().timeline.next_stop(Date{2018, 3, 1}), (Date{2018, 3, 15}));
    window_.session().look_at(Date{2018, 3, 14});
    EXPECT_EQ(window_.state().check->departments_met(), 10);
    window_.session().look_at(Date{2018, 3, 15});
    EXPECT_EQ(window_.state().check->departments_met(), 9);
}

TEST_F(Time, TheTableByYearCountsWhateverDayIsLookedAt) {
    window_.session().look_at(Date{2017, 9, 6});
    window_.frame();
    ASSERT_TRUE(window_.click("years"));
    for (int i = 0; i < 3; ++i) window_.frame();
    const planning::YearlyTable& table = *window_.state().time.table;
    ASSERT_FALSE(table.years.empty());
    EXPECT_EQ(table.departments.size(), 13U);
    // Ten on 31 December 2017, though six on the day looked at.
    const auto row = std::ranges::find(table.years, 2017, &planning::YearRow::year);
    ASSERT_NE(row, table.years.end());
    EXPECT_EQ(row->all.open, 10);
    EXPECT_NE(window_.find("years_cell_30_2017"), nullptr);
    ASSERT_TRUE(window_.click("years_measure"));
    ASSERT_TRUE(window_.click("years_measure.3"));
    EXPECT_EQ(window_.state().time.measure, YearMeasure::places);
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().time.table_open);
}

TEST_F(Time, YearsThatDoNotFitAreSteppedTo) {
    end_site("Lunel", {2031, 1, 1});
    window_.frame();
    ASSERT_TRUE(window_.click("years"));
    for (int i = 0; i < 3; ++i) window_.frame();
    EXPECT_NE(window_.find("years_cell_all_2031"), nullptr);
    EXPECT_EQ(window_.find("years_cell_all_2017"), nullptr);
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(window_.click("years_step_back"));
    EXPECT_NE(window_.find("years_cell_all_2017"), nullptr);
    ASSERT_TRUE(window_.click("years_step_on"));
    EXPECT_EQ(window_.find("years_cell_all_" + std::to_string(window_.state().time.table->years.front().year)), nullptr)
        << "one press moves it, however often the other was pressed at the end";
}

TEST_F(Time, TheTableLeavesAsCsv) {
    const fs::path path = fs::path(testing::TempDir()) / "maillage_years.csv";
    fs::remove(path);
    ASSERT_TRUE(window_.click("years"));
    for (int i = 0; i < 3; ++i) window_.frame();
    ASSERT_TRUE(window_.click("years_export"));
    ASSERT_TRUE(window_.state().save.has_value());
    EXPECT_EQ(window_.state().save->kind, SaveKind::years_csv);
    window_.session().set_save_path(path.string());
    window_.frame();
    ASSERT_TRUE(window_.click("save_do"));
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_FALSE(window_.state().notice->failure);
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(text, timeline_csv(*window_.state().workspace, timeline_of(*window_.state().workspace)));
    EXPECT_TRUE(text.starts_with("year,code,name,sites"));
    EXPECT_TRUE(window_.state().time.table_open) << "back at the table";
    fs::remove(path);
}

}  // namespace
}  // namespace maillage::app::gui
