// SPDX-License-Identifier: Apache-2.0
// `catchment`: counts that add up, figures against those of a second reading of the country, files read back by OGR.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <map>
#include <memory>

#include "cli/command.h"
#include "cli/france_oracle.h"
#include "io/scratch_folder.h"

namespace maillage::cli_test {
namespace {

using maillage::test::bytes_of;
using maillage::test::ScratchFolder;
using Dataset = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

constexpr int bands[] = {15, 30, 45, 60};

FranceOracle& france() {
    static FranceOracle occitanie_by_hand("76");
    return occitanie_by_hand;
}

const json& answer() {
    static const json document = json_of(0, occitanie("catchment", {"--at", "30189,65440"}));
    return document;
}

Dataset opened(const std::filesystem::path& file) {
    GDALAllRegister();
    return {static_cast<GDALDataset*>(
                GDALOpenEx(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)),
            [](GDALDataset* dataset) { GDALClose(dataset); }};
}

std::vector<std::string> with(const std::vector<std::string>& sites, const std::string& one) {
    std::vector<std::string> all = sites;
    all.push_back(one);
    return all;
}

TEST(Catchment, EverybodyStandsInOneRingOfOneSite) {
    std::int64_t by_ring = 0;
    for (const auto& ring : answer()["bands"]) by_ring += ring["persons"].get<std::int64_t>();
    EXPECT_EQ(by_ring, france().population());
    std::int64_t by_site = 0;
    ASSERT_EQ(answer()["sites"].size(), known_hosts().size() + 2);
    for (const auto& site : answer()["sites"]) {
        std::int64_t rings = 0;
        ASSERT_EQ(site["persons_by_band"].size(), answer()["bands"].size());
        for (const auto& persons : site["persons_by_band"]) rings += persons.get<std::int64_t>();
        EXPECT_EQ(rings, site["persons"].get<std::int64_t>()) << site["name"];
        by_site += rings;
    }
    EXPECT_EQ(by_site, france().population());
    EXPECT_EQ(codes_of(answer(), "candidate"), (std::vector<std::string>{"30189", "65440"}));
    EXPECT_EQ(codes_of(answer(), "existing"), known_hosts());
}

TEST(Catchment, RingsOfTodayAreThoseOfTheTables) {
    const json today = json_of(0, occitanie("catchment"));
    const auto nearest = france().allocate(known_hosts());
    std::vector<std::int64_t> wanted(5);
    for (std::size_t i = 0; i < france().communes().size(); ++i) {
        std::size_t ring = 0;
        while (ring < 4 && nearest.metres[i] > 1000 * bands[ring]) ++ring;
        wanted[ring] += france().communes()[i].population;
    }
    const char* words[] = {"15", "30", "45", "60", ">60"};
    ASSERT_EQ(today["bands"].size(), 5U);
    for (std::size_t ring = 0; ring < 5; ++ring) {
        EXPECT_EQ(today["bands"][ring]["band"], words[ring]);
        EXPECT_EQ(today["bands"][ring]["persons"], wanted[ring]) << words[ring];
    }
    EXPECT_TRUE(today["candidates"].empty());
    EXPECT_FALSE(today.contains("coverage_today"));
}

TEST(Catchment, IntercommunalitiesCoverWhatTheirCommunesDo) {
    const json today = json_of(0, occitanie("catchment"));
    const auto nearest = france().allocate(known_hosts());
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> wanted;
    for (std::size_t i = 0; i < france().communes().size(); ++i) {
        const auto& commune = france().communes()[i];
        wanted[commune.intercommunality].first += commune.population;
        if (nearest.metres[i] <= 30'000) wanted[commune.intercommunality].second += commune.population;
    }
    wanted.erase("");
    ASSERT_EQ(today["intercommunalities"].size(), wanted.size());
    for (const auto& row : today["intercommunalities"]) {
        EXPECT_EQ(row["population"], wanted[row["code"]].first) << row["name"];
        EXPECT_EQ(row["population_covered"]["30"], wanted[row["code"]].second) << row["name"];
    }
}

/// Each candidate alone beside the eleven sites: two allocations of the oracle, compared.
TEST(Catchment, ACandidateAddsAndTakesTheDifferenceOfTwoAllocations) {
    const auto before = france().allocate(known_hosts());
    ASSERT_EQ(answer()["candidates"].size(), 2U);
    for (const auto& candidate : answer()["candidates"]) {
        const std::string code = candidate["code"];
        const auto after = france().allocate(with(known_hosts(), code));
        const auto& own = france().costs(code).metres;
        std::map<std::string, std::int64_t> taken;
        std::int64_t persons = 0;
        for (const int band : bands) {
            std::int64_t within = 0;
            std::int64_t added = 0;
            for (std::size_t i = 0; i < own.size(); ++i) {
                const std::int64_t population = france().communes()[i].population;
                if (own[i] <= 1000 * band) within += population;
                if (after.metres[i] <= 1000 * band && before.metres[i] > 1000 * band) added += population;
            }
            EXPECT_EQ(candidate["within_km"][std::to_string(band)], within) << code << ' ' << band;
            EXPECT_EQ(candidate["added_km"][std::to_string(band)], added) << code << ' ' << band;
        }
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (after.site[i] != static_cast<int>(known_hosts().size())) continue;
            const std::int64_t population = france().communes()[i].population;
            persons += population;
            if (population > 0) taken[known_hosts()[static_cast<std::size_t>(before.site[i])]] += population;
        }
        EXPECT_EQ(candidate["persons"], persons) << code;
        std::map<std::string, std::int64_t> printed;
        for (const auto& from : candidate["takes_from"]) printed[from["code"]] = from["persons"];
        EXPECT_EQ(printed, taken) << code;
        EXPECT_NEAR(candidate["mean_km"].get<double>(),
                    static_cast<double>(after.value) / static_cast<double>(france().population()) / 1000, 1e-5);
        EXPECT_NEAR(candidate["mean_km_today"].get<double>(),
                    static_cast<double>(before.value) / static_cast<double>(france().population()) / 1000, 1e-5);
    }
}

TEST(Catchment, TheFirstSiteOfARegionServesEverybody) {
    const json alone = json_of(0, {"catchment", "--scope", "region:76", "--at", "31555"});
    EXPECT_EQ(alone["sites"].size(), 1U);
    EXPECT_EQ(alone["sites"][0]["persons"], france().population());
    EXPECT_TRUE(alone["candidates"][0]["takes_from"].empty());
}

TEST(Catchment, WithoutAnySiteNobodyIsPlacedAndTheCommunesSayNothing) {
    const ScratchFolder folder;
    const Ended written = maillage({"catchment", "--scope", "department:32", "-o", folder.file("x.csv").string()});
    EXPECT_EQ(written.exit, 0) << written.err;
    const auto lines = lines_of(bytes_of(folder.file("x.csv")));
    ASSERT_GT(lines.size(), 2U);
    EXPECT_EQ(lines[0], "code,name,department,site,km,band,persons,site_name");
    EXPECT_NE(lines[1].find(",32,,,,"), std::string::npos) << lines[1];
}

TEST(Catchment, ACommuneOutsideTheScopeIsRefused) {
    const Ended refused = maillage(occitanie("catchment", {"--at", "75056"}));
    EXPECT_EQ(refused.exit, 2);
    EXPECT_NE(refused.err.find("75056"), std::string::npos) << refused.err;
    EXPECT_EQ(maillage(occitanie("catchment", {"-o", "x.png"})).exit, 2);
}

TEST(CatchmentFile, GeoJsonHoldsEveryCommuneWithItsSite) {
    const ScratchFolder folder;
    const auto file = folder.file("aires.geojson");
    const json printed = json_of(0, occitanie("catchment", {"-o", file.string()}));
    const json document = json::parse(bytes_of(file));
    EXPECT_EQ(document["metadata"]["programme"], "ern-occitanie");
    EXPECT_EQ(document["metadata"]["bands"], printed["bands"]);
    EXPECT_FALSE(document.contains("crs"));
    const Dataset read = opened(file);
    ASSERT_NE(read, nullptr);
    OGRLayer* layer = read->GetLayer(0);
    ASSERT_EQ(layer->GetFeatureCount(), static_cast<GIntBig>(france().communes().size()));
    std::map<std::string, std::int64_t> by_site;
    std::map<std::string, std::int64_t> by_band;
    for (const auto& row : layer) {
        const std::string code = row->GetFieldAsString("code");
        by_site[row->GetFieldAsString("site")] += row->GetFieldAsInteger64("persons");
        by_band[row->GetFieldAsString("band")] += row->GetFieldAsInteger64("persons");
        const OGRGeometry* shape = row->GetGeometryRef();
        ASSERT_NE(shape, nullptr) << code;
        const auto type = wkbFlatten(shape->getGeometryType());
        EXPECT_TRUE(type == wkbPolygon || type == wkbMultiPolygon) << code;
        const double side = static_cast<double>(france().at(code).half_side) * 2;
        // A degree of longitude is 0.70 to 0.74 of one of latitude here: enough to tell a commune from its hole.
        const double square_km = type == wkbPolygon ? shape->toPolygon()->get_Area() : shape->toMultiPolygon()->get_Area();
        EXPECT_NEAR(square_km * 111.2 * 111.2 * 0.72, side * side / 1e6, 0.06 * side * side / 1e6) << code;
    }
    for (const auto& site : printed["sites"]) EXPECT_EQ(by_site[site["id"]], site["persons"]) << site["id"];
    for (const auto& ring : printed["bands"]) EXPECT_EQ(by_band[ring["band"]], ring["persons"]) << ring["band"];
}

TEST(CatchmentFile, RingsFollowTheRightHand) {
    const ScratchFolder folder;
    const auto file = folder.file("gers.geojson");
    ASSERT_EQ(maillage({"catchment", "--scope", "department:32", "--at", "32013", "-o", file.string()}).exit, 0);
    const std::string bytes = bytes_of(file);
    for (std::size_t at = bytes.find('.'); at != std::string::npos; at = bytes.find('.', at + 1)) {
        std::size_t end = at + 1;
        while (end < bytes.size() && bytes[end] >= '0' && bytes[end] <= '9') ++end;
        ASSERT_LE(end - at - 1, 7U) << bytes.substr(at - 5, 20);
    }
    for (const auto& feature : json::parse(bytes)["features"]) {
        json polygons = feature["geometry"]["coordinates"];
        if (feature["geometry"]["type"] == "Polygon") polygons = json::array({polygons});
        for (const auto& polygon : polygons)
            for (std::size_t ring = 0; ring < polygon.size(); ++ring) {
                double twice = 0;
                for (std::size_t i = 0; i + 1 < polygon[ring].size(); ++i)
                    twice += (polygon[ring][i][0].get<double>() - 1) * (polygon[ring][i + 1][1].get<double>() - 44) -
                             (polygon[ring][i + 1][0].get<double>() - 1) * (polygon[ring][i][1].get<double>() - 44);
                EXPECT_EQ(twice > 0, ring == 0) << feature["id"] << " ring " << ring;
            }
    }
}

TEST(CatchmentFile, CsvHoldsEveryCommuneOnceAndIsWhatStdoutPrints) {
    const ScratchFolder folder;
    const auto file = folder.file("aires.csv");
    const Ended printed = maillage(occitanie("catchment", {"--format", "csv"}));
    ASSERT_EQ(maillage(occitanie("catchment", {"-o", file.string()})).exit, 0);
    EXPECT_TRUE(printed.out == bytes_of(file));
    const Dataset read = opened(file);
    ASSERT_NE(read, nullptr);
    OGRLayer* layer = read->GetLayer(0);
    ASSERT_EQ(layer->GetFeatureCount(), static_cast<GIntBig>(france().communes().size()));
    const auto nearest = france().allocate(known_hosts());
    std::size_t i = 0;
    for (const auto& row : layer) {
        EXPECT_EQ(row->GetFieldAsString("code"), france().communes()[i].code);
        EXPECT_EQ(std::stoll(row->GetFieldAsString("persons")), france().communes()[i].population);
        EXPECT_NEAR(std::stod(row->GetFieldAsString("km")), static_cast<double>(nearest.metres[i]) / 1000, 1.1e-3);
        ++i;
    }
}

TEST(CatchmentFile, IsTheSameOnAnyNumberOfThreads) {
    const ScratchFolder folder;
    for (const char* ending : {"geojson", "csv", "json"}) {
        const auto one = folder.file(std::string("one.") + ending);
        const auto two = folder.file(std::string("two.") + ending);
        EXPECT_EQ(maillage(occitanie("catchment", {"--threads", "1", "--at", "30189", "-o", one.string()})).exit, 0);
        EXPECT_EQ(maillage(occitanie("catchment", {"--threads", "2", "--at", "30189", "-o", two.string()})).exit, 0);
        ASSERT_FALSE(bytes_of(one).empty());
        EXPECT_TRUE(bytes_of(one) == bytes_of(two)) << ending;
        EXPECT_EQ(maillage(occitanie("catchment", {"-o", one.string()})).exit, 3) << "not replaced unasked";
    }
}

}  // namespace
}  // namespace maillage::cli_test
