// SPDX-License-Identifier: Apache-2.0
// Every text shown to people stands in assets/i18n, in both languages, once, in good form; C++ holds keys alone.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "lint/cpp_literals.h"
#include "lint/source_tree.h"
#include "lint/text_rules.h"

namespace maillage::lint {
namespace {

using Texts = std::map<std::string, std::string>;

Texts texts(const char* language) {
    return nlohmann::json::parse(text_of(std::string("assets/i18n/") + language + ".json")).get<Texts>();
}

/// Keys written "…"_text in src/, with the first place of each.
std::map<std::string, std::string> keys_in_code() {
    std::map<std::string, std::string> keys;
    for (const SourceFile& file : cpp_files_under("src"))
        for (const Literal& literal : string_literals(file.text))
            if (literal.suffix == "_text" && !literal.content.empty())
                keys.emplace(literal.content, file.path + ":" + std::to_string(literal.line));
    return keys;
}

TEST(Texts, EveryKeyOfTheCodeIsInBothLanguages) {
    const Texts french = texts("fr");
    const Texts english = texts("en");
    for (const auto& [key, place] : keys_in_code()) {
        EXPECT_TRUE(french.contains(key)) << place << ": " << key << " is not in fr.json";
        EXPECT_TRUE(english.contains(key)) << place << ": " << key << " is not in en.json";
    }
}

TEST(Texts, NoTextIsUnused) {
    const auto used = keys_in_code();
    ASSERT_GT(used.size(), 10u);
    for (const auto& [key, text] : texts("fr")) EXPECT_TRUE(used.contains(key)) << key << " is used nowhere";
}

TEST(Texts, BothLanguagesHaveTheSameKeysAndPlaceholders) {
    const Texts french = texts("fr");
    const Texts english = texts("en");
    for (const auto& [key, text] : english) EXPECT_TRUE(french.contains(key)) << key << " is only in en.json";
    for (const auto& [key, text] : french) {
        ASSERT_TRUE(english.contains(key)) << key << " is only in fr.json";
        EXPECT_EQ(placeholders(text), placeholders(english.at(key))) << key;
    }
}

TEST(Texts, AreUtf8InOneLineWithoutStraySpaces) {
    for (const char* language : {"fr", "en"})
        for (const auto& [key, text] : texts(language)) {
            EXPECT_TRUE(is_utf8(text)) << key;
            EXPECT_FALSE(text.empty()) << key;
            EXPECT_EQ(text.find("  "), std::string::npos) << language << ' ' << key;
            EXPECT_FALSE(text.starts_with(' ') || text.ends_with(' ')) << language << ' ' << key;
        }
}

TEST(Texts, FrenchFollowsItsTypography) {
    for (const auto& [key, text] : texts("fr"))
        for (const std::string& fault : french_faults(text)) ADD_FAILURE() << key << ": " << fault << ": " << text;
}

TEST(Texts, FilesAreSortedByKey) {
    for (const char* language : {"fr", "en"}) {
        const auto ordered = nlohmann::ordered_json::parse(text_of(std::string("assets/i18n/") + language + ".json"));
        std::string before;
        for (const auto& [key, text] : ordered.items()) {
            EXPECT_LT(before, key) << language;
            before = key;
        }
    }
}

/// Words for people do not stand in C++. The text of an assert is for developers.
TEST(Texts, NoSentenceStandsInTheCode) {
    for (const SourceFile& file : cpp_files_under("src")) {
        const auto lines = lines_of(file.text);
        for (const Literal& literal : string_literals(file.text)) {
            const std::string_view line = lines[static_cast<std::size_t>(literal.line - 1)];
            if (literal.suffix == "_text" || literal.include || line.find("assert(") != std::string_view::npos) continue;
            EXPECT_FALSE(looks_like_a_sentence(literal.content))
                << file.path << ":" << literal.line << ": \"" << literal.content << '"';
        }
    }
}

/// Labels of the window go through the catalogue as well: an ImGui call takes no bare words.
TEST(Texts, NoBareWordInAnImGuiCall) {
    const std::vector<std::string> calls = {"Text(",     "TextUnformatted(", "TextWrapped(", "Button(",  "SmallButton(",
                                            "Checkbox(", "MenuItem(",        "BeginMenu(",   "Selectable(",
                                            "SetTooltip(", "TextDisabled(",  "BulletText(",  "CollapsingHeader("};
    for (const SourceFile& file : files_under("src/app/gui", {".cpp"}))
        for (const std::string& call : calls)
            for (std::size_t at = file.text.find("ImGui::" + call); at != std::string::npos;
                 at = file.text.find("ImGui::" + call, at + 1)) {
                const std::string rest = file.text.substr(at + 7 + call.size(), 60);
                if (!rest.starts_with('"')) continue;
                const std::string shown = rest.substr(1, rest.find_first_of("\"#", 1) - 1);
                const bool has_words = shown.find('%') == std::string::npos &&
                                       shown.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
                EXPECT_FALSE(has_words) << file.path << ": ImGui::" << call << rest.substr(0, rest.find('\n'));
            }
}

TEST(TextRules, PlaceholdersAreNames) {
    EXPECT_EQ(placeholders("{count} {count|site|sites} à {town}"), (std::set<std::string>{"count", "town"}));
    EXPECT_TRUE(placeholders("rien {").empty());
}

TEST(TextRules, FrenchFaultsAreFound) {
    for (const char* good : {"Sites\u00a0: 3", "Vraiment\u202f?", "78\u00a0%", "l’île d’Yeu", "«\u00a0mot\u00a0»", "fin…",
                             "region:76", "detour[:1.3]"})
        EXPECT_TRUE(french_faults(good).empty()) << good;
    for (const char* bad : {"Sites : 3", "Vraiment ?", "Vraiment?!", "78 %", "l'île", "« mot »", "fin...",
                            "Oui\u00a0!", "Sites\u202f: 3", "l'{name}", "a ; b"})
        EXPECT_FALSE(french_faults(bad).empty()) << bad;
}

TEST(TextRules, SentencesAreToldFromKeysAndQueries) {
    EXPECT_TRUE(looks_like_a_sentence("No site was found"));
    EXPECT_TRUE(looks_like_a_sentence("Aucun site trouvé ici."));
    EXPECT_FALSE(looks_like_a_sentence("check.rule_met"));
    EXPECT_FALSE(looks_like_a_sentence("SELECT code FROM communes"));
    EXPECT_FALSE(looks_like_a_sentence("{:>8} {:.1f}"));
    EXPECT_FALSE(looks_like_a_sentence("Google Noto"));
}

}  // namespace
}  // namespace maillage::lint
