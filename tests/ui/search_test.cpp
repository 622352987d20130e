// SPDX-License-Identifier: Apache-2.0
// A place is typed, found and flown to: by keys and by presses, in both languages.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

class Search : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.frame();
    }
    void open() {
        window_.key(GLFW_KEY_F, true);
        for (int i = 0; i < 3; ++i) window_.frame();
        ASSERT_TRUE(window_.state().tools.finder.has_value());
    }
    void land() {
        for (int i = 0; i < 20; ++i) window_.frame();
        EXPECT_FALSE(window_.session().moving());
    }
    [[nodiscard]] std::string code_gone_to() const {
        const auto& place = window_.state().tools.place;
        if (!place || place->level != territory::Level::commune) return {};
        return window_.state().workspace->territory->communes.code[place->index].text();
    }
    test_support::WindowDriver window_;
};

TEST_P(Search, TypedNameAndEnterFlyThereAndOutlineIt) {
    const auto before = window_.state().view;
    open();
    window_.type("pamiers");
    EXPECT_EQ(window_.state().tools.finder->typed, "pamiers") << "the field has the keyboard from the start";
    ASSERT_FALSE(window_.state().tools.finder->places.empty());
    window_.key(GLFW_KEY_ENTER);
    EXPECT_FALSE(window_.state().tools.finder.has_value());
    EXPECT_EQ(code_gone_to(), "09225");
    EXPECT_FALSE(window_.state().selected_outline.lines.empty());
    land();
    EXPECT_LT(window_.state().view.meters_per_px, before.meters_per_px);
    const auto& box = window_.state().selected_outline.box;
    EXPECT_TRUE(window_.state().view.box().low.x < box.low.x && window_.state().view.box().high.x > box.high.x);
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_TRUE(window_.state().selected_outline.lines.empty()) << "Escape deselects";
}

TEST_P(Search, ACodeOpensFromTheTopBarAndAPressTakesTheRow) {
    ASSERT_TRUE(window_.click("search"));
    for (int i = 0; i < 3; ++i) window_.frame();
    window_.type("31107");
    window_.frame();
    ASSERT_TRUE(window_.click("found_0"));
    EXPECT_EQ(code_gone_to(), "31107");
}

TEST_P(Search, ArrowsMoveAlongTheListAndStopAtItsEnds) {
    open();
    window_.type("saint");
    const auto places = window_.state().tools.finder->places;
    ASSERT_GT(places.size(), 3u);
    window_.key(GLFW_KEY_UP);
    EXPECT_EQ(window_.state().tools.finder->picked, 0);
    window_.key(GLFW_KEY_DOWN);
    window_.key(GLFW_KEY_DOWN);
    EXPECT_EQ(window_.state().tools.finder->picked, 2);
    for (int i = 0; i < 3; ++i) window_.key(GLFW_KEY_PAGE_DOWN);
    EXPECT_EQ(window_.state().tools.finder->picked, static_cast<int>(places.size()) - 1);
    window_.type("-g");
    EXPECT_EQ(window_.state().tools.finder->picked, 0) << "a new question starts at its best answer";
}

TEST_P(Search, ADepartmentIsSelectedAnIntercommunalityAndARegionAreOutlined) {
    open();
    window_.type("tarn");
    window_.key(GLFW_KEY_ENTER);
    ASSERT_TRUE(window_.state().selected_department.has_value());
    EXPECT_EQ(window_.state().workspace->territory->departments.code[*window_.state().selected_department].view(), "81");
    for (const char* typed : {"occitanie", "toulouse metropole"}) {
        open();
        window_.type(typed);
        window_.key(GLFW_KEY_ENTER);
        ASSERT_TRUE(window_.state().tools.place.has_value());
        EXPECT_NE(window_.state().tools.place->level, territory::Level::commune) << typed;
        EXPECT_FALSE(window_.state().selected_outline.lines.empty()) << typed;
        EXPECT_FALSE(window_.state().selected_department.has_value());
    }
}

TEST_P(Search, AnOverseasPlaceIsSaidNotToBeOnThisMap) {
    open();
    window_.type("mamoudzou");
    ASSERT_FALSE(window_.state().tools.finder->places.empty());
    const auto view = window_.state().view;
    window_.key(GLFW_KEY_ENTER);
    ASSERT_TRUE(window_.state().notice.has_value());
    EXPECT_FALSE(window_.state().notice->failure);
    EXPECT_EQ(window_.state().view, view);
}

TEST_P(Search, NothingFoundSaysWhatToTryAndEnterDoesNothing) {
    open();
    EXPECT_NE(window_.find("finder_text"), nullptr);
    EXPECT_EQ(window_.find("found_0"), nullptr);
    window_.type("qqqq");
    window_.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(window_.state().tools.finder.has_value());
    EXPECT_TRUE(window_.state().selected_outline.lines.empty());
}

TEST_P(Search, EscapeOrAPressBesideClosesAndKeysMeanTheFieldAlone) {
    open();
    const auto view = window_.state().view;
    window_.type("a?+-");
    window_.key(GLFW_KEY_LEFT);
    EXPECT_EQ(window_.state().view, view);
    EXPECT_FALSE(window_.state().help_open);
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().tools.finder.has_value());
    open();
    window_.move_to(700, 700);
    ASSERT_TRUE(window_.click("map"));
    EXPECT_FALSE(window_.state().tools.finder.has_value());
    EXPECT_EQ(window_.state().view, view);
}

TEST(SearchBeforeLoading, IsNotThere) {
    test_support::WindowDriver window;
    window.frame();
    EXPECT_EQ(window.find("search"), nullptr);
    window.session().open_finder(FinderKind::place);
    EXPECT_FALSE(window.state().tools.finder.has_value());
}

INSTANTIATE_TEST_SUITE_P(Languages, Search, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
