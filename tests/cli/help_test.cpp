// SPDX-License-Identifier: Apache-2.0
// `--help` of every command shows an example, and the example works as printed.
#include <gtest/gtest.h>

#include <sstream>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

/// The commands `maillage --help` lists.
std::vector<std::string> commands() {
    const auto lines = lines_of(maillage({"--help", "--lang", "en"}).out);
    std::vector<std::string> names;
    bool listed = false;
    for (const auto& line : lines) {
        if (listed && line.starts_with("  ") && line[2] != ' ') names.push_back(line.substr(2, line.find(' ', 2) - 2));
        listed = listed || line.find("ommands:") != std::string::npos || line.starts_with("Sous-commandes");
    }
    return names;
}

/// The words of the example printed, `maillage` itself left out; quotes are not needed in any.
Arguments example_in(const std::string& help) {
    Arguments words;
    for (const auto& line : lines_of(help)) {
        const auto at = line.find("maillage ");
        if (at == std::string::npos || (line.find("xemple") == std::string::npos && line.find("$ ") == std::string::npos))
            continue;
        std::istringstream stream(line.substr(at + std::string("maillage ").size()));
        for (std::string word; stream >> word;) words.push_back(word);
    }
    return words;
}

/// As a person types it: `| head` and the like are not in an example.
bool is_answer(int exit) { return exit == 0 || exit == 1; }

TEST(Help, ListsTheCommandsOfTheMainJob) {
    const auto names = commands();
    for (const char* name : {"info", "check", "plan"})
        EXPECT_TRUE(std::find(names.begin(), names.end(), name) != names.end()) << name;
}

TEST(Help, EveryCommandHasOneExampleThatWorks) {
    for (const auto& name : commands()) {
        for (const char* language : {"fr", "en"}) {
            const Ended help = maillage({name, "--help", "--lang", language});
            EXPECT_EQ(help.exit, 0) << name;
            EXPECT_NE(help.out.find(name), std::string::npos);
            // The English word is the same but for its first letters: Example, Exemple.
            std::string text = help.out;
            if (const auto at = text.find("Example"); at != std::string::npos) text.replace(at, 7, "Exemple");
            const Arguments words = example_in(text);
            ASSERT_FALSE(words.empty()) << "no example in\n" << help.out;
            EXPECT_EQ(words[0], name);
            if (std::string(language) == "en") continue;
            const maillage::test::ScratchFolder folder;
            auto launch = maillage_with(words);
            launch.folder = folder.path();
            const Ended ended = test_support::run_program(launch);
            EXPECT_TRUE(is_answer(ended.exit)) << "maillage " << name << " … ended with " << ended.exit << "\n"
                                               << ended.err;
            EXPECT_FALSE(ended.out.empty() && folder.names().empty()) << name << " printed and wrote nothing";
        }
    }
}

TEST(Help, IsInTheLanguageAskedFor) {
    for (const auto& name : commands()) {
        const std::string french = maillage({name, "--help", "--lang", "fr"}).out;
        const std::string english = maillage({name, "--help", "--lang", "en"}).out;
        EXPECT_NE(french, english) << name;
        EXPECT_EQ(english.find("Affiche"), std::string::npos) << name;
        EXPECT_EQ(english.find("données"), std::string::npos) << name;
        for (const char* word : {"Display program", "Print this help"})
            EXPECT_EQ(french.find(word), std::string::npos) << name << " --help in French says " << word;
    }
    EXPECT_EQ(maillage({"--help", "--lang", "fr"}).out.find("Display program version"), std::string::npos);
}

/// Of CLI11's own words and the names of arguments none is left in English.
TEST(Help, FrenchHelpIsFrenchThroughout) {
    auto asked = commands();
    asked.emplace_back();
    for (const auto& name : asked) {
        Arguments arguments{"--help", "--lang", "fr"};
        if (!name.empty()) arguments.insert(arguments.begin(), name);
        std::string help = maillage(arguments).out;
        EXPECT_NE(help.find("Usage\u00a0: maillage"), std::string::npos) << help;
        EXPECT_NE(help.find("Options\u00a0:\n"), std::string::npos) << help;
        for (char& c : help)
            if (std::string_view("[]=.:,").find(c) != std::string_view::npos) c = ' ';
        std::istringstream words(help);
        for (std::string word; words >> word;)
            for (const char* english : {"TEXT", "FLOAT", "INT", "UINT", "NUMBER", "INTEGER", "REQUIRED", "Excludes", "FILE",
                                        "PROJECT", "CERTIFICATE", "SUBCOMMAND"})
                EXPECT_NE(word, english) << "maillage " << name << " --help";
    }
    EXPECT_NE(maillage({"verify", "--lang", "fr"}).err.find("CERTIFICAT manque"), std::string::npos);
}

/// What an option takes stands in its help, so that nobody has to guess.
TEST(Help, OfTheMapListsThemesRampsAndVisions) {
    for (const char* language : {"fr", "en"}) {
        const std::string help = maillage({"map", "--help", "--lang", language}).out;
        for (const char* word : {"density", "share", "ratio", "difference", "population", "persons", "places", "viridis",
                                 "cividis", "teal-orange", "deuteranopia", "protanopia", "tritanopia"})
            EXPECT_NE(help.find(word), std::string::npos) << word << "\n" << help;
    }
}

/// The language is taken from anywhere on the line, and from the locale.
TEST(Help, FollowsTheLocale) {
    auto launch = maillage_with({"check", "--help"});
    launch.environment = {{"LC_ALL", "en_GB.UTF-8"}};
    EXPECT_EQ(test_support::run_program(launch).out.find("Affiche"), std::string::npos);
}

TEST(Help, VersionIsOneLine) {
    const Ended version = maillage({"--version"});
    EXPECT_EQ(version.exit, 0);
    EXPECT_EQ(lines_of(version.out).size(), 1u);
    EXPECT_TRUE(version.out.starts_with("maillage ")) << version.out;
}

/// A command that does not work yet is absent, and is refused.
TEST(Help, WhatIsNotListedIsRefused) {
    const auto names = commands();
    for (const char* name : {"solve", "verify", "catchment", "matrix", "commune", "simulate", "report", "replay"}) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const Ended ended = maillage({name});
        EXPECT_NE(ended.exit, 0) << name << " is not listed and answers";
        EXPECT_TRUE(ended.out.empty()) << name;
    }
}

}  // namespace
}  // namespace maillage::cli_test
