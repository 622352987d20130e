// SPDX-License-Identifier: Apache-2.0
// Projects on the command line: the same sites, rule and settings as the window's, and what is said when they are bad.
#include <fstream>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using test::ScratchFolder;

/// The eleven known sites of Occitanie as a planner would have typed them, under the programme's rule.
json occitanie_project() {
    json project = {{"format", "maillage-project"}, {"version", 1}};
    project["setting"] = {{"programme", "ern-occitanie"}};
    project["rule"] = {{"minimum", 1}};
    project["sites"] = json::array();
    const json known = json_of(1, occitanie("check"));
    for (const auto& site : known["sites"])
        project["sites"].push_back(json::object({{"id", "site-" + site["code"].get<std::string>()},
                                                 {"name", site["name"]},
                                                 {"commune", site["code"]}}));
    return project;
}

std::string saved(const ScratchFolder& folder, const json& project, std::string_view name = "p.maillage") {
    return folder.write(name, project.dump(2)).string();
}

TEST(ProjectOption, AnswersAsTheSameSitesAndRuleDo) {
    const ScratchFolder folder;
    const json project = occitanie_project();
    ASSERT_EQ(project["sites"].size(), 11u);
    const json of_project = json_of(1, {"check", "--project", saved(folder, project)});
    const json of_programme = json_of(1, occitanie("check"));
    for (const char* part : {"departments", "coverage", "unmet"}) EXPECT_EQ(of_project[part], of_programme[part]) << part;
    EXPECT_EQ(codes_of(of_project, ""), codes_of(of_programme, ""));
}

TEST(ProjectOption, TheRuleIsTheProjects) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["rule"] = {{"minimum", 0}, {"departments", {{"31", {{"minimum", 3}}}}}};
    const json strict = json_of(1, {"check", "--project", saved(folder, project)});
    std::string unmet;
    for (const auto& department : strict["departments"])
        if (!department["met"].get<bool>()) unmet += department["code"].get<std::string>() + " ";
    EXPECT_EQ(unmet, "31 ");
    // What is said is the project's rule, not the sentence of the programme's texts.
    EXPECT_EQ(strict["rules"][0]["id"], "project");
    EXPECT_FALSE(strict["rules"][0].contains("quote"));
    project["setting"] = {{"scope", "region:76"}};
    const Ended without_programme = maillage({"check", "--project", saved(folder, project)});
    EXPECT_EQ(without_programme.exit, 1) << without_programme.err;
    EXPECT_NE(without_programme.out.find("Haute-Garonne"), std::string::npos);
    project["setting"] = {{"programme", "ern-occitanie"}};
    project["rule"] = {{"minimum", 0}};
    json_of(0, {"check", "--project", saved(folder, project)});
}

TEST(ProjectOption, WhatIsTypedGoesBeforeTheProject) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["setting"]["scope"] = "department:09,31";
    project["setting"]["radii_km"] = {20};
    project["view"] = {{"as_of", "2017-09-06"}};
    const std::string file = saved(folder, project);
    const json own = json_of(0, {"check", "--project", file});
    EXPECT_EQ(own["departments"].size(), 2u);
    EXPECT_TRUE(own["coverage"]["within_km"].contains("20"));
    EXPECT_NE(maillage({"check", "--project", file}).out.find("2017"), std::string::npos);
    const json typed = json_of(0, {"check", "--project", file, "--scope", "department:09", "--radius", "35"});
    EXPECT_EQ(typed["departments"].size(), 1u);
    EXPECT_TRUE(typed["coverage"]["within_km"].contains("35"));
    EXPECT_FALSE(typed["coverage"]["within_km"].contains("20"));
    const std::string sites = folder.write("s.csv", "code\n09225\n").string();
    EXPECT_EQ(joined(codes_of(json_of(1, {"check", "--project", file, "--sites", sites}), "")), "09225");
}

TEST(ProjectOption, PlansAsItsSettingsSay) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["plan"] = {{"new_sites", 4}, {"forced", {"82121"}}, {"without_metropoles", true}};
    const json own = json_of(0, {"plan", "--project", saved(folder, project)});
    const json typed = json_of(0, occitanie("plan", {"--new", "4", "--force", "82121", "--exclude", "metropoles"}));
    EXPECT_EQ(joined(codes_of(own, "")), joined(codes_of(typed, "")));
    EXPECT_EQ(own["value"], typed["value"]);
    const json five = json_of(0, {"plan", "--project", saved(folder, project), "--new", "5"});
    EXPECT_EQ(codes_of(five, "").size(), 16u);
}

TEST(PlanOfAProject, KeepsItsFurtherRulesAndWhatIsTypedGoesBefore) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["version"] = 3;
    project["plan"] = {{"zone_rules", {{{"level", "intercommunality"}, {"code", "*"}, {"maximum", 1}}}},
                       {"max_distance_km", 95},
                       {"budget", 500000},
                       {"opening_cost", "115000"}};
    const std::string file = saved(folder, project);
    const json own = json_of(0, {"plan", "--project", file});
    const json typed = json_of(0, {"plan", "--programme", "ern-occitanie", "--zone-rule", "intercommunality:*=0:1",
                                   "--max-distance", "95", "--budget", "500000", "--opening-cost", "115000"});
    EXPECT_EQ(codes_of(own, ""), codes_of(typed, ""));
    for (const char* part : {"zones", "budget"}) EXPECT_EQ(own[part], typed[part]) << part;
    EXPECT_FALSE(own["zones"].empty());
    const json dearer = json_of(0, {"plan", "--project", file, "--opening-cost", "160000", "--zone-rule", "region:76=14"});
    EXPECT_LT(dearer["sites"].size(), own["sites"].size()) << "160 000 € a site";
    ASSERT_EQ(dearer["zones"].size(), 1u) << "one rule typed replaces those of the project";
    EXPECT_EQ(dearer["zones"][0]["level"], "region");
}

TEST(PlanOfAProject, CountsItsPlacesAndWhatIsTypedGoesBefore) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["version"] = 4;
    project["setting"]["scope"] = "department:09,31,48";
    project["plan"] = {{"candidates", "epci-main"}, {"new_sites", 3}};
    const std::string silent = saved(folder, project, "silent.maillage");
    const auto typed = [&](const Arguments& more) {
        Arguments arguments{"plan", "--project", silent, "--take-up", "0.05", "--capacity", "24"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return json_of(0, arguments);
    };
    project["plan"]["take_up"] = 0.05;
    project["plan"]["capacity"] = "24";
    const std::string loads = saved(folder, project);
    EXPECT_EQ(json_of(0, {"plan", "--project", loads})["load"], typed({})["load"]);
    EXPECT_EQ(json_of(0, {"plan", "--project", loads, "--take-up", "0.1"})["load"]["take_up_per_1000"], 0.1);
    project["plan"]["within_capacity"] = true;
    const std::string placed = saved(folder, project);
    const json own = json_of(0, {"plan", "--project", placed});
    ASSERT_FALSE(own["within_capacity"].is_null());
    EXPECT_EQ(own["within_capacity"], typed({"--within-capacity"})["within_capacity"]);
    const json roomier = json_of(0, {"plan", "--project", placed, "--capacity", "200"});
    EXPECT_EQ(roomier["within_capacity"]["persons_elsewhere"], 0);
    EXPECT_GT(own["within_capacity"]["persons_elsewhere"], 0);
    EXPECT_TRUE(json_of(0, {"plan", "--project", placed, "--within-capacity=false"})["within_capacity"].is_null());
    const Ended curve = maillage({"plan", "--project", placed, "--curve", "5:7"});
    EXPECT_EQ(curve.exit, 2) << "the switch of a project is refused as a typed one is";
    // Nothing but a plan asks for them.
    EXPECT_FALSE(json_of(0, {"check", "--project", placed}).contains("load"));
}

TEST(PlanOfAProject, ReadsPlacesFromItsFolderAndAsksBeforeItReadsOthers) {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.file("projet"));
    json project = occitanie_project();
    project["version"] = 4;
    project["setting"]["scope"] = "department:09,31,48";
    project["plan"] = {{"new_sites", 1}, {"candidates", "epci-main"}, {"take_up", 0.05},
                       {"capacity", "../places.csv:insee:places"}};
    const std::string places = folder.write("places.csv", "insee,places\n09225,7\n").string();
    const std::string file = saved(folder, project, "projet/p.maillage");
    const Ended refused = maillage({"plan", "--project", file});
    EXPECT_EQ(refused.exit, 3);
    EXPECT_NE(refused.err.find(places), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("--outside-paths"), std::string::npos) << refused.err;
    json_of(0, {"check", "--project", file});
    json_of(0, {"plan", "--project", file, "--capacity", "24"});
    std::filesystem::rename(places, folder.file("projet/places.csv"));
    project["plan"]["capacity"] = "places.csv:insee:places";
    const json load = json_of(0, {"plan", "--project", saved(folder, project, "projet/p.maillage")})["load"];
    std::vector<std::int64_t> told;
    for (const auto& site : load["sites"])
        if (site["code"] == "09225") told.push_back(site["places"]);
    EXPECT_EQ(told, std::vector<std::int64_t>{7});
}

/// A planned site is kept by the plan and does not stand: every format says so.
TEST(ProjectOption, APlannedSiteIsNotSaidToStand) {
    const ScratchFolder folder;
    json project = occitanie_project();
    project["sites"][0]["state"] = "planned";
    const std::string code = project["sites"][0]["commune"];
    const std::string file = saved(folder, project);
    const json plan = json_of(0, {"plan", "--project", file, "--new", "3"});
    EXPECT_EQ(codes_of(plan, "planned"), std::vector<std::string>{code});
    EXPECT_EQ(codes_of(plan, "existing").size(), 10u);
    EXPECT_EQ(codes_of(plan, "proposed").size(), 3u);
    EXPECT_EQ(plan["existing"], 10);
    EXPECT_EQ(plan["planned"], 1);
    EXPECT_EQ(plan["sites_total"], 14);
    const Ended french = maillage({"plan", "--project", file, "--new", "3", "--lang", "fr"});
    EXPECT_NE(french.out.find("dont 10 en place, 1 prévu et 3 nouveaux"), std::string::npos) << french.out;
    EXPECT_EQ(count_of(french.out, "\n  prévu "), 1u) << french.out;
    EXPECT_EQ(count_of(french.out, "\n  existant "), 10u) << french.out;
    EXPECT_EQ(count_of(maillage({"plan", "--project", file, "--new", "3", "--format", "csv"}).out, "\nplanned," + code), 1u);
    const auto exported = folder.file("plan.csv");
    EXPECT_EQ(maillage({"plan", "--project", file, "--new", "3", "-o", exported.string()}).exit, 0);
    EXPECT_EQ(count_of(test::bytes_of(exported), ",planned,"), 1u);
}

TEST(ProjectOption, PaintsTheSameMap) {
    const ScratchFolder folder;
    const std::string file = saved(folder, occitanie_project());
    const auto painted = [&](Arguments arguments, const char* name) {
        arguments.insert(arguments.end(), {"--size", "500x400", "-o", folder.file(name).string()});
        EXPECT_EQ(maillage(arguments).exit, 0);
        std::ifstream stream(folder.file(name), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    const std::string own = painted({"map", "--project", file}, "own.png");
    EXPECT_GT(own.size(), 1000u);
    EXPECT_TRUE(own == painted(occitanie("map"), "programme.png"));
}

TEST(ProjectOption, PathsThatLeadOutAreNotFollowedUnasked) {
    const ScratchFolder folder;
    std::filesystem::create_directories(folder.file("projet"));
    folder.write("emplois.csv", "code,emplois\n31555,10\n09225,5\n");
    json project = occitanie_project();
    project["setting"]["demand"] = "../emplois.csv:code:emplois";
    const std::string file = saved(folder, project, "projet/p.maillage");
    const Ended refused = maillage({"check", "--project", file});
    EXPECT_EQ(refused.exit, 3);
    EXPECT_NE(refused.err.find(folder.file("emplois.csv").string()), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("--outside-paths"), std::string::npos) << refused.err;
    EXPECT_FALSE(has_placeholder(refused.err)) << refused.err;
    EXPECT_EQ(json_of(1, {"check", "--project", file, "--outside-paths"})["coverage"]["population"], 15);
    // Replaced on the command line, it leads nowhere.
    json_of(1, {"check", "--project", file, "--demand", "population"});
    std::filesystem::rename(folder.file("emplois.csv"), folder.file("projet/emplois.csv"));
    project["setting"]["demand"] = "emplois.csv:code:emplois";
    EXPECT_EQ(json_of(1, {"check", "--project", saved(folder, project, "projet/p.maillage")})["coverage"]["population"], 15);
}

TEST(ProjectOption, BadFilesAreNamedWithTheirPlace) {
    const ScratchFolder folder;
    const auto says = [&](const json& project, const std::string& words) {
        const Ended ended = maillage({"check", "--project", saved(folder, project)});
        EXPECT_EQ(ended.exit, 3) << ended.err;
        EXPECT_NE(ended.err.find(words), std::string::npos) << words << " is not in: " << ended.err;
        EXPECT_FALSE(has_placeholder(ended.err)) << ended.err;
    };
    json project = occitanie_project();
    project["sites"][3]["events"] = json::parse(R"([{"kind": "opened", "date": "hier", "precision": "day"}])");
    says(project, "sites[3].events[0].date");
    project = occitanie_project();
    project["version"] = 12;
    says(project, "12");
    project = occitanie_project();
    project["sites"][0]["commune"] = "99999";
    says(project, "99999");
    project = occitanie_project();
    project["rule"]["departments"] = {{"999", {{"minimum", 1}}}};
    says(project, "999");
}

TEST(ProjectArgument, OpensTheWindowOrSaysWhyNot) {
    const ScratchFolder folder;
    const std::string file = saved(folder, occitanie_project());
    const Ended no_display = maillage({file});
    EXPECT_EQ(no_display.exit, 3);
    EXPECT_FALSE(no_display.err.empty());
    EXPECT_EQ(maillage({folder.file("absent.maillage").string()}).exit, 3);
    const Ended broken = maillage({folder.write("broken.maillage", "{").string()});
    EXPECT_EQ(broken.exit, 3);
    // A program without the window says that, and reads nothing.
    const bool has_window = broken.err.find("MAILLAGE_BUILD_GUI") == std::string::npos;
    EXPECT_TRUE(!has_window || broken.err.find("broken.maillage") != std::string::npos) << broken.err;
    const Ended both = maillage({file, "check"});
    EXPECT_EQ(both.exit, 2);
    EXPECT_NE(both.err.find("--project"), std::string::npos) << both.err;
}

}  // namespace
}  // namespace maillage::cli_test
