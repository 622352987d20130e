// SPDX-License-Identifier: Apache-2.0
// Every panel of the registry opens: both languages, both themes, three scales, empty and loaded; and no words are cut.
#include <gtest/gtest.h>

#include "app/gui/panels/registry.h"
#include "app/gui/widgets.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

using test_support::WindowDriver;

void show_all_ways(WindowDriver& window, const std::function<void()>& look) {
    for (const Language language : {Language::french, Language::english})
        for (const map::ThemeKind theme : {map::ThemeKind::light, map::ThemeKind::dark})
            for (const float scale : {1.0F, 1.5F, 2.0F}) {
                SCOPED_TRACE(testing::Message() << (language == Language::french ? "fr" : "en") << " at " << scale
                                                << (theme == map::ThemeKind::light ? " light" : " dark"));
                window.session().set_language(language);
                window.session().set_theme(theme);
                window.session().set_scale(scale);
                window.resize(1600 * scale, 1000 * scale);
                look();
            }
}

class EveryPanel : public testing::TestWithParam<const PanelEntry*> {
  protected:
    /// Brings the state to where the panel is shown.
    static void call_for(WindowDriver& window, const PanelEntry& panel) {
        window.session().close_finder();
        if (panel.id == std::string_view("search")) {
            window.session().open_finder(FinderKind::place);
            window.session().type_in_finder("saint");
        }
        if (panel.id == std::string_view("commands")) window.session().open_finder(FinderKind::command);
        if (panel.id == std::string_view("charts")) window.session().set_task(Task::map);
        if (panel.id == std::string_view("compare")) {
            window.session().set_task(Task::compare);
            if (window.state().workspace) {
                window.session().keep_named_scenario();
                window.session().add_site_in(window.state().workspace->scope.communes.front());
            }
        }
        if (panel.id == std::string_view("catchment") && window.state().workspace) {
            window.session().open_department_catchments(window.state().workspace->scope.departments.front());
            EXPECT_TRUE(window.wait_until([&] { return !window.state().catchment->candidates.empty(); }));
        }
        if (panel.id == std::string_view("place_menu") && window.state().workspace) {
            const auto& communes = window.state().workspace->territory->communes;
            window.session().open_place_menu({communes.find(*CommuneCode::parse("65440")), 0, {400, 300}});
        }
        if (panel.id == std::string_view("years")) window.session().show_years(true);
        if (panel.id == std::string_view("open")) window.session().ask_open();
        if (panel.id == std::string_view("save")) window.session().ask_save(SaveKind::map_picture);
        if (panel.id == std::string_view("new")) window.session().ask_new();
        if (panel.id == std::string_view("tour")) window.session().start_tour();
        if (panel.id == std::string_view("leave") && window.state().workspace) {
            window.session().set_rule({3, std::nullopt});
            window.session().ask_close();
        }
        if (panel.id == std::string_view("help") && !window.state().help_open) window.session().toggle_help();
    }
    static bool is_shown(const WindowDriver& window, const PanelEntry& panel) {
        return panel.is_shown == nullptr || panel.is_shown(window.state());
    }
};

TEST_P(EveryPanel, OpensOnNothing) {
    WindowDriver window;
    const PanelEntry& panel = *GetParam();
    call_for(window, panel);
    show_all_ways(window, [&] {
        for (int i = 0; i < 3 && is_shown(window, panel); ++i) window.frame_of(panel);
    });
}

TEST_P(EveryPanel, OpensOnTheDemonstrationAndCutsNoWords) {
    WindowDriver window;
    ASSERT_TRUE(window.open_demonstration());
    window.session().propose();
    ASSERT_TRUE(window.wait_until([&] { return window.state().plan != nullptr; }));
    const PanelEntry& panel = *GetParam();
    call_for(window, panel);
    show_all_ways(window, [&] {
        for (int i = 0; i < 3; ++i) window.frame();
        for (int i = 0; i < 3 && is_shown(window, panel); ++i) window.frame_of(panel);
        for (const DrawnItem& item : window.drawn())
            EXPECT_LE(item.text_width, item.room + 0.5F) << item.id << " is cut";
    });
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryPanel,
                         testing::ValuesIn([] {
                             std::vector<const PanelEntry*> entries;
                             for (const PanelEntry& panel : panels()) entries.push_back(&panel);
                             return entries;
                         }()),
                         [](const auto& entry) { return std::string(entry.param->id); });

TEST(WholeWindow, SurvivesAnySize) {
    WindowDriver window;
    ASSERT_TRUE(window.open_demonstration());
    for (const auto& [width, height] : std::vector<std::pair<float, float>>{
             {1, 1}, {0, 0}, {20, 700}, {700, 20}, {200, 120}, {640, 400}, {999, 300}, {1279, 800}, {5000, 90}})
        for (const float scale : {1.0F, 2.0F}) {
            window.session().set_scale(scale);
            window.resize(width, height);
            for (int i = 0; i < 3; ++i) window.frame();
        }
}

TEST(WholeWindow, OnASmallScreenCutsNoWordsEither) {
    WindowDriver window(1280, 800);
    ASSERT_TRUE(window.open_demonstration());
    for (int i = 0; i < 3; ++i) window.frame();
    for (const DrawnItem& item : window.drawn()) EXPECT_LE(item.text_width, item.room + 0.5F) << item.id << " is cut";
}

TEST(Words, OfPeopleAreNeverFormatsNorIds) {
    WindowDriver window;
    const std::string name = "100 %s %n ## Saint-%d###x";
    for (int i = 0; i < 2; ++i)
        window.frame_with([&](Ui& ui) {
            line(ui, "name", FontRole::body, ui.palette.ink, name);
            const std::vector<std::string> options{name, name};
            (void)choice(ui, "twins", 1, options, take(ui, 30));
            (void)button(ui, "press", name, ButtonKind::quiet, take(ui, 30));
        });
    const DrawnItem* item = window.find("name");
    ASSERT_NE(item, nullptr);
    EXPECT_GT(item->text_width, 100) << "the whole name, not what stands before ##";
    ASSERT_NE(window.find("press"), nullptr);
}

TEST(Words, TooLongOnesEndInDots) {
    WindowDriver window;
    window.frame_with([&](Ui& ui) {
        const std::string name = "Châtillon-en-Diois-sur-Œuf";
        const std::string shown = fitted(ui, FontRole::body, name, 90);
        EXPECT_LE(text_size(ui, FontRole::body, shown).x, 90);
        EXPECT_TRUE(shown.ends_with("…")) << shown;
        EXPECT_TRUE(shown.starts_with("Ch")) << shown;
        EXPECT_EQ(fitted(ui, FontRole::body, name, 900), name);
        for (float width = 0; width < 200; width += 3)
            for (const char c : fitted(ui, FontRole::body, name, width)) EXPECT_NE(c, '\0');
    });
}

}  // namespace
}  // namespace maillage::app::gui
