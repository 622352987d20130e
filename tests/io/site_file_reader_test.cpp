// SPDX-License-Identifier: Apache-2.0
#include "io/site_file_reader.h"

#include <gtest/gtest.h>

#include "io/column_join.h"
#include "io/commune_locator.h"
#include "io/exporters/registry.h"
#include "io/scratch_folder.h"
#include "io/territory_fixture.h"
#include "io/territory_reader.h"
#include "support/random_projects.h"

namespace maillage::io {
namespace {

using test::ScratchFolder;

const territory::TerritorySet& country() {
    static const territory::Territory territory = [] {
        const ScratchFolder folder;
        test::TerritoryFixture().write(folder.file("country.gpkg"));
        SilentFeedback feedback;
        return *read_territory(folder.file("country.gpkg"), feedback);
    }();
    return *territory;
}

std::string feature(const std::string& coordinates, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties +
           R"(,"geometry":{"type":"Point","coordinates":)" + coordinates + "}}";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::vector<std::string> communes_of(const SiteFile& file) {
    std::vector<std::string> codes;
    for (const planning::Site& site : file.sites) codes.push_back(site.commune.text());
    return codes;
}

std::vector<std::string_view> keys_of(const std::vector<Message>& messages) {
    std::vector<std::string_view> keys;
    for (const Message& message : messages) keys.push_back(message.key.id);
    return keys;
}

TEST(SiteFileReader, FindsTheCommuneOfAPoint) {
    const ScratchFolder folder;
    const auto file =
        read_sites(folder.write("a.geojson", collection(feature("[1.61,43.11]", R"({"nom":"École"})") + "," +
                                                        feature("[1.28,43.35]"))),
                   country());
    ASSERT_TRUE(file) << file.error().message.key.id;
    EXPECT_EQ(communes_of(*file), (std::vector<std::string>{"09225", "31107"}));
    EXPECT_EQ(file->sites[0].name, "École");
    EXPECT_EQ(file->sites[1].name, "Carbonne") << "the commune's name, for want of another";
    EXPECT_EQ(file->sites[0].position, (geo::LonLat{1.61, 43.11}));
    EXPECT_EQ(file->sites[0].state, planning::SiteState::existing);
    EXPECT_TRUE(file->warnings.empty());
}

TEST(SiteFileReader, ReadsTablesByCodeOrByDegrees) {
    const ScratchFolder folder;
    const auto by_code =
        read_sites(folder.write("a.csv", "nom;Code INSEE\nPamiers;9225\nCarbonne;31107\n"), country());
    ASSERT_TRUE(by_code);
    EXPECT_EQ(communes_of(*by_code), (std::vector<std::string>{"09225", "31107"}));
    EXPECT_FALSE(by_code->sites[0].position);
    EXPECT_EQ(keys_of(by_code->warnings), std::vector<std::string_view>{"layer.mended_codes"});

    const auto by_degrees =
        read_sites(folder.write("b.csv", "\xEF\xBB\xBFsite;longitude;latitude\nx;1,61;43,11\ny;1,28;43,35\n"),
                   country());
    ASSERT_TRUE(by_degrees);
    EXPECT_EQ(communes_of(*by_degrees), (std::vector<std::string>{"09225", "31107"}));
    EXPECT_EQ(by_degrees->sites[1].position, (geo::LonLat{1.28, 43.35}));
}

TEST(SiteFileReader, ReadsStatesInBothLanguages) {
    const ScratchFolder folder;
    const auto file = read_sites(
        folder.write("a.csv", "insee,etat\n09001,existant\n09225,Proposé\n31107,rejected\n31555,prévu\n"),
        country());
    ASSERT_TRUE(file);
    EXPECT_EQ(file->sites[0].state, planning::SiteState::existing);
    EXPECT_EQ(file->sites[1].state, planning::SiteState::proposed);
    EXPECT_EQ(file->sites[2].state, planning::SiteState::rejected);
    EXPECT_EQ(file->sites[3].state, planning::SiteState::planned);
}

TEST(SiteFileReader, TakesTwoSitesOfOneCommuneApart) {
    const ScratchFolder folder;
    const auto file = read_sites(
        folder.write("a.geojson", collection(feature("[1.61,43.11]") + "," + feature("[1.62,43.12]"))),
        country());
    ASSERT_TRUE(file);
    EXPECT_EQ(file->sites[0].id.view(), "09225");
    EXPECT_EQ(file->sites[1].id.view(), "09225-2");
}

TEST(SiteFileReader, ForgivesASimplifiedBorderAndSaysSo) {
    const ScratchFolder folder;
    // 0.002° south of Pamiers' square: 222 m.
    const auto file = read_sites(folder.write("a.geojson", collection(feature("[1.65,43.098]"))), country());
    ASSERT_TRUE(file);
    EXPECT_EQ(communes_of(*file), std::vector<std::string>{"09225"});
    EXPECT_EQ(keys_of(file->warnings), std::vector<std::string_view>{"site.just_outside"});
    // 0.004°: 445 m.
    EXPECT_FALSE(read_sites(folder.write("b.geojson", collection(feature("[1.65,43.096]"))), country()));
}

TEST(SiteFileReader, LetsTheCodePrevailOverAPointElsewhere) {
    const ScratchFolder folder;
    const auto file = read_sites(folder.write("a.csv", "insee,lon,lat\n09001,1.61,43.11\n"), country());
    ASSERT_TRUE(file);
    EXPECT_EQ(communes_of(*file), std::vector<std::string>{"09001"});
    EXPECT_EQ(keys_of(file->warnings), std::vector<std::string_view>{"site.elsewhere"});
}

TEST(SiteFileReader, TakesExportedOutlinesOfCommunesByTheirCode) {
    const ScratchFolder folder;
    const auto file = read_sites(
        folder.write("a.geojson",
                     R"({"type":"Feature","properties":{"INSEE_COM":"31107"},"geometry":{"type":"Polygon",)"
                     R"("coordinates":[[[1.2,43.3],[1.3,43.3],[1.3,43.4],[1.2,43.3]]]}})"),
        country());
    ASSERT_TRUE(file);
    EXPECT_EQ(communes_of(*file), std::vector<std::string>{"31107"});
}

struct BadSites {
    const char* name;
    const char* file;
    std::string bytes;
    const char* key;
    const char* place;
};

class SiteErrors : public testing::TestWithParam<BadSites> {};

TEST_P(SiteErrors, NameFileRowAndRemedy) {
    const ScratchFolder folder;
    const auto path = folder.write(GetParam().file, GetParam().bytes);
    const auto file = read_sites(path, country());
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::input);
    EXPECT_EQ(file.error().message.key.id, GetParam().key);
    EXPECT_EQ(file.error().file, path.string());
    EXPECT_EQ(file.error().place, GetParam().place);
    EXPECT_FALSE(file.error().remedy.key.id.empty());
}

const std::string inside = feature("[1.61,43.11]") + ",";

INSTANTIATE_TEST_SUITE_P(
    Cases, SiteErrors,
    testing::Values(
        BadSites{"at_sea", "a.geojson", collection(inside + feature("[-8,46]")), "site.outside", "a, #2"},
        BadSites{"abroad", "a.geojson", collection(inside + feature("[13.4,52.5]")), "site.outside", "a, #2"},
        BadSites{"zero", "a.geojson", collection(inside + feature("[0,0]")), "site.null_island", "a, #2"},
        BadSites{"swapped", "a.geojson", collection(inside + feature("[43.11,1.61]")), "site.swapped",
                 "a, #2"},
        BadSites{"swapped_csv", "a.csv", "lon;lat\n1,61;43,11\n43,11;1,61\n", "site.swapped", "l. 3"},
        BadSites{"metres", "a.csv", "x,y\n505300,6285441\n", "site.not_degrees", "l. 2"},
        BadSites{"nan", "a.csv", "lon,lat\nnan,43.11\n", "site.not_finite", "l. 2"},
        BadSites{"infinite", "a.csv", "lon,lat\n1.61,inf\n", "site.not_finite", "l. 2"},
        BadSites{"words", "a.csv", "lon,lat\neast,north\n", "site.not_a_number", "l. 2"},
        BadSites{"half_a_place", "a.csv", "lon,lat\n1.61,\n", "site.not_a_number", "l. 2"},
        BadSites{"nowhere", "a.csv", "nom,lon,lat\nAuch,,\n", "site.no_place", "l. 2"},
        BadSites{"unknown_code", "a.csv", "insee\n09225\n09999\n", "site.unknown_code", "l. 3"},
        BadSites{"no_code", "a.csv", "insee\n09225\nAuch\n", "site.unknown_code", "l. 3"},
        BadSites{"duplicate_code", "a.csv", "insee\n09225\n31107\n9225\n", "join.duplicate", "l. 4"},
        BadSites{"duplicate_id", "a.csv", "insee,id\n09225,x\n31107,x\n", "site.duplicate_id", "l. 3"},
        BadSites{"state", "a.csv", "insee,state\n09225,perhaps\n", "site.unknown_state", "l. 2"},
        BadSites{"partner", "a.csv", "insee,partner,partner_kind\n31107,Volvestre,\n", "site.partner_without_kind", "l. 2"},
        BadSites{"partner_kind", "a.csv", "insee,partner,partner_kind\n31107,Volvestre,friend\n", "toml.bad_word",
                 "l. 2, partner.kind"},
        BadSites{"event_kind", "a.csv", "insee;events\n31107;[]\n09225;\"[{\"\"kind\"\":\"\"begun\"\"}]\"\n",
                 "toml.bad_word", "l. 3, events[0].kind"},
        BadSites{"event_date", "a.geojson",
                 collection(inside + feature("[1.62,43.12]", R"({"events":[{"kind":"opened","date":"hier","precision":"day"}]})")),
                 "toml.bad_day", "a, #2, events[0].date"},
        BadSites{"broken_json", "a.csv", "insee;sessions\n31107;[{\n", "json.syntax", "l. 2, sessions"},
        BadSites{"line", "a.geojson",
                 collection(inside + R"({"type":"Feature","properties":{},"geometry":{"type":"LineString",)"
                                     R"("coordinates":[[1,43],[2,44]]}})"),
                 "site.no_layer", ""},
        BadSites{"no_columns", "a.csv", "a,b\n1,2\n", "site.no_layer", ""},
        BadSites{"no_row", "a.csv", "insee,nom\n", "site.no_row", ""},
        BadSites{"truncated", "a.geojson", collection(inside).substr(0, 100), "dataset.unreadable", ""},
        BadSites{"empty", "a.geojson", "", "dataset.empty", ""}),
    [](const auto& entry) { return std::string(entry.param.name); });

TEST(SiteFileReader, ReadsBackWhatWasExported) {
    planning::SiteList list;
    for (const territory::Index i : {1u, 2u}) {
        planning::SiteRecord site;
        site.commune = country().communes.code[i];
        site.name = i == 1 ? "=Pamiers" : country().communes.name[i];
        site.department = country().departments.code[country().communes.department[i]];
        site.place = country().communes.point[i];
        site.state = i == 1 ? planning::SiteState::existing : planning::SiteState::proposed;
        site.id = "site-" + std::to_string(i);
        site.source = i == 1 ? "S0" : "";
        list.sites.push_back(site);
    }
    list.metadata.set("programme", "ern-occitanie");
    const ScratchFolder folder;
    for (const SiteExporter& exporter : site_exporters()) {
        const auto path = folder.file("sites." + std::string(exporter.extension));
        ASSERT_TRUE(export_sites(list, path, Existing::refuse));
        const auto file = read_sites(path, country());
        ASSERT_TRUE(file) << exporter.extension << " " << file.error().message.key.id;
        ASSERT_EQ(file->sites.size(), 2u);
        for (std::size_t i = 0; i < 2; ++i) {
            EXPECT_EQ(file->sites[i].commune, list.sites[i].commune);
            EXPECT_EQ(file->sites[i].name, list.sites[i].name);
            EXPECT_EQ(file->sites[i].state, list.sites[i].state);
            EXPECT_EQ(file->sites[i].id.view(), list.sites[i].id);
            EXPECT_EQ(file->sites[i].citation.source, list.sites[i].source);
            EXPECT_FALSE(file->sites[i].position) << "the commune's own point stands for it, as it did";
        }
        EXPECT_TRUE(file->warnings.empty());
    }
}

/// A record as a plan has it of a site of the register.
planning::SiteRecord record_of(const planning::Site& site) {
    planning::SiteRecord record;
    record.id = site.id.text();
    record.commune = site.commune;
    record.name = site.name;
    record.place = site.position.value_or(country().communes.point[*country().communes.find(site.commune)]);
    record.state = site.state;
    record.source = site.citation.source;
    record.site = site;
    return record;
}

/// Every field of a site set somewhere, in every format: events, sessions, partner, words and what they stand on.
TEST(SiteFileReader, ReadsBackAllThatIsKnownOfASite) {
    namespace make = test_support::random_projects_detail;
    test_support::Dice dice(20171106);
    std::vector<planning::Site> sites;
    planning::SiteList list;
    for (int i = 0; i < 60; ++i) {
        planning::Site site = make::site(dice, i);
        site.commune = *CommuneCode::parse("09225");
        if (site.position) site.position = geo::LonLat{1.61 + i * 1e-4, 43.125};
        sites.push_back(site);
        list.sites.push_back(record_of(site));
    }
    const ScratchFolder folder;
    for (const SiteExporter& exporter : site_exporters()) {
        const auto path = folder.file("sites." + std::string(exporter.extension));
        ASSERT_TRUE(export_sites(list, path, Existing::refuse));
        const auto file = read_sites(path, country());
        ASSERT_TRUE(file) << exporter.extension << " " << file.error().message.key.id << " " << file.error().place;
        ASSERT_EQ(file->sites.size(), sites.size());
        for (std::size_t i = 0; i < sites.size(); ++i) {
            ASSERT_EQ(file->sites[i].position.has_value(), sites[i].position.has_value());
            if (sites[i].position) {
                EXPECT_NEAR(file->sites[i].position->lon, sites[i].position->lon, 1e-7);
            }
            planning::Site read = file->sites[i];
            read.position = sites[i].position;
            EXPECT_EQ(read, sites[i]) << exporter.extension << ", site " << i;
        }
    }
}

/// A planner's own columns may bear the same names: what is no JSON of ours says nothing about events and sessions.
TEST(SiteFileReader, LeavesColumnsOfOthersAlone) {
    const ScratchFolder folder;
    const auto file = read_sites(
        folder.write("a.csv", "insee,sessions,events,note,partner,organiser\n09225,2,\"mars, juin\",à revoir,Mairie,ADRAR\n"),
        country());
    ASSERT_TRUE(file) << file.error().message.key.id;
    EXPECT_TRUE(file->sites[0].events.empty());
    EXPECT_TRUE(file->sites[0].sessions.empty());
    EXPECT_TRUE(file->sites[0].note.empty());
    EXPECT_FALSE(file->sites[0].partner) << "of no known kind";
    EXPECT_EQ(file->sites[0].organiser->name, "ADRAR");
}

TEST(CommuneLocator, AgreesWithTheBruteForce) {
    const CommuneLocator locator(country());
    const geo::PolygonSet& outlines = country().communes.outlines;
    for (double lon = 1.15; lon < 1.75; lon += 0.007) {
        for (double lat = 42.95; lat < 43.65; lat += 0.007) {
            std::optional<territory::Index> expected;
            for (territory::Index i = 0; i < outlines.feature_count() && !expected; ++i)
                if (contains(outlines, i, {lon, lat})) expected = i;
            EXPECT_EQ(locator.containing({lon, lat}), expected) << lon << " " << lat;
        }
    }
}

TEST(ColumnJoin, JoinsByCodeWhateverItsForm) {
    const ScratchFolder folder;
    const auto file =
        folder.write("jeunes.csv", "Code INSEE;POP 15-29\n9225;\"1 234,5\"\n31107;12\n31555;\n");
    const auto column = read_joined_column(file.string() + ":Code INSEE:POP 15-29", country());
    ASSERT_TRUE(column) << column.error().message.key.id;
    EXPECT_EQ(column->name, "POP 15-29");
    EXPECT_EQ(column->values, (std::vector<double>{-1, 1234.5, 12, -1}));
    EXPECT_EQ(keys_of(column->warnings),
              (std::vector<std::string_view>{"layer.mended_codes", "join.absent"}));
    EXPECT_EQ(std::get<std::int64_t>(column->warnings[1].arguments[0].second), 2);
}

struct BadJoin {
    const char* name;
    const char* bytes;
    const char* columns;
    const char* key;
    const char* place;
};

class JoinErrors : public testing::TestWithParam<BadJoin> {};

TEST_P(JoinErrors, NameFileRowAndRemedy) {
    const ScratchFolder folder;
    const auto path = folder.write("d.csv", GetParam().bytes);
    const auto column = read_joined_column(path.string() + GetParam().columns, country());
    ASSERT_FALSE(column);
    EXPECT_EQ(column.error().message.key.id, GetParam().key);
    EXPECT_EQ(column.error().place, GetParam().place);
    EXPECT_FALSE(column.error().remedy.key.id.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Cases, JoinErrors,
    testing::Values(BadJoin{"form", "a,b\n", ":a", "join.form", ""},
                    BadJoin{"no_code_column", "insee,n\n09225,1\n", ":code:n", "join.no_column", "d"},
                    BadJoin{"no_value_column", "insee,n\n09225,1\n", ":insee:pop", "join.no_column", "d"},
                    BadJoin{"text", "insee;n\n09225;1\n31107;NC\n", ":insee:n", "join.not_a_number", "l. 3"},
                    BadJoin{"negative", "insee;n\n09225;-1\n", ":insee:n", "join.negative", "l. 2"},
                    BadJoin{"above_the_world", "insee;n\n09225;1\n31107;1e19\n", ":insee:n", "join.too_large", "l. 3"},
                    BadJoin{"siret", "insee;n\n09225;20004681600015\n", ":insee:n", "join.too_large", "l. 2"},
                    BadJoin{"nan", "insee;n\n09225;NaN\n", ":insee:n", "join.not_finite", "l. 2"},
                    BadJoin{"duplicate", "insee;n\n09225;1\n31107;2\n9225;3\n", ":insee:n", "join.duplicate",
                            "l. 4"},
                    BadJoin{"unknown", "insee;n\n09225;1\n01039;2\n31107;3\n99999;4\n", ":insee:n", "join.unknown_code",
                            "l. 3"},
                    BadJoin{"not_a_code", "insee;n\n09225;1\nTotal;3\n", ":insee:n", "join.unknown_code", "l. 3"},
                    BadJoin{"no_match", "insee;n\n75056;1\n", ":insee:n", "join.no_match", "d"}),
    [](const auto& entry) { return std::string(entry.param.name); });

TEST(ColumnJoin, AsksForTheRightForm) {
    for (const char* text : {"file.csv", "file.csv:a", ":a:b", "file.csv::b", "file.csv:a:"}) {
        const auto column = read_joined_column(text, country());
        ASSERT_FALSE(column) << text;
        EXPECT_EQ(column.error().kind, ErrorKind::usage) << text;
    }
    EXPECT_EQ(read_joined_column("nothing.csv:a:b", country()).error().message.key.id, "dataset.missing");
}

}  // namespace
}  // namespace maillage::io
