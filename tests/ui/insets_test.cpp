// SPDX-License-Identifier: Apache-2.0
// Overseas departments beside the map: small framed maps that cover nothing, hide by a command and fly there on click.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/gui/command_table.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

bool overlap(const Box& a, const Box& b) {
    return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

class Insets : public testing::Test {
  protected:
    void open(const std::string& scope) {
        Question question;
        question.scope = scope;
        window_.session().open(question);
        ASSERT_TRUE(window_.wait_until([&] { return state().workspace && state().workspace->scope.id == scope; }));
        settle();
    }
    void settle() {
        for (int i = 0; i < 12; ++i) window_.frame();
    }
    void run(std::string_view id) {
        const auto command = std::ranges::find(commands(), id, &Command::id);
        ASSERT_NE(command, commands().end()) << id;
        EXPECT_TRUE(command->can_run(state())) << id;
        if (command->can_run(state())) command->run(window_.session());
        settle();
    }
    [[nodiscard]] bool can_run(std::string_view id) const {
        return std::ranges::find(commands(), id, &Command::id)->can_run(state());
    }
    [[nodiscard]] const WindowState& state() const { return window_.state(); }
    [[nodiscard]] int insets_drawn() const {
        int count = 0;
        for (const DrawnItem& item : window_.drawn())
            if (item.control && item.id.starts_with("inset_")) {
                EXPECT_FALSE(item.tip.empty()) << item.id;
                ++count;
            }
        return count;
    }
    /// Code of the department whose map fills the frame; empty = the scope's own.
    [[nodiscard]] std::string shown() const {
        const auto department = state().parts.all[state().parts.shown].department;
        return department ? state().workspace->territory->departments.code[*department].text() : std::string();
    }
    [[nodiscard]] territory::Index commune(const char* code) const {
        return *state().workspace->territory->communes.find(*CommuneCode::parse(code));
    }
    test_support::WindowDriver window_;
};

TEST_F(Insets, StandBesideFranceForItsFiveDepartmentsOverseas) {
    open("france");
    EXPECT_EQ(insets_drawn(), 5);
    const Catalog& words = window_.session().catalog();
    std::vector<std::string> names;
    for (const std::size_t part : state().parts.insets())
        names.push_back(part_name(state().parts, part, *state().workspace->territory, words));
    EXPECT_EQ(names, (std::vector<std::string>{"Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"}));
    EXPECT_EQ(part_name(state().parts, 0, *state().workspace->territory, words), "France métropolitaine");
}

TEST_F(Insets, AreNotThereWhereTheScopeHasOneMap) {
    for (const char* scope : {"region:76", "france-metropolitaine", "department:971,972"}) {
        open(scope);
        EXPECT_EQ(insets_drawn(), 0) << scope;
        EXPECT_FALSE(can_run("insets")) << scope;
        EXPECT_FALSE(can_run("see_own")) << scope;
        EXPECT_FALSE(can_run("see_974")) << scope;
    }
}

TEST_F(Insets, CoverNeitherLegendNorScaleNorEachOtherAndCutNoName) {
    open("france");
    int seen = 0;
    for (const auto& [language, part] : std::vector<std::pair<Language, std::size_t>>{
             {Language::french, 0}, {Language::english, 0}, {Language::french, 3}, {Language::english, 3}})
        for (const float scale : {1.0F, 1.5F, 2.0F})
            for (const auto& [width, height] : std::vector<std::pair<float, float>>{
                     {1600, 1000}, {1280, 800}, {1920, 1080}, {1000, 700}, {2560, 1440}, {900, 1300}}) {
                window_.session().set_language(language);
                if (state().parts.shown != part) window_.session().show_part(part);
                window_.session().set_scale(scale);
                window_.resize(width, height);
                settle();
                const Box frame = window_.layout().map;
                std::vector<Box> boxes;
                std::vector<Box> furniture;
                for (const DrawnItem& item : window_.drawn()) {
                    if (item.control && item.id.starts_with("inset_")) boxes.push_back(item.box);
                    if (item.id == "legend_card" || item.id == "scale_card" || item.id == "credits")
                        furniture.push_back(item.box);
                    if (item.id.starts_with("inset_")) {
                        EXPECT_LE(item.text_width, item.room + 0.5F) << item.id << " is cut";
                    }
                }
                EXPECT_GE(furniture.size(), boxes.empty() ? 0U : 3U);
                seen += static_cast<int>(boxes.size());
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    EXPECT_GE(boxes[i].low.x, frame.low.x);
                    EXPECT_LE(boxes[i].high.x, frame.high.x);
                    EXPECT_GE(boxes[i].low.y, frame.low.y);
                    EXPECT_LE(boxes[i].high.y, frame.high.y);
                    for (const Box& other : furniture)
                        EXPECT_FALSE(overlap(boxes[i], other)) << width << "x" << height << " at " << scale;
                    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(boxes[i], boxes[j]));
                }
            }
    EXPECT_GE(seen, 2 * 5 * 12) << "a third of these windows at least have room for them";
}

TEST_F(Insets, TheScopeFitsBesideThem) {
    open("france");
    const DrawnItem* inset = window_.find("inset_0");
    ASSERT_NE(inset, nullptr);
    const auto& view = state().view;
    const geo::Xy corner = view.to_screen(state().content->geometry->box().high);
    EXPECT_LE(window_.layout().map.low.x + static_cast<float>(corner.x), inset->box.low.x);
}

TEST_F(Insets, AClickFliesThereAndTheOwnMapBecomesAnInset) {
    open("france");
    ASSERT_TRUE(window_.click("inset_3"));
    settle();
    EXPECT_EQ(shown(), "974");
    EXPECT_FALSE(window_.session().moving());
    const auto seen = state().view.box();
    const auto island = state().parts.all[state().parts.shown].geometry->box();
    EXPECT_LE(seen.low.x, island.low.x);
    EXPECT_GE(seen.high.y, island.high.y);
    EXPECT_EQ(state().content->geometry->whole().epsg(), 2975);
    EXPECT_EQ(insets_drawn(), 5);
    // A commune under the pointer is one of the island.
    const auto& geometry = state().content->geometry->whole();
    const auto point = geometry.commune_point(*geometry.feature(commune("97411")));
    const geo::Xy px = state().view.to_screen({geometry.origin().x + point.x, geometry.origin().y + point.y});
    const Point low = window_.layout().map.low;
    window_.move_to(low.x + static_cast<float>(px.x), low.y + static_cast<float>(px.y));
    EXPECT_EQ(state().hover.commune, commune("97411"));
    ASSERT_TRUE(window_.click("inset_0"));  // the own map is first in order
    settle();
    EXPECT_EQ(shown(), "");
    EXPECT_EQ(state().content->geometry->whole().epsg(), 2154);
}

TEST_F(Insets, ClicksOnThemDoNothingToTheMap) {
    open("france");
    const auto view = state().view;
    ASSERT_TRUE(window_.move_to("inset_1"));
    window_.wheel(3);
    window_.frame();
    EXPECT_EQ(state().view, view);
    EXPECT_FALSE(state().hover.commune.has_value());
}

TEST_F(Insets, CommandsAndKeysSeeEachAndGoBack) {
    open("france");
    for (const char* code : {"971", "972", "973", "974", "976"}) {
        run("see_" + std::string(code));
        EXPECT_EQ(shown(), code);
    }
    window_.key(GLFW_KEY_0, true, true);
    settle();
    EXPECT_EQ(shown(), "");
    window_.key(GLFW_KEY_2, true, true);
    settle();
    EXPECT_EQ(shown(), "972");
}

TEST_F(Insets, ACommandHidesThemAndTheMapTakesTheRoom) {
    open("france");
    const double before = state().view.centre.x;
    run("insets");
    EXPECT_EQ(insets_drawn(), 0);
    EXPECT_LT(state().view.centre.x, before) << "centred in the whole frame again";
    run("insets");
    EXPECT_EQ(insets_drawn(), 5);
}

TEST_F(Insets, APlaceFoundBringsItsMap) {
    open("france");
    window_.session().go_to({territory::Level::commune, commune("97302")});
    settle();
    EXPECT_EQ(shown(), "973");
    EXPECT_FALSE(state().selected_outline.lines.empty());
    window_.session().go_to({territory::Level::commune, commune("31555")});
    settle();
    EXPECT_EQ(shown(), "");
    EXPECT_FALSE(state().selected_outline.lines.empty());
    const auto mayotte = *state().workspace->territory->departments.find(*DepartmentCode::parse("976"));
    window_.session().select_department(mayotte);
    settle();
    EXPECT_EQ(shown(), "976");
    EXPECT_EQ(state().selected_department, mayotte);
    EXPECT_FALSE(state().notice.has_value());
}

TEST_F(Insets, ASiteIsOpenedAndMovedOnTheMapOfItsDepartment) {
    open("france");
    run("see_974");
    window_.session().set_adding_site(true);
    const auto& geometry = state().content->geometry->whole();
    const auto screen_of = [&](const char* code) {
        const auto point = geometry.commune_point(*geometry.feature(commune(code)));
        return state().view.to_screen({geometry.origin().x + point.x, geometry.origin().y + point.y});
    };
    window_.session().click_map(screen_of("97411"), false);
    ASSERT_EQ(state().project.sites->size(), 1U);
    EXPECT_EQ(state().project.sites->front().commune.view(), "97411");
    EXPECT_NEAR(state().project.sites->front().position->lat, -20.9, 0.2);
    settle();
    window_.session().hover_screen(screen_of("97411"));
    ASSERT_TRUE(state().hover.site.has_value());
    window_.session().press_map();
    window_.session().drag_site(screen_of("97416"));
    window_.session().release_map();
    EXPECT_EQ(state().project.sites->front().commune.view(), "97416");
    EXPECT_EQ(shown(), "974") << "an edit keeps the map";
    window_.session().undo();
    window_.session().centre_site(state().project.sites->front().id);
    settle();
    EXPECT_EQ(shown(), "974");
}

TEST_F(Insets, AnotherProjectBeginsOnItsOwnMap) {
    open("france");
    run("see_971");
    open("region:76");
    EXPECT_EQ(state().parts.all.size(), 1U);
    EXPECT_EQ(state().parts.shown, 0U);
}

}  // namespace
}  // namespace maillage::app::gui
