// SPDX-License-Identifier: Apache-2.0
// Projects written and read back: nothing is lost, the same project is the same bytes, a newer file is left alone.
#include "io/project_file.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/known_sites_reader.h"
#include "io/scratch_folder.h"
#include "io/seed_texts.h"
#include "support/random_projects.h"

namespace maillage {
namespace {

using io::Existing;
using io::ProjectDocument;

ProjectDocument read_back(const std::filesystem::path& file) {
    auto read = io::read_project(file);
    if (read) return read->document;
    ADD_FAILURE() << read.error().message.key.id << " at " << read.error().place;
    return {};
}

void write(const ProjectDocument& document, const std::filesystem::path& file) {
    const auto written = io::write_project(document, file, Existing::replace);
    ASSERT_TRUE(written) << written.error().message.key.id << " at " << written.error().place;
}

std::string bytes(const std::filesystem::path& file) { return test::file_text(file).value(); }

TEST(ProjectFile, RandomProjectsComeBackWhole) {
    const test::ScratchFolder folder;
    std::filesystem::create_directories(folder.file("beside"));
    const auto home = folder.file("projet");
    std::filesystem::create_directories(home);
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const ProjectDocument before{test_support::random_project(seed, home.string()),
                                     {seed % 2 == 0 ? std::optional(Date{2017, 11, 6}) : std::nullopt}};
        write(before, home / "a.maillage");
        const ProjectDocument after = read_back(home / "a.maillage");
        ASSERT_TRUE(test_support::same_content(before.project, after.project)) << seed;
        ASSERT_EQ(before.view, after.view);
        write(after, home / "b.maillage");
        ASSERT_EQ(bytes(home / "a.maillage"), bytes(home / "b.maillage")) << seed;
    }
}

/// Twenty digits after the point are a place to less than an atom; what has more settles on them at once.
TEST(ProjectFile, PlacesSettleWithTheFirstWriting) {
    for (const double lon : {1.2345678901234567e-9, 1.0 / 3e4, 5e-324, -1e-17, 0.1 + 0.2, 179.99999999999997, -0.0}) {
        project::Project project;
        planning::Site site;
        site.id = SiteId::parse("a").value();
        site.commune = CommuneCode::parse("31107").value();
        site.name = "a";
        site.position = geo::LonLat{lon, 43.3};
        project.sites = std::make_shared<const project::SiteTable>(project::SiteTable{site});
        const std::string once = io::project_text({project, {}}, "/tmp");
        const auto read = io::project_from_text(once, "x", "/tmp");
        ASSERT_TRUE(read) << lon;
        EXPECT_NEAR(read->document.project.sites->front().position->lon, lon, 1e-20);
        EXPECT_EQ(io::project_text(read->document, "/tmp"), once) << lon;
    }
}

TEST(ProjectFile, TheThirteenKnownSitesSurviveWithEveryCitation) {
    const auto known =
        io::read_known_sites(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/sites/known-sites.toml");
    ASSERT_TRUE(known);
    ASSERT_EQ(known->sites.size(), 13u);
    project::Project project;
    project.sites = std::make_shared<const project::SiteTable>(known->sites);
    const test::ScratchFolder folder;
    write({project, {}}, folder.file("treize.maillage"));
    EXPECT_EQ(*read_back(folder.file("treize.maillage")).project.sites, known->sites);
    EXPECT_NE(bytes(folder.file("treize.maillage")).find(known->sites.front().citation.quote.substr(0, 20)),
              std::string::npos);
}

TEST(ProjectFile, OfNothingEditedIsShortAndSaysWhatItIs) {
    const std::string text = io::project_text({}, "/tmp");
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["format"], "maillage-project");
    EXPECT_EQ(json["version"], 4);
    EXPECT_EQ(json["setting"], (nlohmann::json{{"distance", "geodesic"}}));
    EXPECT_EQ(text.back(), '\n');
    EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 30);
    EXPECT_TRUE(io::project_from_text(text, "x", "/tmp"));
}

TEST(ProjectFile, MovesWithItsFolder) {
    const test::ScratchFolder folder;
    std::filesystem::create_directories(folder.file("un/data"));
    project::Project project;
    auto setting = std::make_shared<project::Setting>();
    setting->territory = folder.file("un/data/sol.gpkg").string();
    setting->demand = folder.file("un/emplois.csv").string() + ":code:emplois";
    project.setting = setting;
    auto plan = std::make_shared<project::PlanSettings>();
    plan->candidates = folder.file("un/communes").string();  // a file of that name, not the word
    plan->zonings = {{"bassin", folder.file("un/data/z.csv").string() + ":insee:bassin"}};
    plan->budget = 1;
    plan->opening_cost = folder.file("un/couts.csv").string() + ":insee:euros";
    plan->take_up = 0.05;
    plan->capacity = folder.file("un/places.csv").string() + ":insee:places";
    project.plan = plan;
    write({project, {}}, folder.file("un/p.maillage"));
    const auto json = nlohmann::json::parse(bytes(folder.file("un/p.maillage")));
    EXPECT_EQ(json["setting"]["territory"], "data/sol.gpkg");
    EXPECT_EQ(json["setting"]["demand"], "emplois.csv:code:emplois");
    EXPECT_EQ(json["plan"]["candidates"], "./communes");
    EXPECT_EQ(json["plan"]["zonings"][0]["column"], "data/z.csv:insee:bassin");
    EXPECT_EQ(json["plan"]["opening_cost"], "couts.csv:insee:euros");
    EXPECT_EQ(json["plan"]["capacity"], "places.csv:insee:places");
    std::filesystem::rename(folder.file("un"), folder.file("deux"));
    const auto moved = io::read_project(folder.file("deux/p.maillage"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->document.project.setting->territory, folder.file("deux/data/sol.gpkg").string());
    EXPECT_EQ(moved->document.project.plan->candidates, folder.file("deux/communes").string());
    EXPECT_EQ(moved->document.project.plan->zonings.front().column,
              folder.file("deux/data/z.csv").string() + ":insee:bassin");
    EXPECT_EQ(moved->document.project.plan->opening_cost, folder.file("deux/couts.csv").string() + ":insee:euros");
    EXPECT_EQ(moved->document.project.plan->capacity, folder.file("deux/places.csv").string() + ":insee:places");
    EXPECT_TRUE(moved->outside.empty());
}

TEST(ProjectFile, NamesEveryPathThatLeadsOut) {
    const test::ScratchFolder folder;
    std::filesystem::create_directories(folder.file("p"));
    std::filesystem::create_directory_symlink("/etc", folder.file("p/lien"));
    const auto outside_of = [&](const std::string& territory, const std::string& demand, const std::string& candidates) {
        nlohmann::json json = nlohmann::json::parse(io::project_text({}, folder.path()));
        if (!territory.empty()) json["setting"]["territory"] = territory;
        if (!demand.empty()) json["setting"]["demand"] = demand;
        json["plan"]["candidates"] = candidates;
        const auto read = io::project_from_text(json.dump(), "x", folder.file("p"));
        std::string places;
        if (!read) return std::string(read.error().message.key.id);
        for (const auto& path : read->outside) places += path.place + "=" + path.path.string() + "\n";
        return places;
    };
    const std::string root = folder.path().string();
    EXPECT_EQ(outside_of("a.gpkg", "d/e.csv:c:x", "./communes"), "");
    EXPECT_EQ(outside_of("", "emplois", "communes"), "");
    EXPECT_EQ(outside_of("../a.gpkg", "", "default"), "setting.territory=" + root + "/a.gpkg\n");
    EXPECT_EQ(outside_of("", "/etc/passwd:c:x", "default"), "setting.demand=/etc/passwd\n");
    EXPECT_EQ(outside_of("", "", "lien/passwd"), "plan.candidates=" + root + "/p/lien/passwd\n");
    EXPECT_EQ(outside_of("sub/../../../x", "", "default"),
              "setting.territory=" + folder.path().parent_path().string() + "/x\n");
    // A folder whose name begins alike is another one.
    EXPECT_EQ(outside_of(root + "/p2/a.gpkg", "", "default"), "setting.territory=" + root + "/p2/a.gpkg\n");
}

TEST(ProjectFile, NamesTheColumnsOfAPlanThatLeadOut) {
    const test::ScratchFolder folder;
    nlohmann::json json = nlohmann::json::parse(io::project_text({}, folder.path()));
    json["plan"]["zonings"] = {{{"name", "a"}, {"column", "in.csv:c:z"}}, {{"name", "b"}, {"column", "/etc/z.csv:c:z"}}};
    json["plan"]["budget"] = 1;
    json["plan"]["opening_cost"] = "../c.csv:c:e";
    json["plan"]["take_up"] = 0.05;
    json["plan"]["capacity"] = "../p.csv:c:p";
    const auto read = io::project_from_text(json.dump(), "x", folder.path());
    ASSERT_TRUE(read) << read.error().message.key.id;
    ASSERT_EQ(read->outside.size(), 3u);
    EXPECT_EQ(read->outside[0].place, "plan.zonings[1].column");
    EXPECT_EQ(read->outside[0].path, "/etc/z.csv");
    EXPECT_EQ(read->outside[1].place, "plan.opening_cost");
    EXPECT_EQ(read->outside[2].place, "plan.capacity");
    EXPECT_EQ(read->outside[2].path, folder.path().parent_path() / "p.csv");
    json["plan"]["opening_cost"] = "115000";
    json["plan"]["capacity"] = "24";
    EXPECT_EQ(io::project_from_text(json.dump(), "x", folder.path())->outside.size(), 1u) << "a number is no file";
}

TEST(ProjectFile, OfAnEarlierVersionAsksForNothingMore) {
    nlohmann::json json = nlohmann::json::parse(io::project_text({}, "/tmp"));
    for (const int version : {1, 2, 3}) {
        json["version"] = version;
        const auto read = io::project_from_text(json.dump(), "x", "/tmp");
        ASSERT_TRUE(read) << version;
        EXPECT_EQ(*read->document.project.plan, project::PlanSettings{}) << version;
    }
}

TEST(ProjectFile, SaysOfPlacesOnlyWhatIsAsked) {
    project::PlanSettings plan;
    const auto keys = [&] {
        project::Project project;
        project.plan = std::make_shared<const project::PlanSettings>(plan);
        return nlohmann::json::parse(io::project_text({project, {}}, "/tmp"))["plan"];
    };
    for (const char* key : {"take_up", "capacity", "within_capacity"}) EXPECT_FALSE(keys().contains(key)) << key;
    plan.take_up = 0.05;
    EXPECT_EQ(keys()["take_up"], 0.05);
    EXPECT_FALSE(keys().contains("capacity"));
    EXPECT_FALSE(keys().contains("within_capacity"));
    plan.capacity = "24";
    plan.within_capacity = true;
    EXPECT_EQ(keys()["capacity"], "24") << "a text, as a column is";
    EXPECT_EQ(keys()["within_capacity"], true);
}

TEST(ProjectFile, OfANewerVersionIsNamedAndLeftAlone) {
    const test::ScratchFolder folder;
    const std::string newer = R"({"cities": {"format": "x", "version": 1}, "format": "maillage-project", "version": 7})";
    const auto file = folder.write("p.maillage", newer);
    const auto read = io::read_project(file);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message.key, "project.newer"_text);
    EXPECT_EQ(std::get<std::string>(read.error().message.arguments[0].second), "7");
    EXPECT_EQ(std::get<std::string>(read.error().message.arguments[1].second), "4");
    const auto written = io::write_project({}, file, Existing::replace);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message.key, "project.newer"_text);
    EXPECT_EQ(bytes(file), newer);
}

TEST(ProjectFile, ReplacesOnlyWhenTold) {
    const test::ScratchFolder folder;
    const auto file = folder.write("p.maillage", "notes of mine");
    EXPECT_FALSE(io::write_project({}, file, Existing::refuse));
    EXPECT_EQ(bytes(file), "notes of mine");
    EXPECT_TRUE(io::write_project({}, file, Existing::replace));
    EXPECT_TRUE(io::read_project(file));
}

TEST(ProjectFile, WhatCouldNotBeReadAgainIsNotWritten) {
    const test::ScratchFolder folder;
    const auto file = folder.file("p.maillage");
    write({}, file);
    const std::string before = bytes(file);
    project::Project project;
    planning::Site site;
    site.id = SiteId::parse("a").value();
    site.commune = CommuneCode::parse("31107").value();
    site.name = std::string(200'000, 'a');
    project.sites = std::make_shared<const project::SiteTable>(project::SiteTable{site});
    const auto written = io::write_project({project, {}}, file, Existing::replace);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().place, "sites[0].name");
    EXPECT_EQ(bytes(file), before);
}

}  // namespace
}  // namespace maillage
