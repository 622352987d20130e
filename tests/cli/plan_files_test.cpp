// SPDX-License-Identifier: Apache-2.0
// What `plan -o` writes: read back by GDAL, compared with the printed plan, byte for byte the same twice.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>

#include "cli/command.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::bytes_of;
using maillage::test::ScratchFolder;

Ended write_plan(const std::filesystem::path& file, const Arguments& rest = {}) {
    Arguments arguments = occitanie("plan", {"--new", "3", "-o", file.string()});
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return maillage(arguments);
}

class PlanFile : public testing::TestWithParam<const char*> {
  protected:
    ScratchFolder folder_;
};

TEST_P(PlanFile, HasTheSameBytesTwiceAndOnAnyNumberOfThreads) {
    const std::string ending = GetParam();
    const auto one = folder_.file("one." + ending);
    const auto two = folder_.file("two." + ending);
    EXPECT_EQ(write_plan(one, {"--threads", "1"}).exit, 0);
    EXPECT_EQ(write_plan(two, {"--threads", "2"}).exit, 0);
    ASSERT_FALSE(bytes_of(one).empty());
    EXPECT_TRUE(bytes_of(one) == bytes_of(two)) << "two runs, on one thread and on two";
    EXPECT_EQ(folder_.names().size(), 2u) << "no temporary file is left";
}

/// Every printed site is in the file: code, name, state, position, persons.
TEST_P(PlanFile, HoldsThePrintedPlan) {
    GDALAllRegister();
    const auto file = folder_.file(std::string("plan.") + GetParam());
    const json printed = json_of(0, occitanie("plan", {"--new", "3", "-o", file.string()}));
    const std::unique_ptr<GDALDataset, void (*)(GDALDataset*)> read(
        static_cast<GDALDataset*>(
            GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)),
        [](GDALDataset* dataset) { GDALClose(dataset); });
    ASSERT_NE(read, nullptr);
    OGRLayer* layer = read->GetLayer(0);
    ASSERT_EQ(layer->GetFeatureCount(), 14);
    std::map<std::string, json> sites;
    for (const auto& site : printed["sites"]) sites[site["code"]] = site;
    for (const auto& row : layer) {
        const std::string code = row->GetFieldAsString("code");
        ASSERT_TRUE(sites.contains(code)) << code;
        const json& site = sites[code];
        EXPECT_EQ(row->GetFieldAsString("name"), site["name"].get<std::string>());
        EXPECT_EQ(row->GetFieldAsString("department"), site["department"].get<std::string>());
        EXPECT_EQ(row->GetFieldAsString("state"), site["state"].get<std::string>());
        EXPECT_EQ(row->GetFieldAsInteger64("persons"), site["persons"].get<std::int64_t>());
        EXPECT_NEAR(row->GetFieldAsDouble("mean_km"), site["mean_km"].get<double>(), 1e-3);
        const OGRGeometry* geometry = row->GetGeometryRef();
        if (std::string(GetParam()) == "csv") {
            EXPECT_NEAR(row->GetFieldAsDouble("lon"), site["lon"].get<double>(), 1e-6);
            EXPECT_NEAR(row->GetFieldAsDouble("lat"), site["lat"].get<double>(), 1e-6);
            continue;
        }
        ASSERT_NE(geometry, nullptr);
        EXPECT_NEAR(geometry->toPoint()->getX(), site["lon"].get<double>(), 1e-6);
        EXPECT_NEAR(geometry->toPoint()->getY(), site["lat"].get<double>(), 1e-6);
    }
}

TEST_P(PlanFile, IsNotReplacedUnasked) {
    const auto file = folder_.write(std::string("plan.") + GetParam(), "the planner's own words");
    const Ended refused = write_plan(file);
    EXPECT_EQ(refused.exit, 3);
    EXPECT_EQ(lines_of(refused.err).size(), 1u) << refused.err;
    EXPECT_NE(refused.err.find(file.filename().string()), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("--force"), std::string::npos) << "the remedy: " << refused.err;
    EXPECT_EQ(bytes_of(file), "the planner's own words");
    EXPECT_EQ(write_plan(file, {"--force"}).exit, 0);
    EXPECT_NE(bytes_of(file), "the planner's own words");
    EXPECT_EQ(folder_.names().size(), 1u);
}

/// A report file is a file like the others; only what is printed tells how the run went.
TEST(PlanReport, HasTheSameBytesTwiceAndOnAnyNumberOfThreads) {
    const ScratchFolder folder;
    for (const std::string ending : {"json", "md", "txt"}) {
        const auto one = folder.file("one." + ending);
        const auto two = folder.file("two." + ending);
        EXPECT_EQ(write_plan(one, {"--threads", "1"}).exit, 0);
        EXPECT_EQ(write_plan(two, {"--threads", "2"}).exit, 0);
        ASSERT_FALSE(bytes_of(one).empty());
        EXPECT_TRUE(bytes_of(one) == bytes_of(two)) << ending;
    }
    const json written = json::parse(bytes_of(folder.file("one.json")), nullptr, false);
    const json printed = json_of(0, occitanie("plan", {"--new", "3"}));
    for (const char* key : {"seconds", "nodes"}) {
        EXPECT_FALSE(written.contains(key)) << key;
        EXPECT_TRUE(printed.contains(key)) << key;
    }
    EXPECT_EQ(written["sites"], printed["sites"]);
}

INSTANTIATE_TEST_SUITE_P(Formats, PlanFile, testing::Values("geojson", "csv", "gpkg"),
                         [](const auto& chosen) { return std::string(chosen.param); });

struct PlanGeoJson : testing::Test {
    static void SetUpTestSuite() {
        const ScratchFolder folder;
        EXPECT_EQ(write_plan(folder.file("plan.geojson")).exit, 0);
        bytes() = bytes_of(folder.file("plan.geojson"));
        document() = json::parse(bytes(), nullptr, false);
    }
    static std::string& bytes() {
        static std::string read;
        return read;
    }
    static json& document() {
        static json read;
        return read;
    }
};

TEST_F(PlanGeoJson, FollowsRfc7946) {
    ASSERT_TRUE(document().is_object());
    EXPECT_EQ(document()["type"], "FeatureCollection");
    EXPECT_FALSE(document().contains("crs"));
    EXPECT_FALSE(bytes().starts_with("\xef\xbb\xbf")) << "no byte order mark";
    ASSERT_EQ(document()["features"].size(), 14u);
    for (const auto& feature : document()["features"]) {
        EXPECT_EQ(feature["type"], "Feature");
        EXPECT_TRUE(feature["properties"].is_object());
        EXPECT_EQ(feature["geometry"]["type"], "Point");
        const json& position = feature["geometry"]["coordinates"];
        ASSERT_EQ(position.size(), 2u);
        EXPECT_GT(position[0], -0.4) << "longitude first";
        EXPECT_LT(position[0], 4.9);
        EXPECT_GT(position[1], 42.3);
        EXPECT_LT(position[1], 45.1);
    }
}

TEST_F(PlanGeoJson, WritesAtMostSevenDecimals) {
    for (std::size_t at = bytes().find("\"coordinates\""); at != std::string::npos;
         at = bytes().find("\"coordinates\"", at + 1)) {
        const std::string position = bytes().substr(at, bytes().find(']', at) - at + 1);
        for (std::size_t point = position.find('.'); point != std::string::npos; point = position.find('.', point + 1))
            EXPECT_LE(position.find_first_not_of("0123456789", point + 1) - point - 1, 7u) << position;
    }
}

TEST_F(PlanGeoJson, CarriesItsFacts) {
    const json& facts = document()["metadata"];
    for (const char* key : {"programme", "objective", "status", "bound", "vintage", "sources", "licence"})
        EXPECT_TRUE(facts.contains(key)) << key;
    EXPECT_EQ(facts["status"], "optimal");
    EXPECT_EQ(facts["programme"], "ern-occitanie");
    EXPECT_TRUE(facts.contains("as_of") || facts.contains("date")) << "the date shown";
    EXPECT_TRUE(facts.contains("rule") || facts.contains("rules") || facts.contains("per_department")) << "the rule";
    for (const char* key : {"seconds", "threads", "nodes", "timestamp", "created", "date_created"})
        EXPECT_FALSE(facts.contains(key)) << key << " changes from run to run";
}

TEST_F(PlanGeoJson, KeepsCodesAsText) {
    bool found = false;
    for (const auto& feature : document()["features"]) {
        EXPECT_TRUE(feature["properties"]["code"].is_string());
        EXPECT_TRUE(feature["properties"]["department"].is_string());
        found = found || feature["properties"]["code"] == "09225";
    }
    EXPECT_TRUE(found) << "09225 keeps its zero";
}

TEST(PlanOutput, AnUnknownEndingIsWrongUsage) {
    const ScratchFolder folder;
    const Ended refused = write_plan(folder.file("plan.xyz"));
    EXPECT_EQ(refused.exit, 2);
    EXPECT_NE(refused.err.find("xyz"), std::string::npos) << refused.err;
    EXPECT_TRUE(folder.names().empty());
}

/// Asked before any work: a question that would take minutes is refused at once where its file cannot be written.
TEST(PlanOutput, AFileThatStandsThereIsRefusedBeforeTheSearch) {
    const ScratchFolder folder;
    for (const char* ending : {"geojson", "json"}) {
        const auto file = folder.write(std::string("plan.") + ending, "the planner's own words");
        auto launch = maillage_with({"plan", "--scope", "france-metropolitaine", "--candidates", "communes",
                                     "--from-scratch", "--sites-total", "60", "-o", file.string()});
        launch.patience = std::chrono::seconds(20);
        const Ended refused = test_support::run_program(launch);
        EXPECT_EQ(refused.exit, 3);
        EXPECT_FALSE(refused.out_of_patience);
        EXPECT_TRUE(refused.out.empty());
        EXPECT_EQ(bytes_of(file), "the planner's own words");
    }
}

/// A file that fails after the search does not take the plan with it.
TEST(PlanOutput, APlanWhoseFileFailsIsPrinted) {
    const ScratchFolder folder;
    for (const char* ending : {"geojson", "json"}) {
        auto launch = maillage_with(occitanie(
            "plan", {"--new", "3", "--format", "json", "-o", folder.file(std::string("plan.") + ending).string()}));
        launch.largest_file = 1024;
        const Ended failed = test_support::run_program(launch);
        EXPECT_EQ(failed.exit, 3) << failed.err;
        EXPECT_EQ(lines_of(failed.err).size(), 1u) << failed.err;
        const json printed = json::parse(failed.out, nullptr, false);
        ASSERT_TRUE(printed.is_object()) << failed.out.substr(0, 300);
        EXPECT_EQ(printed["sites"].size(), 14u);
        EXPECT_TRUE(folder.names().empty());
    }
}

/// Nothing is written where there is no plan.
TEST(PlanOutput, NoPlanNoFile) {
    const ScratchFolder folder;
    const Ended ended = maillage(occitanie("plan", {"--new", "2", "-o", folder.file("plan.geojson").string()}));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_TRUE(folder.names().empty());
}

/// The exported plan is a list of sites like any other: held against the rule, it keeps it.
TEST(PlanOutput, ComesBackAsSites) {
    for (const char* ending : {"geojson", "csv", "gpkg"}) {
        const ScratchFolder folder;
        const auto file = folder.file(std::string("plan.") + ending);
        const json plan = json_of(0, occitanie("plan", {"--new", "3", "-o", file.string()}));
        const json check = json_of(0, occitanie("check", {"--sites", file.string()}));
        EXPECT_TRUE(check["unmet"].empty()) << ending;
        EXPECT_EQ(codes_of(check, ""), codes_of(plan, "")) << ending;
        EXPECT_NEAR(check["coverage"]["mean_km"].get<double>(), plan["value"].get<double>() / 6'080'731 / 1000, 1e-5);
    }
}

/// A warning that names sites names them in the order of its list: the words alone, sorted.
std::vector<std::string> sorted_words(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
        word.erase(word.find_last_not_of(",.") + 1);
        words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    return words;
}

/// `check` of sites on a day. A plan's file lists sites by code, the register as the texts name them: here by code.
json checked(const Arguments& sites, const std::string& day) {
    Arguments arguments = occitanie("check", sites);
    if (!day.empty()) arguments.insert(arguments.end(), {"--as-of", day});
    json answer = json_of(1, arguments);
    std::sort(answer["sites"].begin(), answer["sites"].end(),
              [](const json& a, const json& b) { return a["code"] < b["code"]; });
    for (json& warning : answer["warnings"]) warning = sorted_words(warning.get<std::string>());
    std::sort(answer["warnings"].begin(), answer["warnings"].end());
    return answer;
}

/// No plan adds to these sites: what is said of them is what the register says, on every day, with the same reserves.
TEST(PlanOutput, TheRegisterComesBackFromEveryFormat) {
    for (const char* ending : {"geojson", "csv", "gpkg"}) {
        const ScratchFolder folder;
        const auto file = folder.file(std::string("plan.") + ending);
        ASSERT_EQ(maillage(occitanie("plan", {"--new", "0", "--per-department", "0", "-o", file.string()})).exit, 0);
        for (const char* day : {"", "2015-01-01", "2017-08-31", "2017-09-06", "2017-10-31", "2017-11-06", "2018-04-30",
                                "2018-05-01", "2024-01-01"}) {
            const json of_register = checked({}, day);
            const json of_file = checked({"--sites", file.string()}, day);
            for (const char* part : {"claims", "rules", "departments", "sites", "coverage", "unmet", "warnings"})
                EXPECT_EQ(of_file[part], of_register[part]) << ending << " " << day << " " << part;
        }
        const Ended years = maillage(occitanie("check", {"--years", "--format", "csv"}));
        const Ended of_file = maillage(occitanie("check", {"--years", "--format", "csv", "--sites", file.string()}));
        EXPECT_EQ(of_file.out, years.out) << ending;
    }
}

/// What a plan adds stands beside what is known, and shows nothing for a claim.
TEST(PlanOutput, ProposalsShowNothingForAClaim) {
    for (const char* ending : {"geojson", "csv", "gpkg"}) {
        const ScratchFolder folder;
        const auto file = folder.file(std::string("plan.") + ending);
        ASSERT_EQ(write_plan(file).exit, 0);
        EXPECT_EQ(json_of(0, occitanie("check", {"--sites", file.string()}))["claims"], checked({}, "")["claims"]) << ending;
    }
}

/// The same from a project: its file's sites are those of the register, its plan is exported and read back.
TEST(PlanOutput, AProjectsSitesComeBackToo) {
    const ScratchFolder folder;
    const auto saved = folder.write("p.maillage", R"({"format": "maillage-project", "version": 1,
        "setting": {"programme": "ern-occitanie"},
        "sites": [{"id": "auch", "name": "Auch", "commune": "32013", "programme": "ern-occitanie",
                   "events": [{"kind": "launched", "date": "2017-09-01", "precision": "before", "certainty": "inferred"}]},
                  {"id": "own", "name": "Own", "commune": "48095", "lon": 3.5, "lat": 44.52}]})");
    for (const char* ending : {"geojson", "csv", "gpkg"}) {
        const auto file = folder.file(std::string("plan.") + ending);
        ASSERT_EQ(maillage({"plan", "--project", saved.string(), "--new", "0", "-o", file.string()}).exit, 0);
        for (const char* day : {"2017-08-31", "2017-09-06"}) {
            const json own = json_of(0, {"check", "--project", saved.string(), "--as-of", day});
            const json read = json_of(0, {"check", "--project", saved.string(), "--as-of", day, "--sites", file.string()});
            for (const char* part : {"claims", "departments", "sites", "coverage", "warnings"})
                EXPECT_EQ(read[part], own[part]) << ending << " " << day << " " << part;
        }
    }
}

}  // namespace
}  // namespace maillage::cli_test
