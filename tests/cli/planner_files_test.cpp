// SPDX-License-Identifier: Apache-2.0
// The files a planner brings: sites, demand, candidates. The same facts in another file give the same answer.
#include <gtest/gtest.h>

#include <sstream>

#include "cli/command.h"
#include "cli/france_oracle.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::ScratchFolder;

FranceOracle& region() {
    static FranceOracle by_hand("76");
    return by_hand;
}

const json& known() {
    static const json answer = json_of(1, occitanie("check"));
    return answer;
}

struct SitesFile : testing::Test {
    ScratchFolder folder;

    /// The check with these sites gives the coverage of the eleven known ones.
    void expect_as_known(const std::string& name, const std::string& bytes) {
        const auto file = folder.write(name, bytes);
        const json answer = json_of(1, occitanie("check", {"--sites", file.string()}));
        EXPECT_EQ(answer["coverage"], known()["coverage"]) << name;
        EXPECT_EQ(codes_of(answer, ""), codes_of(known(), "")) << name;
        EXPECT_EQ(answer["unmet"], known()["unmet"]) << name;
    }
};

std::string with_comma(double value) {
    std::ostringstream text;
    text.precision(10);
    text << value;
    std::string written = text.str();
    if (const auto point = written.find('.'); point != std::string::npos) written[point] = ',';
    return written;
}

TEST_F(SitesFile, CodesInACsv) {
    std::string rows = "code,nom\n";
    for (const auto& code : known_hosts()) rows += code + ",site de " + code + "\n";
    expect_as_known("sites.csv", rows);
}

TEST_F(SitesFile, CodesThatLostTheirZeroAreRepairedAndSaid) {
    std::string rows = "insee;nom\n";
    for (const auto& code : known_hosts()) rows += std::to_string(std::stoi(code)) + ";x\n";
    expect_as_known("sites.csv", rows);
    const auto file = folder.file("sites.csv");
    const Ended said = maillage(occitanie("check", {"--sites", file.string(), "--lang", "en"}));
    EXPECT_NE((said.out + said.err).find("09225"), std::string::npos);
    EXPECT_NE((said.out + said.err).find("zero"), std::string::npos) << "the repair is said:\n" << said.err;
}

TEST_F(SitesFile, LongitudesAndLatitudesInACsv) {
    std::ostringstream rows;
    rows.precision(10);
    rows << "nom,lon,lat\n";
    for (const auto& code : known_hosts())
        rows << "s" << code << "," << region().at(code).longitude << "," << region().at(code).latitude << "\n";
    expect_as_known("sites.csv", rows.str());
}

TEST_F(SitesFile, SemicolonsDecimalCommasByteOrderMarkAndLatin1) {
    std::string rows = "nom;lon;lat\r\n";
    for (const auto& code : known_hosts())
        rows += "s" + code + ";" + with_comma(region().at(code).longitude) + ";" +
                with_comma(region().at(code).latitude) + "\r\n";
    expect_as_known("virgules.csv", rows);
    expect_as_known("marque.csv", "\xef\xbb\xbf" + rows);
    std::string latin = rows;
    latin.replace(latin.find("s09225"), 1, "\xe9");
    expect_as_known("latin.csv", latin);
}

TEST_F(SitesFile, PointsInGeoJson) {
    json collection{{"type", "FeatureCollection"}, {"features", json::array()}};
    for (const auto& code : known_hosts())
        collection["features"].push_back(
            {{"type", "Feature"},
             {"properties", {{"nom", "site"}}},
             {"geometry",
              {{"type", "Point"}, {"coordinates", {region().at(code).longitude, region().at(code).latitude}}}}});
    expect_as_known("sites.geojson", collection.dump());
}

/// Lambert 93 says so in its CRS; the points come back where they were.
TEST_F(SitesFile, OneSiteInLambert93) {
    // Toulouse, in metres of EPSG:2154.
    const auto file = folder.write(
        "sites.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},
            "features":[{"type":"Feature","properties":{"nom":"Toulouse"},
            "geometry":{"type":"Point","coordinates":[574330,6279760]}}]})");
    const json answer = json_of(1, occitanie("check", {"--sites", file.string()}));
    ASSERT_EQ(answer["sites"].size(), 1u);
    EXPECT_EQ(answer["sites"][0]["code"], "31555");
    EXPECT_EQ(answer["sites"][0]["persons"], 6'080'731);
}

TEST_F(SitesFile, WithAllDepartmentsServedTheRuleIsMet) {
    std::string rows = "code\n";
    for (const auto& code : known_hosts()) rows += code + "\n";
    const auto file = folder.write("sites.csv", rows + "30189\n66136\n81004\n");
    const json answer = json_of(0, occitanie("check", {"--sites", file.string()}));
    EXPECT_TRUE(answer["unmet"].empty());
    const auto allocation = region().allocate(codes_of(answer, ""));
    EXPECT_NEAR(answer["coverage"]["mean_km"].get<double>(),
                static_cast<double>(allocation.value) / 6'080'731 / 1000, 1e-5);
}

/// An answer that rests on sites that do not stand says so, in the sentence itself.
TEST(ProposedSites, TheAnswerSaysHowManyProposalsItCounts) {
    const ScratchFolder folder;
    const auto file = folder.write("sites.csv", "insee,state\n30189,proposed\n66136,planned\n81004,existing\n");
    const json answer = json_of(1, occitanie("check", {"--sites", file.string(), "--lang", "en"}));
    EXPECT_NE(answer["rules"].dump().find("counting 2 planned or proposed sites"), std::string::npos) << answer["rules"];
    const json plain = json_of(1, occitanie("check", {"--lang", "en"}));
    EXPECT_EQ(plain["rules"].dump().find("counting"), std::string::npos) << plain["rules"];
}

struct DemandFile : testing::Test {
    ScratchFolder folder;
};

TEST_F(DemandFile, PopulationFromAFileIsPopulation) {
    std::string rows = "insee;habitants\n";
    for (const auto& commune : region().communes()) rows += commune.code + ";" + std::to_string(commune.population) + "\n";
    const auto file = folder.write("demande.csv", rows);
    const json answer = json_of(1, occitanie("check", {"--demand", file.string() + ":insee:habitants"}));
    EXPECT_EQ(answer["coverage"], known()["coverage"]);
}

TEST_F(DemandFile, OnePersonPerCommune) {
    std::string rows = "code,jeunes\n";
    for (const auto& commune : region().communes()) rows += commune.code + ",1\n";
    const auto file = folder.write("demande.csv", rows);
    const json answer = json_of(1, occitanie("check", {"--demand", file.string() + ":code:jeunes"}));
    EXPECT_EQ(answer["coverage"]["population"], 4'453);
    std::int64_t metres = 0;
    for (const auto one : region().allocate(known_hosts()).metres) metres += one;
    EXPECT_NEAR(answer["coverage"]["mean_km"].get<double>(), static_cast<double>(metres) / 4'453 / 1000, 1e-5);
    const Ended text = maillage(occitanie("check", {"--demand", file.string() + ":code:jeunes"}));
    EXPECT_NE(text.out.find("jeunes"), std::string::npos) << "the column is named beside the figures";
}

/// SIREN numbers are below a milliard each; together they are more persons than the world has.
TEST_F(DemandFile, ASirenColumnIsRefusedInWords) {
    std::string rows = "code,siren\n";
    for (const auto& commune : region().communes()) rows += commune.code + ",200046816\n";
    const auto file = folder.write("demande.csv", rows);
    for (const char* command : {"check", "plan"}) {
        const Ended ended = maillage(occitanie(command, {"--demand", file.string() + ":code:siren", "--lang", "en"}));
        EXPECT_EQ(ended.exit, 3) << ended.out;
        EXPECT_TRUE(ended.out.empty());
        EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
        // 10¹¹ is passed by the 500th commune; the header is the first line.
        for (const char* words : {"demande.csv", "l. 501", "200046816", "100,000,000,000", "siren", "SIRET"})
            EXPECT_NE(ended.err.find(words), std::string::npos) << words << " in " << ended.err;
    }
}

TEST_F(DemandFile, AColumnOfTheTerritory) {
    EXPECT_EQ(json_of(1, occitanie("check", {"--demand", "population"}))["coverage"], known()["coverage"]);
}

struct CandidatesFile : testing::Test {
    ScratchFolder folder;
};

TEST_F(CandidatesFile, OnlyTheListedMayHost) {
    const auto file = folder.write("candidats.csv", "code,nom\n30189,Nîmes\n30007,Alès\n66136,Perpignan\n66171,x\n81004,Albi\n81065,Castres\n");
    const json answer = json_of(0, occitanie("plan", {"--new", "3", "--candidates", file.string()}));
    EXPECT_EQ(answer["status"], "optimal");
    std::int64_t best = 0;
    std::vector<std::string> chosen;
    for (const char* gard : {"30189", "30007"})
        for (const char* catalan : {"66136", "66171"})
            for (const char* tarn : {"81004", "81065"}) {
                std::vector<std::string> sites = known_hosts();
                sites.insert(sites.end(), {gard, catalan, tarn});
                const std::int64_t value = region().allocate(sites).value;
                if (best != 0 && value >= best) continue;
                best = value;
                chosen = {gard, catalan, tarn};
            }
    EXPECT_EQ(codes_of(answer, "proposed"), chosen);
    EXPECT_NEAR(answer["value"].get<double>(), static_cast<double>(best), 10'000);
}

TEST_F(CandidatesFile, ADepartmentWithoutOneIsNamed) {
    const auto file = folder.write("candidats.csv", "code\n30189\n66136\n");
    const Ended ended = maillage(occitanie("plan", {"--new", "3", "--candidates", file.string()}));
    EXPECT_EQ(ended.exit, 1);
    EXPECT_NE((ended.out + ended.err).find("Tarn"), std::string::npos);
}

}  // namespace
}  // namespace maillage::cli_test
