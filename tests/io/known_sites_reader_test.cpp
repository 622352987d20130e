// SPDX-License-Identifier: Apache-2.0
#include "io/known_sites_reader.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

#include "io/seed_texts.h"
#include "io/toml_case.h"
#include "io/toml_document.h"
#include "planning/site_calendar.h"

namespace maillage {
namespace {

using namespace planning;

std::filesystem::path shipped_path() {
    return std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/sites/known-sites.toml";
}

std::string shipped_text() {
    return test::file_text(shipped_path()).value();
}

SiteRegister shipped() {
    auto sites = io::read_known_sites(shipped_path());
    if (!sites) {
        ADD_FAILURE() << sites.error().message.key.id << " " << sites.error().place;
        return {};
    }
    return *sites;
}

const Site& site(const SiteRegister& sites, std::string_view id) {
    const auto found = std::find_if(sites.sites.begin(), sites.sites.end(),
                                    [&](const Site& s) { return s.id.view() == id; });
    EXPECT_NE(found, sites.sites.end()) << id;
    return *found;
}

TEST(KnownSites, AreTheThirteenOfTheTextsAndNoOther) {
    const SiteRegister sites = shipped();
    std::map<std::string, std::string> hosts;
    for (const Site& s : sites.sites) hosts[s.commune.text()] = s.name;
    const std::map<std::string, std::string> expected{
        {"48095", "Mende"},          {"34145", "Lunel"},    {"32013", "Auch"},
        {"31483", "Saint-Gaudens"},  {"65286", "Lourdes"},  {"11069", "Carcassonne"},
        {"82112", "Moissac"},        {"09225", "Pamiers"},  {"46042", "Cahors"},
        {"12202", "Rodez"},          {"31107", "Carbonne"}, {"59512", "Roubaix"},
        {"59378", "Marcq-en-Barœul"}};
    EXPECT_EQ(hosts, expected);
    EXPECT_EQ(sites.sites.size(), 13u);
    EXPECT_EQ(sites_of(sites, "ern-occitanie").size(), 11u);
    EXPECT_EQ(sites_of(sites, "ern-hauts-de-france").size(), 0u);
    EXPECT_EQ(sites_of(sites, "gen").size(), 2u);
}

TEST(KnownSites, KeepEventsWithTheirPrecisionAndCertainty) {
    const SiteRegister sites = shipped();
    const SiteEvent& mende = site(sites, "ern-mende").events.front();
    EXPECT_EQ(mende.kind, SiteEventKind::launched);
    EXPECT_EQ(mende.precision, DatePrecision::before);
    EXPECT_EQ(mende.certainty, Certainty::inferred);
    const Site& carcassonne = site(sites, "ern-carcassonne");
    ASSERT_EQ(carcassonne.events.size(), 2u);
    EXPECT_EQ(carcassonne.events[1].kind, SiteEventKind::inaugurated);
    EXPECT_EQ(carcassonne.events[1].date, (Date{2017, 9, 6}));
    EXPECT_EQ(carcassonne.events[1].certainty, Certainty::implied);
    EXPECT_EQ(site(sites, "ern-carbonne").events.front().precision, DatePrecision::month);
    EXPECT_EQ(site(sites, "gen-roubaix").events.front().precision, DatePrecision::year);
    const Site& marcq = site(sites, "gen-marcq-en-baroeul");
    ASSERT_EQ(marcq.events.size(), 2u);
    EXPECT_EQ(marcq.events[0].kind, SiteEventKind::applied);
    EXPECT_EQ(marcq.events[1].kind, SiteEventKind::labelled);
    EXPECT_EQ(marcq.events[1].date, std::nullopt);
}

TEST(KnownSites, OnlyCarbonneAndRoubaixHaveAnOpening) {
    std::vector<std::string> opened;
    for (const Site& s : shipped().sites)
        for (const SiteEvent& event : s.events)
            if (event.kind == SiteEventKind::opened) opened.push_back(s.name);
    EXPECT_EQ(opened, (std::vector<std::string>{"Carbonne", "Roubaix"}));
}

TEST(KnownSites, ReadEveryKindOfEvent) {
    const std::pair<const char*, SiteEventKind> words[] = {
        {"applied", SiteEventKind::applied},         {"labelled", SiteEventKind::labelled},
        {"launched", SiteEventKind::launched},       {"session_start", SiteEventKind::session_start},
        {"opened", SiteEventKind::opened},           {"moved", SiteEventKind::moved},
        {"suspended", SiteEventKind::suspended},     {"closed", SiteEventKind::closed},
        {"label_expired", SiteEventKind::label_expired}};
    for (const auto& [word, kind] : words) {
        const std::string text =
            test::replaced(shipped_text(), "kind = \"inaugurated\"", "kind = \"" + std::string(word) + "\"");
        const auto path = std::filesystem::path(testing::TempDir()) / ("maillage_event_" + std::string(word) + ".toml");
        std::ofstream(path, std::ios::binary) << text;
        const auto sites = io::read_known_sites(path);
        std::filesystem::remove(path);
        ASSERT_TRUE(sites) << word;
        EXPECT_EQ(site(*sites, "ern-carcassonne").events[1].kind, kind) << word;
    }
}

TEST(KnownSites, LeaveTheUnknownUnknown) {
    const SiteRegister sites = shipped();
    const Site& auch = site(sites, "ern-auch");
    EXPECT_FALSE(auch.partner);
    EXPECT_FALSE(auch.organiser);
    EXPECT_TRUE(auch.sessions.empty());
    EXPECT_TRUE(auch.actions.empty());
    for (const Site& s : sites.sites)
        for (const TrainingAction& action : s.actions) EXPECT_FALSE(action.subsidised) << s.name;
}

TEST(KnownSites, NamePartnersOrganisersAndAliases) {
    const SiteRegister sites = shipped();
    EXPECT_EQ(site(sites, "ern-mende").partner->kind, PartnerKind::department);
    EXPECT_EQ(site(sites, "ern-mende").partner->certainty, Certainty::inferred);
    EXPECT_EQ(site(sites, "ern-lunel").partner->kind, PartnerKind::town);
    EXPECT_EQ(site(sites, "ern-lourdes").partner->kind, PartnerKind::town);
    for (const char* id : {"ern-cahors", "ern-rodez", "ern-carbonne"})
        EXPECT_EQ(site(sites, id).partner->kind, PartnerKind::intercommunality) << id;
    EXPECT_EQ(site(sites, "ern-carbonne").organiser->name, "ADRAR");
    const Organiser& pole = *site(sites, "gen-marcq-en-baroeul").organiser;
    EXPECT_EQ(pole.name, "Pôle numérique régional");
    EXPECT_EQ(pole.aliases, (std::vector<std::string>{"Pôle régional numérique"}));
}

TEST(KnownSites, CountPlacesAndTraineesApart) {
    const SiteRegister sites = shipped();
    for (const char* id : {"ern-moissac", "ern-pamiers", "ern-cahors", "ern-rodez"})
        EXPECT_EQ(site(sites, id).sessions.front().places, (Headcount{15, CountPrecision::exact})) << id;
    EXPECT_EQ(site(sites, "ern-carbonne").sessions.front().places, (Headcount{20, CountPrecision::about}));
    const Site& roubaix = site(sites, "gen-roubaix");
    ASSERT_EQ(roubaix.sessions.size(), 2u);
    EXPECT_FALSE(roubaix.sessions[0].places);
    EXPECT_EQ(roubaix.sessions[0].trainees, (Headcount{24, CountPrecision::exact}));
    EXPECT_EQ(roubaix.sessions[1].places, (Headcount{30, CountPrecision::about}));
    EXPECT_EQ(roubaix.sessions[1].every_months, 6);
}

/// Department of a metropolitan commune code, for this test alone: the program asks the territory.
std::string department(const Site& s) {
    return s.commune.text().substr(0, 2);
}

std::vector<std::string> departments_on(Date day) {
    const std::vector<Site> sites = sites_of(shipped(), "ern-occitanie");
    std::vector<std::string> found;
    for (const std::size_t i : sites_known_on(sites, day)) found.push_back(department(sites[i]));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

TEST(KnownSites, ShowSixDepartmentsOnThe6SeptemberFiveByInference) {
    const std::vector<Site> sites = sites_of(shipped(), "ern-occitanie");
    EXPECT_EQ(departments_on({2017, 9, 6}), (std::vector<std::string>{"11", "31", "32", "34", "48", "65"}));
    std::vector<std::string> inferred;
    for (const Site& s : sites)
        if (known_on(s, Date{2017, 9, 6}).inferred) inferred.push_back(department(s));
    std::sort(inferred.begin(), inferred.end());
    EXPECT_EQ(inferred, (std::vector<std::string>{"31", "32", "34", "48", "65"}));
}

TEST(KnownSites, GrowToTenDepartmentsInAutumnAndStayThere) {
    EXPECT_EQ(departments_on({2017, 10, 30}).size(), 6u);
    EXPECT_EQ(departments_on({2017, 10, 31}).size(), 7u);
    EXPECT_EQ(departments_on({2017, 11, 2}).size(), 8u);
    EXPECT_EQ(departments_on({2017, 11, 6}).size(), 9u);
    const std::vector<std::string> ten{"09", "11", "12", "31", "32", "34", "46", "48", "65", "82"};
    EXPECT_EQ(departments_on({2017, 11, 13}), ten);
    EXPECT_EQ(departments_on({2018, 5, 1}), ten);
    const std::vector<Site> sites = sites_of(shipped(), "ern-occitanie");
    EXPECT_EQ(sites_known_on(sites, Date{2018, 4, 30}).size(), 10u);
    EXPECT_EQ(sites_known_on(sites, Date{2018, 5, 1}).size(), 11u);
    EXPECT_EQ(sites_known_on(sites, std::nullopt).size(), 11u);
}

std::vector<Citation> citations(const SiteRegister& sites) {
    std::vector<Citation> all;
    for (const Site& s : sites.sites) {
        all.push_back(s.citation);
        if (s.partner) all.push_back(s.partner->citation);
        if (s.organiser) all.push_back(s.organiser->citation);
        for (const auto& event : s.events) all.push_back(event.citation);
        for (const auto& action : s.actions) all.push_back(action.citation);
        for (const auto& session : s.sessions) all.push_back(session.citation);
    }
    return all;
}

TEST(KnownSites, EveryQuoteStandsInItsText) {
    if (!std::filesystem::exists(test::seed_folder()))
        GTEST_SKIP() << "source texts are not at hand: " << test::seed_folder();
    const SiteRegister sites = shipped();
    for (const Citation& cited : citations(sites)) {
        const Source* source = find_source(sites.sources, cited.source);
        ASSERT_NE(source, nullptr) << cited.source;
        const auto text = test::file_text(test::seed_folder() / source->file);
        ASSERT_TRUE(text) << source->file;
        EXPECT_TRUE(test::stands_in(cited.quote, *text)) << cited.quote;
        EXPECT_FALSE(test::stands_in(cited.quote + " altered", *text)) << cited.quote;
        std::string changed = cited.quote;
        changed[changed.find_first_of("aeiou")] = '#';
        EXPECT_FALSE(test::stands_in(changed, *text)) << changed;
    }
}

struct BadSites {
    const char* what;
    const char* from;
    const char* to;
    const char* key;   ///< text of the refusal
    const char* line;  ///< the line to name is that of this text in the changed file
};

void PrintTo(const BadSites& bad, std::ostream* out) {
    *out << bad.what;
}

class KnownSitesRefuse : public testing::TestWithParam<BadSites> {};

TEST_P(KnownSitesRefuse, NamesTheLine) {
    const BadSites& bad = GetParam();
    const std::string text = test::replaced(shipped_text(), bad.from, bad.to);
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    const auto path = std::filesystem::path(testing::TempDir()) /
                      ("maillage_bad_sites_" + name.substr(name.find('/') + 1) + ".toml");
    std::ofstream(path, std::ios::binary) << text;
    const auto sites = io::read_known_sites(path);
    std::filesystem::remove(path);
    ASSERT_FALSE(sites);
    EXPECT_EQ(sites.error().message.key.id, bad.key);
    EXPECT_EQ(sites.error().place, io::line_place(test::line_of(text, bad.line)));
    EXPECT_EQ(sites.error().file, path.string());
    EXPECT_FALSE(sites.error().remedy.key.id.empty());
    EXPECT_EQ(sites.error().kind, ErrorKind::input);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, KnownSitesRefuse,
    testing::Values(
        BadSites{"unknown_key", "name = \"Mende\"", "naem = 1\nname = \"Mende\"", "toml.unknown_key", "naem"},
        BadSites{"unknown_top_key", "id = \"known-sites\"", "id = \"known-sites\"\nodd = 1",
                 "toml.unknown_key", "odd = 1"},
        BadSites{"missing_name", "name = \"Mende\"\n", "", "toml.missing_key", "[[site]]"},
        BadSites{"duplicate_site", "id = \"ern-lunel\"", "id = \"ern-mende\"", "toml.duplicate_id",
                 "id = \"ern-mende\"\ncommune = \"34145\""},
        BadSites{"precision_word", "precision = \"before\"", "precision = \"around\"", "toml.bad_word",
                 "precision = \"around\""},
        BadSites{"event_word", "kind = \"inaugurated\"", "kind = \"celebrated\"", "toml.bad_word",
                 "celebrated"},
        BadSites{"certainty_word", "certainty = \"inferred\"", "certainty = \"sure\"", "toml.bad_word",
                 "\"sure\""},
        BadSites{"no_such_day", "date = \"2017-10-31\"", "date = \"2017-10-32\"", "toml.bad_date",
                 "2017-10-32"},
        BadSites{"month_as_day", "date = \"2017-10-31\"", "date = \"2017-10\"", "toml.bad_date",
                 "date = \"2017-10\""},
        BadSites{"bare_date", "date = \"2017-10-31\"", "date = 2017-10-31", "toml.bare_date",
                 "date = 2017-10-31"},
        BadSites{"unknown_with_date", "precision = \"unknown\"",
                 "date = \"2016-02\"\nprecision = \"unknown\"", "toml.date_and_precision",
                 "date = \"2016-02\""},
        BadSites{"code_as_number", "commune = \"09225\"", "commune = 9225", "toml.expected_text",
                 "commune = 9225"},
        BadSites{"code_without_zero", "commune = \"09225\"", "commune = \"9225\"", "sites.bad_commune",
                 "commune = \"9225\""},
        BadSites{"unknown_source", "source = \"S2\"", "source = \"S9\"", "toml.unknown_source", "\"S9\""},
        BadSites{"unknown_action", "action = \"web-developer\"", "action = \"nothing\"",
                 "sites.unknown_action", "action = \"nothing\""},
        BadSites{"negative_places", "places = 20", "places = -20", "toml.expected_integer", "places = -20"},
        BadSites{"one_language", "note.fr = \"Marcq", "note.de = \"Marcq", "toml.missing_key", "note.de"},
        BadSites{"syntax", "[[site]]", "[[site]", "toml.syntax", "[[site]"},
        BadSites{"header_names_nothing", "[[site]]", "[!site]]", "toml.syntax", "[!site]]"},
        BadSites{"header_of_control_characters", "[[site]]", "[\x01 site]]", "toml.syntax", "\x01 site]]"},
        BadSites{"format", "format = 1", "format = 2", "toml.format", "format = 2"}),
    [](const auto& bad) { return std::string(bad.param.what); });

TEST(KnownSitesFile, AbsentFolderAndOversizeAreErrors) {
    const auto absent = io::read_known_sites("no/such/file.toml");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().message.key.id, "dataset.missing");
    const auto folder = io::read_known_sites(testing::TempDir());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().message.key.id, "dataset.not_a_file");
    const test::ScratchFile big(std::string(io::toml_size_limit + 1, ' '));
    const auto oversize = io::read_known_sites(big.path());
    ASSERT_FALSE(oversize);
    EXPECT_EQ(oversize.error().message.key.id, "toml.too_large");
}

TEST(KnownSitesFile, CutAnywhereGivesSitesOrAnErrorAndNeverMore) {
    const std::string text = shipped_text();
    for (std::size_t size = 0; size < text.size(); size += 499) {
        const test::ScratchFile file(std::string_view(text).substr(0, size));
        const auto sites = io::read_known_sites(file.path());
        if (sites) {
            EXPECT_LT(sites->sites.size(), 14u);
        } else {
            EXPECT_FALSE(sites.error().remedy.key.id.empty()) << size;
        }
    }
}

TEST(KnownSitesFile, EmptyTruncatedAndNotUtf8AreErrors) {
    for (const std::string& bytes :
         {std::string(), shipped_text().substr(0, 5000), std::string("format = 1\nid = \"\xff\xfe\"\n"),
          std::string("\0\0\0\0", 4)}) {
        const test::ScratchFile file(bytes);
        EXPECT_FALSE(io::read_known_sites(file.path())) << bytes.size();
    }
}

}  // namespace
}  // namespace maillage
