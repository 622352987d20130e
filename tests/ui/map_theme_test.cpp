// SPDX-License-Identifier: Apache-2.0
// What the map shows, chosen in the task Carte: indicator, classes, colours, a joined column; the legend says it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/gui/map_theme_words.h"
#include "map/subject_style.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

namespace fs = std::filesystem;

TEST(Thresholds, AreReadAsPlannersWriteThem) {
    for (const char* words : {"15 ; 30 ; 45,5", "15;30;45.5", "15,30,45.5", " 15 30 45,5 ", "15, 30, 45,5"})
        EXPECT_EQ(thresholds_from_words(words), "manual:15,30,45.5") << words;
    for (const char* words : {"", "15 ; 15", "30 ; 15", "loin", "1;2;3;4;5;6;7;8;9"})
        EXPECT_EQ(thresholds_from_words(words), std::nullopt) << words;
    const std::vector<double> values{15, 45.5};
    EXPECT_EQ(thresholds_words(values, Language::french), "15 ; 45,5");
    EXPECT_EQ(thresholds_words(values, Language::english), "15 ; 45.5");
}

class MapTheme : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_task(Task::map);
        for (int i = 0; i < 3; ++i) window_.frame();
    }
    /// Of the communes counted in the legend.
    [[nodiscard]] std::int64_t counted() const {
        std::int64_t sum = 0;
        for (const map::LegendEntry& entry : window_.state().texts.classes) {
            std::string digits;
            for (const char c : entry.count)
                if (c >= '0' && c <= '9') digits += c;
            sum += digits.empty() ? 0 : std::stoll(digits);
        }
        return sum;
    }
    [[nodiscard]] const map::Classes& classes() const {
        return std::get<map::Choropleth>(window_.state().content->subject).classes;
    }
    test_support::WindowDriver window_;
};

TEST_F(MapTheme, TheLegendCountsEveryCommuneOfTheScope) {
    const auto communes = static_cast<std::int64_t>(window_.state().workspace->scope.communes.size());
    EXPECT_EQ(counted(), communes) << "distances";
    ASSERT_TRUE(window_.click("shows"));
    ASSERT_TRUE(window_.click("shows.1"));
    EXPECT_EQ(window_.state().themed.shows.indicator, "density");
    EXPECT_EQ(counted(), communes) << "density";
}

TEST_F(MapTheme, ClassesFollowMethodNumberAndThresholds) {
    window_.session().show_on_map({"density", {}, {}});
    window_.frame();
    ASSERT_TRUE(window_.click("shows_classes"));
    ASSERT_TRUE(window_.click("shows_classes.1"));
    EXPECT_TRUE(window_.state().themed.shows.classes.starts_with("quantiles:"));
    const std::size_t before = classes().count();
    ASSERT_TRUE(window_.click("shows_count.less"));
    EXPECT_EQ(classes().count(), before - 1);
    window_.session().set_thresholds("20 ; 100");
    EXPECT_EQ(classes().bounds, (std::vector<double>{20, 100}));
    window_.session().set_thresholds("100 ; 20");
    EXPECT_EQ(classes().bounds, (std::vector<double>{20, 100})) << "what cannot be read changes nothing";
    ASSERT_TRUE(window_.state().notice.has_value());
    EXPECT_TRUE(window_.state().notice->failure);
}

TEST_F(MapTheme, StocksAreCirclesWithoutClasses) {
    window_.session().show_on_map({"population", {}, {}});
    for (int i = 0; i < 2; ++i) window_.frame();
    EXPECT_TRUE(std::holds_alternative<map::Circles>(window_.state().content->subject));
    EXPECT_EQ(window_.find("shows_classes"), nullptr);
    EXPECT_EQ(window_.find("shows_ramp"), nullptr);
    EXPECT_NE(window_.find("shows_vision"), nullptr);
}

TEST_F(MapTheme, FiguresStayAndDistancesFollowTheDay) {
    const auto mean = window_.state().check->tables.coverage.mean_km;
    window_.session().show_on_map({"distance", "equal:4", {}});
    EXPECT_EQ(window_.state().check->tables.coverage.mean_km, mean);
    const double high = classes().high;
    window_.session().look_at(Date{2017, 9, 6});
    EXPECT_GT(classes().high, high) << "fewer sites, farther people";
}

TEST_F(MapTheme, AColumnIsJoinedAndNamedWithItsSource) {
    const fs::path file = fs::path(testing::TempDir()) / "maillage_jeunes.csv";
    {
        std::ofstream out(file);
        out << "INSEE;jeunes\n";
        const auto& territory = *window_.state().workspace->territory;
        for (const territory::Index commune : window_.state().workspace->scope.communes)
            if (territory.communes.code[commune].text() != "31555")
                out << territory.communes.code[commune].text() << ";" << territory.communes.population[commune] / 10 << "\n";
    }
    ASSERT_TRUE(window_.click("shows_join"));
    ASSERT_TRUE(window_.state().tools.browser.has_value());
    window_.session().set_browsed_path(file.string(), false);
    for (int i = 0; i < 3; ++i) window_.frame();  // the dialog finds its height
    ASSERT_TRUE(window_.click("open_do"));
    ASSERT_TRUE(window_.wait_until([&] { return !window_.state().themed.data.column.empty(); }));
    EXPECT_EQ(window_.state().themed.shows.indicator, "share");
    EXPECT_EQ(window_.state().themed.data.column_name, "jeunes");
    EXPECT_NE(window_.state().texts.legend_title.find("jeunes"), std::string::npos);
    EXPECT_NE(window_.state().texts.sources.find("maillage_jeunes.csv"), std::string::npos);
    // Toulouse is missing: hatched, counted apart.
    ASSERT_TRUE(map::shows_missing(*window_.state().content));
    EXPECT_EQ(window_.state().texts.classes.back().count, "1");
    fs::remove(file);
}

TEST_F(MapTheme, AFileWithoutCodesIsSaidSo) {
    const fs::path file = fs::path(testing::TempDir()) / "maillage_rien.csv";
    std::ofstream(file) << "a;b\nx;y\n";
    window_.session().ask_column();
    window_.session().set_browsed_path(file.string(), false);
    for (int i = 0; i < 3; ++i) window_.frame();  // the dialog finds its height
    ASSERT_TRUE(window_.click("open_do"));
    ASSERT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
    EXPECT_TRUE(window_.state().notice->failure);
    EXPECT_EQ(window_.state().themed.shows, ThemeChoice{});
    fs::remove(file);
}

TEST_F(MapTheme, AColumnFullOfTextIsNoColumnOfNumbers) {
    const fs::path file = fs::path(testing::TempDir()) / "maillage_texte.csv";
    const auto join = [&](const std::string& bytes) {
        std::ofstream(file) << bytes;
        window_.session().close_notice();
        window_.session().ask_column();
        window_.session().set_browsed_path(file.string(), false);
        for (int i = 0; i < 3; ++i) window_.frame();
        EXPECT_TRUE(window_.click("open_do"));
        EXPECT_TRUE(window_.wait_until([&] { return window_.state().notice.has_value(); }));
        EXPECT_TRUE(window_.state().notice->failure);
        EXPECT_EQ(window_.state().themed.shows, ThemeChoice{}) << "what was shown stays";
        EXPECT_TRUE(window_.state().themed.data.column.empty());
        return window_.state().notice->text;
    };
    EXPECT_NE(join("insee;avis\n31555;bien\n09122;mal\n").find("maillage_texte.csv"), std::string::npos);
    // The first value is a number, what follows is not: the place is named.
    const std::string words = join("insee;avis\n31555;12\n09122;mal\n");
    EXPECT_NE(words.find("mal"), std::string::npos) << words;
    fs::remove(file);
}

TEST_F(MapTheme, ThePictureSaysItsSizeAndStaysBelowTheLargest) {
    window_.session().ask_save(SaveKind::map_picture);
    for (int i = 0; i < 3; ++i) window_.frame();
    PictureOptions options;
    options.times = 8;
    window_.session().set_picture(options);
    const auto [width, height] = window_.session().picture_size(window_.state().save->picture);
    EXPECT_EQ(width, 8000);
    EXPECT_EQ(height, 5000);
    options.as_seen = true;
    window_.session().set_picture(options);
    const auto [seen_width, seen_height] = window_.session().picture_size(window_.state().save->picture);
    const int times = window_.state().save->picture.times;
    EXPECT_EQ(seen_width, window_.state().view.width * times);
    EXPECT_EQ(seen_height, window_.state().view.height * times);
    EXPECT_LE(std::max(seen_width, seen_height), map::largest_page_px);
    EXPECT_NE(window_.find("picture_size"), nullptr);
}

}  // namespace
}  // namespace maillage::app::gui
