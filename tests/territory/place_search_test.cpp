// SPDX-License-Identifier: Apache-2.0
// Places by what people type. The oracle says for each name how well it answers, without any index.
#include "territory/place_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "support/small_country.h"

namespace maillage::territory {
namespace {

using test_support::small_country_detail::add_commune;

TerritorySet country() {
    TerritorySet set = test_support::small_country();
    const geo::LonLat somewhere{2, 47};
    for (const auto& [code, name, population] :
         {std::tuple{"59010", "Saint-Étienne", 170'000}, std::tuple{"59011", "Saint-Étienne-du-Rouvray", 29'000},
          std::tuple{"59012", "Le Mas-Saint-Étienne", 900}, std::tuple{"59013", "L'Île-d'Yeu", 4'800},
          std::tuple{"59014", "Œuf-en-Ternois", 250}, std::tuple{"59015", "Sainte-Étiennette", 12},
          std::tuple{"59016", "Ariègette", 80}, std::tuple{"59017", "Ÿ", 5}, std::tuple{"59018", "Bas", 7}})
        add_commune(set, code, name, 2, 2, population, somewhere);
    return set;
}

std::vector<std::string> names(const TerritorySet& set, const std::vector<Place>& places) {
    std::vector<std::string> found;
    for (const Place& place : places) {
        switch (place.level) {
            case Level::commune: found.push_back(set.communes.name[place.index]); break;
            case Level::intercommunality: found.push_back(set.intercommunalities.name[place.index]); break;
            case Level::department: found.push_back("d:" + set.departments.name[place.index]); break;
            case Level::region: found.push_back("r:" + set.regions.name[place.index]); break;
        }
    }
    return found;
}

std::vector<std::string> ask(const std::string& typed, std::size_t most = 20) {
    const TerritorySet set = country();
    return names(set, PlaceSearch(set).find(typed, most));
}

using Names = std::vector<std::string>;

TEST(PlaceSearch, ForgivesAccentsHyphensApostrophesLigaturesAndCase) {
    for (const char* typed : {"saint etienne", "SAINT-ÉTIENNE", "Saint Étienne", "st etienne", "  saint   etienne"})
        EXPECT_EQ(ask(typed).at(0), "Saint-Étienne") << typed;
    for (const char* typed : {"L'Île d'Yeu", "l’île-d’yeu", "ile d yeu", "lile dyeu", "LILEDYEU", "yeu"})
        EXPECT_EQ(ask(typed).at(0), "L'Île-d'Yeu") << typed;
    for (const char* typed : {"oeuf", "œuf", "Œuf en", "OEUF-EN-TERNOIS"}) EXPECT_EQ(ask(typed).at(0), "Œuf-en-Ternois") << typed;
}

TEST(PlaceSearch, TheWholeNameThenItsBeginningThenItsWordsThenTheRest) {
    EXPECT_EQ(ask("saint etienne"),
              (Names{"Saint-Étienne", "Saint-Étienne-du-Rouvray", "Le Mas-Saint-Étienne", "Sainte-Étiennette"}))
        << "\"saint\" begins \"sainte\" too";
    EXPECT_EQ(ask("ste etienne"), (Names{"Sainte-Étiennette"}));
    EXPECT_EQ(ask("etienne").front(), "Saint-Étienne") << "words first, the most people first";
    EXPECT_EQ(ask("ariege"), (Names{"d:Ariège", "Ariègette"}));
    EXPECT_EQ(ask("ville"), (Names{"La Ville"}));
    EXPECT_EQ(ask("tienne"), (Names{"Saint-Étienne", "Saint-Étienne-du-Rouvray", "Le Mas-Saint-Étienne", "Sainte-Étiennette"}));
}

TEST(PlaceSearch, AmongEqualsTheMostPeopleThenTheLargerLevel) {
    EXPECT_EQ(ask("bas"), (Names{"Bas", "Bas"}));
    const TerritorySet set = country();
    const PlaceSearch search(set);
    const auto found = search.find("bas", 2);
    EXPECT_EQ(set.communes.code[found[0].index].view(), "97411");
    EXPECT_EQ(ask("la reunion"), (Names{"r:La Réunion", "d:La Réunion"}));
    EXPECT_EQ(search.population({Level::region, 0}), 170'000);
    EXPECT_EQ(search.population({Level::commune, 1}), 16'000);
    EXPECT_EQ(search.population({Level::intercommunality, 0}), 19'000);
}

TEST(PlaceSearch, CodesAreAnswersToo) {
    EXPECT_EQ(ask("09225"), (Names{"Pamiers"}));
    EXPECT_EQ(ask("31"), (Names{"d:Haute-Garonne", "La Ville", "Aval"}));
    EXPECT_EQ(ask("200000002"), (Names{"Grande Métropole"}));
    EXPECT_EQ(ask("310"), (Names{"Aval"}));
    EXPECT_TRUE(ask("99999").empty());
}

TEST(PlaceSearch, NothingTypedIsNoQuestion) {
    for (const char* typed : {"", " ", "-", "'", "\n", "  - ’ "}) EXPECT_TRUE(ask(typed).empty()) << typed;
    EXPECT_TRUE(ask("zzz").empty());
    EXPECT_TRUE(ask("\xFF\xFE").empty());
    EXPECT_TRUE(ask("bas", 0).empty());
    EXPECT_TRUE(PlaceSearch(TerritorySet{}).find("bas", 5).empty());
    EXPECT_EQ(ask("saint", 1).size(), 1u);
}

/// How well one name answers, letter by letter: 0 to 3, 4 = not at all.
int oracle_rank(const std::string& name, const std::string& typed) {
    const auto squeezed = [](std::string text) {
        std::erase(text, ' ');
        return text;
    };
    const std::string a = folded(name);
    const std::string b = folded(typed);
    if (squeezed(a) == squeezed(b)) return 0;
    if (squeezed(a).starts_with(squeezed(b))) return 1;
    std::size_t from = 0;
    bool all = true;
    std::string rest = b + " ";
    while (all && !rest.empty()) {
        const std::string word = rest.substr(0, rest.find(' '));
        rest.erase(0, word.size() + 1);
        if (word.empty()) continue;
        std::size_t at = from;
        while (at <= a.size() && !((at == 0 || a[at - 1] == ' ') && a.compare(at, word.size(), word) == 0)) ++at;
        all = at <= a.size();
        from = at + word.size();
    }
    if (all) return 2;
    if (squeezed(b).size() > 1 && squeezed(a).find(squeezed(b)) != std::string::npos) return 3;
    return 4;
}

TEST(PlaceSearch, FindsWhatLookingAtEveryNameFinds) {
    TerritorySet set = test_support::small_country();
    std::mt19937 random(7);
    const char* parts[] = {"a", "b", "ab", "ba", "é", "œ", "ça"};
    const auto word = [&] {
        std::string text;
        for (std::size_t i = 0; i <= random() % 3; ++i) text += parts[random() % std::size(parts)];
        return text;
    };
    const auto name = [&] {
        std::string text = word();
        for (std::size_t i = 0; i < random() % 3; ++i) text += (random() % 2 == 0 ? "-" : " ") + word();
        return text;
    };
    for (int i = 0; i < 300; ++i)
        add_commune(set, ("X" + std::to_string(1000 + i)).c_str(), name().c_str(), 0, 0, static_cast<int>(random() % 50), {2, 47});
    const PlaceSearch search(set);
    for (int question = 0; question < 300; ++question) {
        const std::string typed = name();
        std::vector<std::tuple<int, std::int64_t, Index>> expected;
        for (Index i = 0; i < set.communes.size(); ++i)
            if (const int rank = oracle_rank(set.communes.name[i], typed); rank < 4)
                expected.emplace_back(rank, -set.communes.population[i], i);
        std::sort(expected.begin(), expected.end());
        std::vector<Index> found;
        for (const Place& place : search.find(typed, 1000))
            if (place.level == Level::commune) found.push_back(place.index);
        ASSERT_EQ(found.size(), expected.size()) << typed;
        for (std::size_t i = 0; i < found.size(); ++i) ASSERT_EQ(found[i], std::get<2>(expected[i])) << typed;
    }
}

}  // namespace
}  // namespace maillage::territory
