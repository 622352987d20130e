// SPDX-License-Identifier: Apache-2.0
// A comparison against two checks made apart, and against counting every commune.
#include "app/services/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "app/services/csv_table.h"
#include "base/feedback.h"
#include "io/catalog_reader.h"

namespace maillage::app {
namespace {

constexpr std::size_t band = 1;  // 30 km of 15, 30, 45, 60

class ComparisonOfOccitanie : public testing::Test {
  protected:
    static Workspace load() {
        Question question;
        question.programme = "ern-occitanie";
        SilentFeedback feedback;
        return *open_workspace(MAILLAGE_SOURCE_DIR, question, feedback);
    }
    static const Workspace& before() {
        static const Workspace loaded = load();
        return loaded;
    }
    /// Carbonne (31107) moves to Albi (81004).
    static const Workspace& after() {
        static const Workspace moved = [] {
            Workspace workspace = before();
            const auto albi = *workspace.territory->communes.find(*CommuneCode::parse("81004"));
            for (LocatedSite& site : workspace.sites) {
                if (site.site.commune.text() != "31107") continue;
                site.site.commune = *CommuneCode::parse("81004");
                site.site.position.reset();
                site = locate(*workspace.territory, albi, site.site);
            }
            workspace.look_at(workspace.as_of);
            return workspace;
        }();
        return moved;
    }
    static const CheckResult& check_before() {
        static const CheckResult result = run_check(before());
        return result;
    }
    static const CheckResult& check_after() {
        static const CheckResult result = run_check(after());
        return result;
    }
    static const Comparison& comparison() {
        static const Comparison result = compare(before(), check_before(), after(), check_after(), band);
        return result;
    }
    static const ComparedFigure& figure(const std::string& key) {
        const auto& all = comparison().figures;
        const auto at = std::ranges::find(all, key, &ComparedFigure::key);
        if (at == all.end()) throw std::runtime_error(key);
        return *at;
    }
    static Catalog words(Language language) {
        return *io::read_catalog(io::catalog_file(std::string(MAILLAGE_SOURCE_DIR) + "/assets", language), language);
    }
};

TEST_F(ComparisonOfOccitanie, EveryFigureIsThatOfTheCheckMadeAlone) {
    const auto& a = check_before().tables.coverage;
    const auto& b = check_after().tables.coverage;
    const std::map<std::string, std::pair<std::optional<double>, std::optional<double>>> expected{
        {"sites", {11, 11}},
        {"departments_met", {check_before().departments_met(), check_after().departments_met()}},
        {"share_15km", {a.share_within(0), b.share_within(0)}},
        {"share_60km", {a.share_within(3), b.share_within(3)}},
        {"persons_30km", {static_cast<double>(a.within[1]), static_cast<double>(b.within[1])}},
        {"mean", {a.mean_km, b.mean_km}},
        {"median", {kilometers(*a.median), kilometers(*b.median)}},
        {"p90", {kilometers(*a.p90), kilometers(*b.p90)}},
        {"max", {kilometers(*a.longest), kilometers(*b.longest)}},
        {"worst_decile", {a.worst_decile_km, b.worst_decile_km}},
        {"gini", {a.gini, b.gini}},
    };
    for (const auto& [key, sides] : expected) {
        EXPECT_EQ(figure(key).a, sides.first) << key;
        EXPECT_EQ(figure(key).b, sides.second) << key;
        EXPECT_EQ(figure(key).difference(), *sides.second - *sides.first) << key;
    }
    EXPECT_EQ(comparison().figures.back().key, "gini") << "inequality is never a headline";
    EXPECT_EQ(check_before().departments_met(), 10);
    EXPECT_EQ(figure("departments_with_site").difference(), 1) << "Tarn gains one, Haute-Garonne keeps Saint-Gaudens";
}

TEST_F(ComparisonOfOccitanie, LessIsBetterOfDistancesAndMoreOfPeople) {
    ComparedFigure nearer{"mean", {}, {}, FigureGroup::distances, FigureUnit::kilometers, Better::less, 12.0, 10.0};
    EXPECT_EQ(nearer.judgement(), 1);
    std::swap(nearer.a, nearer.b);
    EXPECT_EQ(nearer.judgement(), -1);
    nearer.a = nearer.b;
    EXPECT_EQ(nearer.judgement(), 0);
    nearer.a.reset();
    EXPECT_EQ(nearer.judgement(), 0) << "nothing to hold it against";
    EXPECT_EQ(figure("gini").judgement(), 0);
    EXPECT_EQ(figure("sites").judgement(), 0);
}

TEST_F(ComparisonOfOccitanie, EveryCommuneHasItsMetresOfBoth) {
    std::int64_t nearer = 0;
    std::int64_t farther = 0;
    double travelled = 0;
    std::int32_t most = 0;
    std::int64_t communes = 0;
    const auto& scope = before().scope.communes;
    for (std::size_t i = 0; i < scope.size(); ++i) {
        const std::int32_t a = check_before().tables.allocation.cost[i].value;
        const std::int32_t b = check_after().tables.allocation.cost[i].value;
        EXPECT_EQ(comparison().metres_a[scope[i]], a);
        EXPECT_EQ(comparison().metres_b[scope[i]], b);
        const std::int64_t persons = before().demand.persons[scope[i]];
        if (a - b > 1000) {
            nearer += persons;
            ++communes;
            travelled += static_cast<double>(persons) * (a - b) / 1000;
            most = std::max(most, a - b);
        }
        if (b - a > 1000) farther += persons;
    }
    EXPECT_GT(nearer, 0);
    EXPECT_GT(farther, 0);
    EXPECT_EQ(comparison().nearer.persons, nearer);
    EXPECT_EQ(comparison().nearer.communes, communes);
    EXPECT_EQ(comparison().nearer.most.value, most);
    EXPECT_NEAR(*comparison().nearer.mean_km, travelled / static_cast<double>(nearer), 1e-9);
    EXPECT_EQ(comparison().farther.persons, farther);
    const auto outside = std::ranges::count(comparison().metres_a, -1);
    EXPECT_EQ(static_cast<std::size_t>(outside), before().territory->communes.size() - scope.size());
}

TEST_F(ComparisonOfOccitanie, DepartmentsComeByTheirLoss) {
    const auto& rows = comparison().departments;
    ASSERT_EQ(rows.size(), 13U);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_LE(*rows[i - 1].difference(), *rows[i].difference());
        if (*rows[i - 1].difference() == *rows[i].difference()) {
            EXPECT_LT(rows[i - 1].department, rows[i].department);
        }
    }
    const auto code = [&](std::size_t i) { return before().territory->departments.code[rows[i].department].text(); };
    EXPECT_EQ(code(0), "31") << "Haute-Garonne loses Carbonne";
    EXPECT_EQ(code(12), "81") << "Tarn gains Albi";
    std::int64_t change = 0;
    for (const ComparedDepartment& row : rows) {
        change += row.change();
        const auto& alone = check_after().tables.departments;
        const auto at = std::ranges::find(alone, row.department, &planning::DepartmentRow::department);
        EXPECT_EQ(row.share_b(), at->coverage.share_within(band));
    }
    EXPECT_EQ(static_cast<double>(change), figure("persons_30km").difference()) << "the parts make the whole";
}

TEST_F(ComparisonOfOccitanie, TurnedRoundItIsTheSameWithTheOtherSign) {
    const Comparison turned = compare(after(), check_after(), before(), check_before(), band);
    for (std::size_t i = 0; i < turned.figures.size(); ++i) {
        EXPECT_EQ(turned.figures[i].a, comparison().figures[i].b);
        EXPECT_EQ(*turned.figures[i].difference(), -*comparison().figures[i].difference());
    }
    EXPECT_EQ(turned.nearer.persons, comparison().farther.persons);
    EXPECT_EQ(turned.farther.most, comparison().nearer.most);
}

TEST_F(ComparisonOfOccitanie, WithoutAnySiteThereIsNoDistanceAndNobodyMoves) {
    Workspace none = before();
    none.sites.clear();
    const CheckResult check = run_check(none);
    const Comparison result = compare(none, check, before(), check_before(), band);
    const auto at = std::ranges::find(result.figures, "mean", &ComparedFigure::key);
    EXPECT_FALSE(at->a.has_value());
    EXPECT_TRUE(at->b.has_value());
    EXPECT_FALSE(at->difference().has_value());
    EXPECT_EQ(difference_text(*at, words(Language::french)), "–");
    EXPECT_EQ(result.nearer.persons, 0);
    EXPECT_EQ(result.nearer.mean_km, std::nullopt);
}

TEST_F(ComparisonOfOccitanie, WordsCarryUnitAndSign) {
    const Catalog french = words(Language::french);
    ComparedFigure one{"mean", {}, {}, FigureGroup::distances, FigureUnit::kilometers, Better::less, 30.0, 27.46};
    EXPECT_EQ(difference_text(one, french), "\u22122,5\u00A0km");
    one.unit = FigureUnit::share;
    one.a = 0.50;
    one.b = 0.532;
    EXPECT_EQ(difference_text(one, french), "+3,2\u00A0pts");
    one.b = 0.5001;
    EXPECT_EQ(difference_text(one, french), "0,0\u00A0pts") << "what rounds to nothing has no sign";
    one.unit = FigureUnit::persons;
    one.a = 1000;
    one.b = 13345;
    EXPECT_EQ(difference_text(one, french), "+12\u202F345");
    EXPECT_EQ(difference_text(one, words(Language::english)), "+12,345");
}

TEST_F(ComparisonOfOccitanie, TheTableNamesUnitDistanceDayAndBothSides) {
    const Table table = comparison_table(after(), comparison(), {"Aujourd’hui", "=Albi"}, words(Language::french));
    EXPECT_EQ(table.rows.size(), comparison().figures.size() + 3 * 13);
    const std::string csv = csv_table(table);
    EXPECT_TRUE(csv.starts_with(
        "level,code,name,figure,unit,distance,situation,scenario_a,scenario_b,a,b,difference\n"));
    for (std::size_t c = 4; c < 9; ++c)
        for (const auto& row : table.rows) EXPECT_FALSE(row[c].shown.empty());
    EXPECT_NE(csv.find("à vol d’oiseau"), std::string::npos);
    EXPECT_EQ(csv.find(",=Albi"), std::string::npos) << "a spreadsheet would run it";
    // Departments by code.
    EXPECT_EQ(table.rows[comparison().figures.size()][1].shown, "09");
    EXPECT_EQ(table.rows.back()[1].shown, "82");
}

}  // namespace
}  // namespace maillage::app
