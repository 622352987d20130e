// SPDX-License-Identifier: Apache-2.0
// One table of commands: its keys are its own, and help and palette show all of it.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/gui/command_table.h"
#include "base/utf8.h"
#include "ui/window_driver.h"

namespace maillage::app::gui {
namespace {

TEST(CommandTable, NoTwoShareAShortcutAnIdOrAName) {
    std::map<std::tuple<int, bool, bool, char>, std::string_view> chords;
    std::set<std::string_view> ids;
    std::set<std::string_view> names;
    std::set<std::string_view> keys;
    for (const Command& command : commands()) {
        EXPECT_TRUE(ids.insert(command.id).second) << command.id;
        EXPECT_TRUE(names.insert(command.what.id).second) << command.what.id;
        EXPECT_EQ(command.keys.id.empty(), command.chords[0].empty()) << command.id << ": keys printed and bound";
        if (!command.keys.id.empty()) {
            EXPECT_TRUE(keys.insert(command.keys.id).second) << command.keys.id;
        }
        for (const Chord& chord : command.chords) {
            if (chord.empty()) continue;
            const auto [at, is_new] = chords.emplace(std::tuple{chord.key, chord.ctrl, chord.shift, chord.typed}, command.id);
            EXPECT_TRUE(is_new) << command.id << " and " << at->second;
        }
    }
}

class CommandPalette : public testing::TestWithParam<Language> {
  protected:
    void SetUp() override {
        ASSERT_TRUE(window_.open_demonstration());
        window_.session().set_language(GetParam());
        window_.frame();
    }
    void open() {
        window_.key(GLFW_KEY_P, true);
        for (int i = 0; i < 3; ++i) window_.frame();
        ASSERT_TRUE(window_.state().tools.finder.has_value());
    }
    /// The name of a command as typed without accents.
    void type_name_of(TextKey what) { window_.type(folded(window_.session().catalog().text(what))); }
    test_support::WindowDriver window_;
};

TEST_P(CommandPalette, EveryCommandIsInTheHelp) {
    window_.key(GLFW_KEY_F1);
    window_.frame();
    for (const Command& command : commands()) {
        EXPECT_NE(window_.find("what_" + std::string(command.id)), nullptr) << command.id;
        EXPECT_EQ(window_.find("keys_" + std::string(command.id)) != nullptr, !command.keys.id.empty()) << command.id;
    }
}

TEST_P(CommandPalette, EveryCommandIsInThePaletteAndIsTheFirstForItsName) {
    open();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < commands().size(); ++i) {
        for (const DrawnItem& item : window_.drawn())
            if (item.id.starts_with("found_") && item.id.ends_with("_title")) seen.insert(item.id);
        window_.key(GLFW_KEY_DOWN);
    }
    EXPECT_EQ(seen.size(), commands().size());
    // The name in full brings it to the top: taken there, it runs.
    const auto theme = window_.state().theme;
    type_name_of("window.do.theme"_text);
    window_.key(GLFW_KEY_ENTER);
    EXPECT_NE(window_.state().theme, theme);
    EXPECT_FALSE(window_.state().tools.finder.has_value());
}

TEST_P(CommandPalette, AFewLettersWithoutAccentsAreEnough) {
    open();
    window_.type(GetParam() == Language::french ? "repl pan" : "fold pan");
    window_.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(window_.state().panels_folded);
    open();
    window_.type("GEOPACK");
    window_.key(GLFW_KEY_ENTER);
    ASSERT_TRUE(window_.state().save.has_value());
    EXPECT_EQ(window_.state().save->kind, SaveKind::geopackage);
}

TEST_P(CommandPalette, WhatCannotRunNowStaysAndDoesNothing) {
    open();
    type_name_of("window.do.accept"_text);
    window_.key(GLFW_KEY_ENTER);
    EXPECT_TRUE(window_.state().tools.finder.has_value());
    EXPECT_FALSE(window_.state().undo_name.has_value()) << "nothing was accepted";
    ASSERT_TRUE(window_.click("found_0"));
    EXPECT_TRUE(window_.state().tools.finder.has_value());
}

TEST_P(CommandPalette, OpensOverTheSearchAndClosesByEscape) {
    window_.key(GLFW_KEY_F, true);
    for (int i = 0; i < 3; ++i) window_.frame();
    open();
    EXPECT_EQ(window_.state().tools.finder->kind, FinderKind::command);
    window_.key(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(window_.state().tools.finder.has_value());
}

TEST_P(CommandPalette, TheInterfaceGrowsAndShrinksWithinItsEnds) {
    for (int i = 0; i < 20; ++i)
        for (const Command& command : commands())
            if (command.id == "smaller") command.run(window_.session());
    EXPECT_EQ(window_.state().scale, 0.75F);
    for (int i = 0; i < 20; ++i)
        for (const Command& command : commands())
            if (command.id == "larger") command.run(window_.session());
    EXPECT_EQ(window_.state().scale, 4.0F);
}

INSTANTIATE_TEST_SUITE_P(Languages, CommandPalette, testing::Values(Language::french, Language::english),
                         [](const auto& language) { return language.param == Language::french ? "fr" : "en"; });

}  // namespace
}  // namespace maillage::app::gui
