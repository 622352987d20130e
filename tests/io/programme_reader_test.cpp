// SPDX-License-Identifier: Apache-2.0
#include "io/programme_reader.h"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "io/known_sites_reader.h"
#include "io/seed_texts.h"
#include "io/toml_case.h"
#include "io/toml_document.h"

namespace maillage {
namespace {

using namespace evidence;

const std::vector<std::string> shipped_ids{"ern-hauts-de-france", "ern-occitanie", "gen"};

std::filesystem::path shipped_path(const std::string& id) {
    return std::filesystem::path(MAILLAGE_SOURCE_DIR) / "assets/programmes" / (id + ".toml");
}

Programme shipped(const std::string& id) {
    auto programme = io::read_programme(shipped_path(id));
    if (!programme) {
        ADD_FAILURE() << id << ": " << programme.error().message.key.id << " " << programme.error().place;
        return {};
    }
    return *programme;
}

Figure figure(const Programme& programme, std::string_view id) {
    const Fact* fact = find_fact(programme, id);
    if (fact == nullptr || !std::holds_alternative<Figure>(fact->value)) {
        ADD_FAILURE() << "no figure " << id;
        return {};
    }
    return std::get<Figure>(fact->value);
}

struct ExpectedFigure {
    const char* id;
    double value;
    Unit unit;
    FigurePrecision precision = FigurePrecision::exact;
};

void expect_figures(const Programme& programme, const std::vector<ExpectedFigure>& expected) {
    for (const ExpectedFigure& e : expected)
        EXPECT_EQ(figure(programme, e.id), (Figure{e.value, e.unit, e.precision})) << e.id;
}

TEST(Programmes, EachIsItsFileAndHasAScope) {
    for (const std::string& id : shipped_ids) EXPECT_EQ(shipped(id).id, id);
    EXPECT_EQ(shipped("ern-occitanie").scope, "region:76");
    EXPECT_EQ(shipped("ern-hauts-de-france").scope, "region:32");
    EXPECT_EQ(shipped("gen").scope, "france-metropolitaine");
}

TEST(Programmes, OnlyOccitanieHasARulePerDepartment) {
    const Programme occitanie = shipped("ern-occitanie");
    const SitesPerZone* rule = zone_rule(occitanie);
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->level, territory::Level::department);
    EXPECT_EQ(rule->min, 1);
    EXPECT_EQ(rule->max, std::nullopt);
    for (const char* id : {"ern-hauts-de-france", "gen"}) {
        const Programme other = shipped(id);
        EXPECT_EQ(zone_rule(other), nullptr) << id;
        EXPECT_FALSE(other.no_zone_rule.empty()) << id;
        EXPECT_TRUE(other.claims.empty()) << id;
    }
}

TEST(Programmes, OccitanieKeepsItsFigures) {
    const auto at_least = FigurePrecision::at_least;
    const auto about = FigurePrecision::about;
    const Programme p = shipped("ern-occitanie");
    expect_figures(p, {{"pedagogical-costs-covered", 100, Unit::percent},
                       {"budget-2017", 2'200'000, Unit::euro},
                       {"sessions-2017", 15, Unit::session},
                       {"at-least-one-session-per-department", 1, Unit::session, at_least},
                       {"one-training-per-department", 1, Unit::training},
                       {"departments-of-the-region", 13, Unit::department},
                       {"trainings-autumn-2017", 4, Unit::training},
                       {"length", 10, Unit::month},
                       {"hours-in-centre", 1200, Unit::hour},
                       {"hours-in-company", 350, Unit::hour},
                       {"class-size-autumn-2017", 15, Unit::person},
                       {"class-size-carbonne", 20, Unit::person, about},
                       {"women-share", 25, Unit::percent, FigurePrecision::at_most},
                       {"sessions-launched", 11, Unit::session},
                       {"schools-end-2017", 15, Unit::school},
                       {"sixteenth-school", 16, Unit::school},
                       {"positive-outcomes-2015-2016", 78, Unit::percent},
                       {"hired-2015-2016", 64, Unit::percent},
                       {"positive-outcomes-2018", 80, Unit::percent},
                       {"employees-2018", 64, Unit::percent},
                       {"entrepreneurs-2018", 4, Unit::percent},
                       {"further-study-2018", 10, Unit::percent},
                       {"people-trained-2017", 700, Unit::person},
                       {"digital-jobs", 63'600, Unit::job, FigurePrecision::more_than},
                       {"digital-firms", 16'500, Unit::firm, FigurePrecision::more_than}});
    EXPECT_EQ(std::get<planning::PartialDate>(find_fact(p, "first-call-for-interest")->value),
              (planning::PartialDate{{2015, 1, 1}, planning::DatePrecision::year}));
    EXPECT_EQ(find_fact(p, "people-trained-2017")->nature, FactNature::forecast);
}

TEST(Programmes, HautsDeFranceKeepsItsFigures) {
    const Programme p = shipped("ern-hauts-de-france");
    const auto at_least = FigurePrecision::at_least;
    const auto at_most = FigurePrecision::at_most;
    expect_figures(p, {{"envelope", 1'500'000, Unit::euro},
                       {"subsidy-share-cap", 40, Unit::percent, at_most},
                       {"subsidy-amount-cap", 100'000, Unit::euro, at_most},
                       {"priority-publics-share", 50, Unit::percent, at_least},
                       {"roubaix-rhythm", 6, Unit::month},
                       {"roubaix-learners", 30, Unit::person, FigurePrecision::about},
                       {"roubaix-first-session", 24, Unit::person},
                       {"roubaix-positive-outcomes", 22, Unit::person}});
    EXPECT_EQ(std::get<FigureRange>(find_fact(p, "unfilled-posts")->value),
              (FigureRange{500, 3000, Unit::post}));
    EXPECT_EQ(std::get<FigureRange>(find_fact(p, "potential-in-firms-going-digital")->value),
              (FigureRange{3, 5, Unit::times}));
}

TEST(Programmes, NationalLabelKeepsItsFigures) {
    const Programme p = shipped("gen");
    const auto mean = FigurePrecision::mean;
    expect_figures(p, {{"labelled-trainings", 171, Unit::training},
                       {"labelled-trainings-hauts-de-france", 18, Unit::training},
                       {"label-length", 3, Unit::year},
                       {"trainings-aimed-at", 400, Unit::training, FigurePrecision::about},
                       {"mean-length", 7, Unit::month, mean},
                       {"follow-up", 6, Unit::month},
                       {"professional-title", 40, Unit::percent},
                       {"attestation", 7, Unit::percent},
                       {"diploma", 7, Unit::percent},
                       {"face-to-face", 91, Unit::percent, mean},
                       {"online", 9, Unit::percent, mean},
                       {"learners-started-2016", 2760, Unit::person},
                       {"learners-finished-2016", 1827, Unit::person},
                       {"back-to-work-3-months", 40, Unit::percent},
                       {"back-to-work-6-months", 64, Unit::percent},
                       {"stable-jobs", 81, Unit::percent},
                       {"entrepreneurs", 16, Unit::percent},
                       {"interim", 4, Unit::percent},
                       {"pole-labelled-trainings", 6, Unit::training},
                       {"pole-short-cycle", 4, Unit::month},
                       {"pole-lasting-jobs", 93, Unit::percent}});
    EXPECT_EQ(std::get<FigureRange>(find_fact(p, "young-people-aimed-at")->value),
              (FigureRange{8600, 10'500, Unit::person}));
    EXPECT_EQ(std::get<planning::PartialDate>(find_fact(p, "call-date")->value),
              (planning::PartialDate{{2015, 9, 17}, planning::DatePrecision::day}));
}

TEST(Programmes, DerivedFiguresFollowFromTheStatedOnes) {
    const Programme o = shipped("ern-occitanie");
    const double budget = figure(o, "budget-2017").value;
    const double sessions = figure(o, "sessions-2017").value;
    const double learners = sessions * figure(o, "class-size-autumn-2017").value;
    EXPECT_EQ(figure(o, "cost-per-session").value, std::round(budget / sessions));
    EXPECT_EQ(figure(o, "cost-per-learner").value, std::round(budget / learners));
    const Programme h = shipped("ern-hauts-de-france");
    const double amount = figure(h, "subsidy-amount-cap").value;
    EXPECT_EQ(figure(h, "action-cost-where-cap-binds").value,
              amount * 100 / figure(h, "subsidy-share-cap").value);
    EXPECT_EQ(figure(h, "actions-at-the-cap").value, figure(h, "envelope").value / amount);
    const double share = figure(h, "priority-publics-share").value / 100;
    for (const int size : {15, 20, 24})
        EXPECT_EQ(figure(h, "priority-seats-of-" + std::to_string(size)).value, std::ceil(share * size))
            << size;
    for (const char* id : {"cost-per-session", "cost-per-learner"})
        EXPECT_TRUE(std::holds_alternative<Derivation>(find_fact(o, id)->origin)) << id;
}

TEST(Programmes, RulesOfMoneyTakeTheirNumbersFromTheFacts) {
    const Programme h = shipped("ern-hauts-de-france");
    ASSERT_EQ(h.rules.size(), 3u);
    EXPECT_EQ(std::get<SubsidyCap>(h.rules[0].terms).share_percent, 40);
    EXPECT_EQ(std::get<SubsidyCap>(h.rules[0].terms).amount_euro, 100'000);
    EXPECT_EQ(std::get<Envelope>(h.rules[1].terms).amount_euro, 1'500'000);
    EXPECT_EQ(std::get<LearnerQuota>(h.rules[2].terms).share_percent, 50);
}

TEST(Programmes, ThreeSixtyFoursStayThree) {
    EXPECT_TRUE(find_fact(shipped("ern-occitanie"), "hired-2015-2016")->ambiguous);
    EXPECT_TRUE(find_fact(shipped("ern-occitanie"), "employees-2018")->ambiguous);
    EXPECT_TRUE(find_fact(shipped("gen"), "back-to-work-6-months")->ambiguous);
}

TEST(Programmes, CautionsNameFactsThatExist) {
    std::size_t sums = 0;
    for (const std::string& id : shipped_ids) {
        for (const Caution& caution : shipped(id).cautions) {
            sums += caution.kind == CautionKind::sum_differs ? 1 : 0;
            for (const std::string& name : caution.facts) {
                const std::size_t slash = name.find('/');
                const std::string owner = slash == std::string::npos ? id : name.substr(0, slash);
                const std::string fact = slash == std::string::npos ? name : name.substr(slash + 1);
                EXPECT_NE(find_fact(shipped(owner), fact), nullptr) << id << ": " << name;
            }
        }
    }
    EXPECT_EQ(sums, 3u);  // 80 into 78, 81+16+4 into 101, 40+7+7 into 54
}

TEST(Programmes, OneSourceIsDescribedTheSameEverywhere) {
    const auto sites =
        io::read_known_sites(std::filesystem::path(MAILLAGE_SOURCE_DIR) / "geodata/sites/known-sites.toml");
    ASSERT_TRUE(sites);
    for (const std::string& id : shipped_ids)
        for (const planning::Source& source : shipped(id).sources)
            if (const auto* other = planning::find_source(sites->sources, source.id)) {
                EXPECT_EQ(source, *other) << source.id;
            }
}

std::vector<Citation> citations(const Programme& programme) {
    std::vector<Citation> all;
    for (const Rule& rule : programme.rules) all.push_back(rule.citation);
    for (const Claim& claim : programme.claims) all.push_back(claim.citation);
    for (const Fact& fact : programme.facts)
        if (const auto* cited = std::get_if<Citation>(&fact.origin)) all.push_back(*cited);
    return all;
}

TEST(Programmes, EveryQuoteStandsInItsText) {
    if (!std::filesystem::exists(test::seed_folder()))
        GTEST_SKIP() << "source texts are not at hand: " << test::seed_folder();
    for (const std::string& id : shipped_ids) {
        const Programme programme = shipped(id);
        for (const Citation& cited : citations(programme)) {
            const planning::Source* source = planning::find_source(programme.sources, cited.source);
            ASSERT_NE(source, nullptr) << cited.source;
            const auto text = test::file_text(test::seed_folder() / source->file);
            ASSERT_TRUE(text) << source->file;
            EXPECT_TRUE(test::stands_in(cited.quote, *text)) << cited.quote;
            if (source->title) {
                EXPECT_TRUE(test::stands_in(*source->title, *text)) << *source->title;
            }
            std::string changed = cited.quote;
            changed[changed.find_first_of("aeiou")] = '#';
            EXPECT_FALSE(test::stands_in(changed, *text)) << changed;
        }
    }
}

struct BadProgramme {
    const char* what;
    const char* file;
    const char* from;
    const char* to;
    const char* key;
    const char* line;
};

void PrintTo(const BadProgramme& bad, std::ostream* out) {
    *out << bad.what;
}

class ProgrammesRefuse : public testing::TestWithParam<BadProgramme> {};

TEST_P(ProgrammesRefuse, NamesTheLine) {
    const BadProgramme& bad = GetParam();
    const std::string text =
        test::replaced(test::file_text(shipped_path(bad.file)).value(), bad.from, bad.to);
    const auto path = std::filesystem::path(testing::TempDir()) /
                      (std::string("maillage_bad_programme_") + bad.what + ".toml");
    std::ofstream(path, std::ios::binary) << text;
    const auto programme = io::read_programme(path);
    std::filesystem::remove(path);
    ASSERT_FALSE(programme);
    EXPECT_EQ(programme.error().message.key.id, bad.key);
    EXPECT_EQ(programme.error().place, io::line_place(test::line_of(text, bad.line)));
    EXPECT_FALSE(programme.error().remedy.key.id.empty());
}

constexpr const char* hdf = "ern-hauts-de-france";
constexpr const char* occ = "ern-occitanie";

INSTANTIATE_TEST_SUITE_P(
    Cases, ProgrammesRefuse,
    testing::Values(
        BadProgramme{"unknown_key", occ, "scope = \"region:76\"", "scop = \"region:76\"", "toml.missing_key",
                     "# Programme"},
        BadProgramme{"unknown_fact_key", occ, "value = 2200000", "valeur = 1\nvalue = 2200000",
                     "toml.unknown_key", "valeur"},
        BadProgramme{"unknown_unit", occ, "unit = \"euro\"", "unit = \"franc\"", "toml.bad_word",
                     "\"franc\""},
        BadProgramme{"unknown_measure", occ, "measure = \"sites\"", "measure = \"schools\"", "toml.bad_word",
                     "\"schools\""},
        BadProgramme{"value_as_text", occ, "value = 2200000", "value = \"2,2 M€\"", "toml.expected_number",
                     "value = \"2,2"},
        BadProgramme{"not_a_number", occ, "value = 2200000", "value = nan", "toml.expected_number",
                     "value = nan"},
        BadProgramme{"negative", occ, "value = 2200000", "value = -1", "toml.expected_number", "value = -1"},
        BadProgramme{"duplicate_fact", occ, "id = \"sessions-2017\"", "id = \"budget-2017\"",
                     "toml.duplicate_id", "id = \"budget-2017\"\nnature = \"forecast\""},
        BadProgramme{"due_without_day", occ, "due = \"2017-12-31\"", "due = \"2017-12\"", "toml.bad_day",
                     "due = \"2017-12\""},
        BadProgramme{"max_below_min", occ, "min = 1", "min = 2\nmax = 1", "toml.expected_integer", "max = 1"},
        BadProgramme{"level_that_no_check_knows", occ, "level = \"department\"", "level = \"intercommunality\"",
                     "programme.level_not_checked", "level = \"intercommunality\""},
        BadProgramme{"no_rule_no_word", hdf, "no_zone_rule.fr", "other.fr", "toml.missing_key",
                     "no_zone_rule.en"},
        BadProgramme{"rule_of_no_fact", hdf, "amount = \"envelope\"", "amount = \"purse\"",
                     "programme.unknown_fact", "\"purse\""},
        BadProgramme{"rule_in_wrong_unit", hdf, "amount = \"envelope\"", "amount = \"subsidy-share-cap\"",
                     "programme.wrong_unit", "amount = \"subsidy-share-cap\""},
        BadProgramme{"derived_from_nothing", hdf, "from = [\"envelope\"", "from = [\"purse\"",
                     "programme.unknown_fact", "from = [\"purse\""},
        BadProgramme{"sum_that_holds_not", occ, "sum = 78", "sum = 80", "programme.wrong_sum", "sum = 80"},
        BadProgramme{"low_above_high", hdf, "low = 500", "low = 5000", "toml.expected_number", "high = 3000"},
        BadProgramme{"path_as_id", hdf, "sites = \"known-sites\"", "sites = \"../known\"",
                     "toml.expected_slug", "sites = \"../known\""}),
    [](const auto& bad) { return std::string(bad.param.what); });

TEST(ProgrammeFile, SilenceAboutZonesIsRefused) {
    std::string text = test::file_text(shipped_path("gen")).value();
    for (const char* key : {"no_zone_rule.fr", "no_zone_rule.en"}) {
        const std::size_t start = text.find(key);
        text.erase(start, text.find('\n', start) + 1 - start);
    }
    const test::ScratchFile file(text);
    const auto programme = io::read_programme(file.path());
    ASSERT_FALSE(programme);
    EXPECT_EQ(programme.error().message.key.id, "programme.zone_rule");
}

/// The check holds one rule per zone against the sites: a second would be shown as met unseen.
TEST(ProgrammeFile, ASecondRulePerZoneIsRefused) {
    std::string text = test::file_text(shipped_path(occ)).value();
    const std::size_t start = text.rfind("[[rule]]", text.find("kind = \"sites-per-zone\""));
    std::string rule = text.substr(start, text.find("[[", start + 2) - start);
    rule = test::replaced(rule, "id = \"", "id = \"second-");
    text.insert(start, rule);
    const test::ScratchFile file(text);
    const auto programme = io::read_programme(file.path());
    ASSERT_FALSE(programme);
    EXPECT_EQ(programme.error().message.key.id, "programme.second_zone_rule");
}

TEST(ProgrammeFile, AbsentFileIsAnError) {
    const auto absent = io::read_programme("no/such/programme.toml");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().message.key.id, "dataset.missing");
}

}  // namespace
}  // namespace maillage
