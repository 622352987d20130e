// SPDX-License-Identifier: Apache-2.0
#include "base/catalog.h"

#include <gtest/gtest.h>

namespace maillage {
namespace {

Catalog french() {
    return {Language::french,
            {{"sites", "{count} {count|site|sites}"},
             {"mean", "moyenne\u00a0: {km} km"},
             {"plain", "rien à remplacer"},
             {"names", "{a} et {b}, puis {a}"},
             {"open", "une accolade { sans fin"},
             {"remedy", "Corrigez {field}."}}};
}

Catalog english() {
    return {Language::english, {{"sites", "{count} {count|site|sites}"}, {"mean", "mean: {km} km"},
                                {"remedy", "Fix {field}."}}};
}

std::string sites(const Catalog& catalog, std::int64_t count) {
    return catalog.text(message("sites"_text).with("count", count));
}

TEST(Catalog, FrenchPluralBeginsAtTwo) {
    EXPECT_EQ(sites(french(), 0), "0 site");
    EXPECT_EQ(sites(french(), 1), "1 site");
    EXPECT_EQ(sites(french(), 2), "2 sites");
    EXPECT_EQ(sites(french(), 1234), "1\u202f234 sites");
}

TEST(Catalog, EnglishSingularIsOneAlone) {
    EXPECT_EQ(sites(english(), 0), "0 sites");
    EXPECT_EQ(sites(english(), 1), "1 site");
    EXPECT_EQ(sites(english(), 2), "2 sites");
    EXPECT_EQ(sites(english(), 1234), "1,234 sites");
}

TEST(Catalog, DecimalsFollowTheLanguageAndThePluralRule) {
    const Catalog catalog = french();
    EXPECT_EQ(catalog.text(message("mean"_text).with("km", 1234.56, 1)), "moyenne\u00a0: 1\u202f234,6 km");
    EXPECT_EQ(english().text(message("mean"_text).with("km", 1234.56, 1)), "mean: 1,234.6 km");
    EXPECT_EQ(catalog.text(message("sites"_text).with("count", 1.9, 1)), "1,9 site");
    EXPECT_EQ(english().text(message("sites"_text).with("count", 1.5, 1)), "1.5 sites");
}

TEST(Catalog, ArgumentsGoWhereTheyAreNamed) {
    EXPECT_EQ(french().text(message("names"_text).with("b", "Auch").with("a", "Mende")), "Mende et Auch, puis Mende");
}

TEST(Catalog, WordsAreNotExpandedAgain) {
    EXPECT_EQ(french().text(message("names"_text).with("a", "{b}").with("b", "x")), "{b} et x, puis {b}");
}

TEST(Catalog, WhatIsMissingStaysVisible) {
    EXPECT_EQ(french().text("no.such_key"_text), "no.such_key");
    EXPECT_EQ(french().text(message("names"_text).with("a", "x")), "x et {b}, puis x");
    EXPECT_EQ(french().text("open"_text), "une accolade { sans fin");
    EXPECT_EQ(french().text("plain"_text), "rien à remplacer");
}

TEST(Catalog, AnErrorIsOneLineWithFilePlaceAndRemedy) {
    const Error error{ErrorKind::input, message("plain"_text), "sites.csv", "ligne 3",
                      message("remedy"_text).with("field", "lon")};
    EXPECT_EQ(french().text(error), "sites.csv, ligne 3\u00a0: rien à remplacer Corrigez lon.");
    EXPECT_EQ(english().text(Error{ErrorKind::input, message("plain"_text), "sites.csv", {}, {}}), "sites.csv: plain");
    EXPECT_EQ(english().text(Error{ErrorKind::usage, message("plain"_text), {}, {}, {}}), "plain");
}

}  // namespace
}  // namespace maillage
