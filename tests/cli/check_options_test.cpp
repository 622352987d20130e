// SPDX-License-Identifier: Apache-2.0
// The options of `check`: language, formats, distance models, limits, scopes.
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maillage::cli_test {
namespace {

TEST(CheckOptions, SpeaksFrenchAndEnglish) {
    const Ended french = maillage(occitanie("check", {"--lang", "fr"}));
    const Ended english = maillage(occitanie("check", {"--lang", "en"}));
    EXPECT_EQ(french.exit, 1);
    EXPECT_EQ(english.exit, 1);
    EXPECT_NE(french.out.find("Départements"), std::string::npos);
    EXPECT_NE(french.out.find("à vol d’oiseau"), std::string::npos);
    EXPECT_EQ(english.out.find("Départements"), std::string::npos);
    EXPECT_NE(english.out.find("Departments"), std::string::npos);
    EXPECT_EQ(english.out.find("oiseau"), std::string::npos);
    for (const char* name : {"Gard", "Pyrénées-Orientales", "Tarn"}) {
        EXPECT_NE(french.out.find(name), std::string::npos);
        EXPECT_NE(english.out.find(name), std::string::npos);
    }
}

/// Without --lang the locale decides, and where it says nothing: French.
TEST(CheckOptions, TheLocaleDecidesElseFrench) {
    using Variables = std::map<std::string, std::string>;
    const std::vector<std::pair<Variables, bool>> locales{{{{"LC_ALL", "en_GB.UTF-8"}}, false},
                                                          {{{"LC_ALL", "fr_FR.UTF-8"}}, true},
                                                          {{{"LC_ALL", ""}, {"LANG", "en_US.UTF-8"}}, false},
                                                          {{{"LC_ALL", ""}, {"LANG", "de_DE.UTF-8"}}, true},
                                                          {{{"LC_ALL", "C"}}, true}};
    auto launch = maillage_with({"check", "--help"});
    for (const auto& [variables, french] : locales) {
        launch.environment = variables;
        const std::string help = test_support::run_program(launch).out;
        EXPECT_EQ(help.find("Exemple") != std::string::npos, french) << variables.begin()->second << "\n" << help;
    }
}

TEST(CheckOptions, NumbersDoNotFollowTheLocaleInJson) {
    auto launch = maillage_with(occitanie("check", {"--format", "json", "--lang", "fr"}));
    launch.environment = {{"LC_ALL", "fr_FR.UTF-8"}, {"LC_NUMERIC", "fr_FR.UTF-8"}};
    const Ended ended = test_support::run_program(launch);
    const json document = json::parse(ended.out, nullptr, false);
    ASSERT_TRUE(document.is_object());
    EXPECT_NEAR(document["coverage"]["mean_km"].get<double>(), 38.0, 0.1);
}

TEST(CheckOptions, CsvHasOneRowPerDepartmentAndKeepsZeros) {
    const Ended ended = maillage(occitanie("check", {"--format", "csv"}));
    EXPECT_EQ(ended.exit, 1);
    const auto lines = lines_of(ended.out);
    ASSERT_EQ(lines.size(), 14u) << ended.out;
    EXPECT_TRUE(lines[0].starts_with("code,name"));
    EXPECT_TRUE(lines[1].starts_with("09,"));
    EXPECT_NE(lines[1].find("155339"), std::string::npos) << "numbers are plain in a CSV";
    EXPECT_TRUE(lines[4].starts_with("30,Gard,0,"));
}

TEST(CheckOptions, MarkdownIsATable) {
    const Ended ended = maillage(occitanie("check", {"--format", "md"}));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_TRUE(ended.out.starts_with("# "));
    EXPECT_NE(ended.out.find("|---"), std::string::npos);
    for (const auto& line : lines_of(ended.out))
        EXPECT_EQ(line.starts_with("|"), line.ends_with("|")) << line;
}

TEST(CheckOptions, RadiiAreThoseAskedFor) {
    for (const Arguments& written : {Arguments{"--radius", "10,25"}, Arguments{"--radius", "10", "25"},
                                     Arguments{"--radius", "10", "--radius", "25"}}) {
        const json answer = json_of(1, occitanie("check", written));
        const json& within = answer["coverage"]["within_km"];
        ASSERT_EQ(within.size(), 2u) << within.dump();
        EXPECT_TRUE(within.contains("10") && within.contains("25")) << within.dump();
        EXPECT_LT(within["10"], within["25"]);
    }
    EXPECT_TRUE(json_of(1, occitanie("check", {"--radius", "30"}))["departments"][0]["share"].contains("30"));
}

TEST(CheckOptions, MinutesNeedASpeed) {
    const Ended refused = maillage(occitanie("check", {"--minutes", "45"}));
    EXPECT_EQ(refused.exit, 2);
    EXPECT_TRUE(refused.out.empty());
    EXPECT_FALSE(refused.err.empty());
    EXPECT_EQ(maillage(occitanie("check", {"--minutes", "45", "--distance", "detour:1.3"})).exit, 2);
    EXPECT_EQ(maillage({"check", "--scope", "region:76", "--minutes", "45"}).exit, 2);
}

/// 1.3 × the distance at 60 km/h: a kilometre of road is a minute, so 45 minutes are 45 km of road.
TEST(CheckOptions, ASpeedGivesMinutes) {
    const json timed = json_of(1, occitanie("check", {"--distance", "detour:1.3,60", "--minutes", "45"}));
    const json& coverage = timed["coverage"];
    ASSERT_TRUE(coverage.contains("within_min")) << coverage.dump();
    EXPECT_FALSE(timed["departments"][0].dump().find("min") == std::string::npos);
    const json roads = json_of(1, occitanie("check", {"--distance", "detour:1.3", "--radius", "45"}));
    EXPECT_EQ(coverage["within_min"]["45"], roads["coverage"]["within_km"]["45"]);
    const Ended said = maillage(occitanie("check", {"--distance", "detour:1.3,60", "--minutes", "45", "--lang", "fr"}));
    EXPECT_NE(said.out.find("heures creuses"), std::string::npos) << "a table of minutes says off-peak";
}

TEST(CheckOptions, ScopesCanBeNamed) {
    const json two = json_of(0, {"check", "--scope", "department:31,32"});
    EXPECT_EQ(two["coverage"]["population"], 1'456'261 + 192'649);
    EXPECT_EQ(two["departments"].size(), 2u);
    EXPECT_EQ(json_of(0, {"check", "--scope", "france"})["coverage"]["population"], 68'017'091);
    EXPECT_EQ(json_of(0, {"check", "--scope", "region:32"})["coverage"]["population"], 5'998'916);
    const json metropole = json_of(0, {"check", "--scope", "intercommunality:243100518"});
    EXPECT_GT(metropole["coverage"]["population"], 700'000) << "Toulouse Métropole";
    EXPECT_EQ(json_of(0, {"check", "--scope", "department:09"})["departments"][0]["code"], "09");
}

/// Where nobody said which sites there are, the answer says what to give; else it does not.
TEST(CheckOptions, WithoutSitesItSaysWhatToGive) {
    for (const char* command : {"check", "catchment"}) {
        for (const Arguments& asked : {Arguments{"--scope", "department:974"},
                                       Arguments{"--scope", "department:974", "--as-of", "2017-09-06"}}) {
            Arguments all{command};
            all.insert(all.end(), asked.begin(), asked.end());
            Arguments french = all;
            french.insert(french.end(), {"--lang", "fr"});
            const Ended ended = maillage(french);
            EXPECT_EQ(ended.exit, 0) << ended.err;
            for (const char* words : {"Aucun site connu\u00a0:", "--sites FICHIER", "--programme", "ern-occitanie"})
                EXPECT_NE(ended.out.find(words), std::string::npos) << words << " is not in: " << ended.out;
            all.insert(all.end(), {"--programme", "ern-occitanie"});
            EXPECT_EQ(maillage(all).out.find("--sites"), std::string::npos) << command << ": sites were named";
        }
    }
}

/// Nobody is served where there is no site: no mean, and no zero in its place.
TEST(CheckOptions, WithoutSitesThereIsNoMean) {
    const json answer = json_of(0, {"check", "--scope", "department:29"});
    EXPECT_TRUE(answer["sites"].empty());
    EXPECT_TRUE(answer["coverage"]["mean_km"].is_null()) << answer["coverage"].dump();
}

TEST(CheckOptions, QuietKeepsTheAnswer) {
    const Ended quiet = maillage(occitanie("check", {"-q"}));
    EXPECT_EQ(quiet.exit, 1);
    EXPECT_FALSE(quiet.out.empty());
    EXPECT_TRUE(quiet.err.empty()) << quiet.err;
}

TEST(CheckOptions, NoEscapeCodesAndNoProgressInAPipe) {
    const Ended ended = maillage(occitanie("check"));
    EXPECT_EQ(ended.out.find('\x1b'), std::string::npos);
    EXPECT_EQ(ended.err.find('\x1b'), std::string::npos);
    EXPECT_EQ(ended.err.find('\r'), std::string::npos);
}

}  // namespace
}  // namespace maillage::cli_test
