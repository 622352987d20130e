// SPDX-License-Identifier: Apache-2.0
// Rules of every level and the longest distance, held against sites that stand: with the options of `plan`, in its words.
#include <gtest/gtest.h>

#include <cmath>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::ScratchFolder;

/// Two departments whose own rule is met by four sites: what else is asked decides.
Arguments two_departments(const Arguments& rest) {
    Arguments arguments = occitanie("check", {"--scope", "department:09,31"});
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return arguments;
}

json rule_of(const json& answer, std::string_view id) {
    for (const auto& rule : answer["rules"])
        if (rule["id"] == id) return rule;
    return {};
}

std::string km(std::int64_t metres) {
    return std::to_string(metres / 1000) + "." + std::to_string(1000 + metres % 1000).substr(1);
}

TEST(CheckRules, APlanIsFoundToKeepTheRulesItWasMadeUnder) {
    const ScratchFolder folder;
    const std::string sites = folder.file("plan.geojson").string();
    const Arguments rules{"--zone-rule", "department:31=2:3", "--zone-rule", "intercommunality:*=0:1",
                          "--zone-rule", "region:76=15",      "--max-distance", "80"};
    Arguments asked = occitanie("plan", {"--from-scratch", "--sites-total", "15", "-o", sites});
    asked.insert(asked.end(), rules.begin(), rules.end());
    const json plan = json_of(0, asked);
    Arguments held = occitanie("check", {"--sites", sites});
    held.insert(held.end(), rules.begin(), rules.end());
    const json check = json_of(0, held);
    EXPECT_FALSE(plan["zones"].empty());
    EXPECT_EQ(check["zones"], plan["zones"]);
    EXPECT_EQ(check["max_distance_km"], plan["max_distance_km"]);
    EXPECT_EQ(rule_of(check, "zone-rule")["met"], true);
    EXPECT_EQ(rule_of(check, "max-distance")["met"], true);
    EXPECT_EQ(check["out_of_reach"]["persons"], 0);
    const auto longest = std::llround(check["coverage"]["max_km"].get<double>() * 1000);
    held.back() = km(longest);
    json_of(0, held);
    held.back() = km(longest - 1);
    EXPECT_EQ(json_of(1, held)["out_of_reach"]["communes"], 1);
}

TEST(CheckRules, AZoneOutOfItsBoundsIsANo) {
    const json free = json_of(0, two_departments({}));
    const auto count = static_cast<int>(free["sites"].size());
    EXPECT_TRUE(free["zones"].empty());
    EXPECT_TRUE(free["max_distance_km"].is_null());
    EXPECT_TRUE(free["out_of_reach"].is_null());
    for (const auto& [bounds, exit] : {std::pair<std::string, int>{std::to_string(count), 0},
                                       {std::to_string(count + 1), 1},
                                       {"0:" + std::to_string(count), 0},
                                       {"0:" + std::to_string(count - 1), 1}}) {
        const json answer = json_of(exit, two_departments({"--zone-rule", "region:76=" + bounds}));
        ASSERT_EQ(answer["zones"].size(), 1u);
        EXPECT_EQ(answer["zones"][0]["sites"], count);
        EXPECT_EQ(answer["zones"][0]["met"], exit == 0) << bounds;
        EXPECT_EQ(rule_of(answer, "zone-rule")["met"], exit == 0) << bounds;
        EXPECT_TRUE(answer["unmet"].empty()) << "departments keep theirs";
    }
}

TEST(CheckRules, WhoLivesTooFarIsCounted) {
    const json answer = json_of(1, two_departments({"--radius", "30", "--max-distance", "30"}));
    const auto& coverage = answer["coverage"];
    EXPECT_EQ(answer["out_of_reach"]["persons"],
              coverage["population"].get<std::int64_t>() - coverage["within_km"]["30"].get<std::int64_t>());
    EXPECT_GT(answer["out_of_reach"]["communes"], 0);
    const auto longest = std::llround(coverage["max_km"].get<double>() * 1000);
    EXPECT_EQ(json_of(1, two_departments({"--max-distance", km(longest - 1)}))["out_of_reach"]["farthest"],
              answer["out_of_reach"]["farthest"]);
    const ScratchFolder folder;
    const std::string none = folder.write("none.csv", "code\n30189\n").string();
    const json nobody = json_of(1, {"check", "--scope", "department:09", "--sites", none, "--max-distance", "500"});
    EXPECT_EQ(nobody["out_of_reach"]["persons"], nobody["coverage"]["population"]) << "no site in the scope";
    EXPECT_TRUE(nobody["out_of_reach"]["farthest"].is_null());
}

/// The limit is that of the distances shown: a detour makes every way longer.
TEST(CheckRules, TheLongestDistanceFollowsTheDistanceModel) {
    const auto longest = std::llround(json_of(0, two_departments({}))["coverage"]["max_km"].get<double>() * 1000);
    json_of(0, two_departments({"--max-distance", km(longest)}));
    json_of(1, two_departments({"--max-distance", km(longest), "--distance", "detour:1.3"}));
}

TEST(CheckRules, ALevelOfThePlannersFileIsJudged) {
    const ScratchFolder folder;
    const std::string column = folder.write("z.csv", "INSEE;BASSIN\n09225;plaine\n31107;plaine\n31483;mont\n").string();
    const Arguments level{"--zoning", "bassin=" + column + ":INSEE:BASSIN"};
    const auto with = [&](const std::string& rule) {
        Arguments arguments = two_departments(level);
        arguments.insert(arguments.end(), {"--zone-rule", rule});
        return arguments;
    };
    json_of(0, with("bassin:plaine=2:2"));
    const json crowded = json_of(1, with("bassin:plaine=0:1"));
    EXPECT_EQ(crowded["zones"][0]["sites"], 2);
    EXPECT_EQ(crowded["zones"][0]["level"], "bassin");
    const Ended idle = maillage(two_departments(level));
    EXPECT_EQ(idle.exit, 2) << "a level that no rule speaks of";
    EXPECT_NE(idle.err.find("bassin"), std::string::npos);
}

TEST(CheckRules, DepartmentsTakeTypedBounds) {
    const json two = json_of(1, two_departments({"--per-department", "2"}));
    EXPECT_EQ(two["unmet"], json({"09"})) << "Pamiers stands alone";
    EXPECT_EQ(two["departments"][0]["required"], 2);
    const json spared = json_of(0, two_departments({"--per-department", "2", "--zone-rule", "department:09=1:1"}));
    EXPECT_EQ(spared["departments"][0]["maximum"], 1);
    EXPECT_TRUE(spared["zones"].empty()) << "departments have their own table";
    json_of(0, occitanie("check", {"--per-department", "0"}));
}

TEST(CheckRules, ItIsSaidInWordsAndTables) {
    const Arguments rules{"--zone-rule", "region:76=9", "--max-distance", "20"};
    for (const auto& [language, words] :
         {std::pair<std::string, std::vector<std::string>>{
              "fr", {"Autres règles\u00a0: 76 Occitanie (région)", "Hors bornes\u00a0: 76 Occitanie (région)",
                     "Personne à plus de 20\u00a0km d’un site", "Distance maximale non respectée"}},
          {"en", {"Further rules: 76 Occitanie (region)", "Out of bounds: 76 Occitanie (region)", "Nobody farther than 20", "Longest distance not kept"}}}) {
        Arguments asked = two_departments(rules);
        asked.insert(asked.end(), {"--lang", language});
        const Ended ended = maillage(asked);
        EXPECT_EQ(ended.exit, 1);
        EXPECT_FALSE(has_placeholder(ended.out)) << ended.out;
        for (const std::string& word : words) EXPECT_NE(ended.out.find(word), std::string::npos) << word << "\n" << ended.out;
    }
    Arguments asked = two_departments(rules);
    asked.insert(asked.end(), {"--format", "csv"});
    const Ended table = maillage(asked);
    EXPECT_TRUE(table.out.starts_with("table,code,")) << table.out;
    EXPECT_EQ(count_of(table.out, "\ndepartments,"), 2u);
    EXPECT_EQ(count_of(table.out, "\nzones,"), 1u);
    const Ended many = maillage(two_departments({"--zone-rule", "intercommunality:*=1", "--lang", "en"}));
    EXPECT_EQ(many.exit, 1);
    EXPECT_NE(many.out.find(" others"), std::string::npos) << "not every name in one sentence:\n" << many.out;
}

TEST(CheckRules, ASlipIsSaidAsInAPlan) {
    const Ended bare = maillage(two_departments({"--zone-rule", "76=1"}));
    EXPECT_EQ(bare.exit, 2);
    EXPECT_NE(bare.err.find("76=1"), std::string::npos) << bare.err;
}

TEST(CheckRules, AProjectsRulesAreJudgedAndWhatIsTypedGoesBefore) {
    const ScratchFolder folder;
    json project = {{"format", "maillage-project"}, {"version", 3}};
    project["setting"] = {{"scope", "department:09,31"}};
    project["sites"] = json::array({{{"id", "a"}, {"name", "A"}, {"commune", "09225"}},
                                    {{"id", "b"}, {"name", "B"}, {"commune", "31483"}, {"state", "planned"}}});
    project["plan"] = {{"zone_rules", {{{"level", "region"}, {"code", "76"}, {"minimum", 2}}}}, {"max_distance_km", 120}};
    const std::string file = folder.write("p.maillage", project.dump()).string();
    const json kept = json_of(0, {"check", "--project", file});
    EXPECT_EQ(kept["zones"][0]["sites"], 2);
    EXPECT_EQ(kept["max_distance_km"], 120);
    const json fewer = json_of(1, {"check", "--project", file, "--max-distance", "40"});
    EXPECT_EQ(fewer["zones"], kept["zones"]) << "each option replaces its own key";
    json_of(1, {"check", "--project", file, "--zone-rule", "region:76=3"});
}

/// A zoning is read from a file: of a project that leads elsewhere it is not followed unasked, once a check reads it.
TEST(CheckRules, AProjectsZoningElsewhereIsNotFollowedUnasked) {
    const ScratchFolder folder;
    const ScratchFolder elsewhere;
    const std::string column = elsewhere.write("z.csv", "INSEE;BASSIN\n09225;plaine\n").string() + ":INSEE:BASSIN";
    json project = {{"format", "maillage-project"}, {"version", 3}};
    project["setting"] = {{"scope", "department:09"}};
    project["sites"] = json::array({{{"id", "a"}, {"name", "A"}, {"commune", "09225"}}});
    project["plan"] = {{"zonings", {{{"name", "bassin"}, {"column", column}}}},
                       {"zone_rules", {{{"level", "bassin"}, {"code", "plaine"}, {"minimum", 1}}}}};
    const std::string file = folder.write("p.maillage", project.dump()).string();
    const Ended refused = maillage({"check", "--project", file});
    EXPECT_EQ(refused.exit, 3);
    EXPECT_NE(refused.err.find("--outside-paths"), std::string::npos) << refused.err;
    EXPECT_EQ(json_of(0, {"check", "--project", file, "--outside-paths"})["zones"][0]["code"], "plaine");
    EXPECT_TRUE(json_of(0, {"check", "--project", file, "--zone-rule", "region:76=1"})["zones"][0]["met"].get<bool>());
}

}  // namespace
}  // namespace maillage::cli_test
