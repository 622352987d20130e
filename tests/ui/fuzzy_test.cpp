// SPDX-License-Identifier: Apache-2.0
#include "app/gui/fuzzy.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace maillage::app::gui {
namespace {

TEST(Fuzzy, LettersInTheirOrderFitOthersDoNot) {
    EXPECT_TRUE(fuzzy_score("epl", "Replier").has_value());
    EXPECT_FALSE(fuzzy_score("lpe", "Replier").has_value());
    EXPECT_FALSE(fuzzy_score("repliera", "Replier").has_value());
    EXPECT_FALSE(fuzzy_score("a", "").has_value());
    EXPECT_EQ(fuzzy_score("", "anything"), 0);
    EXPECT_EQ(fuzzy_score(" - ", ""), 0);
}

TEST(Fuzzy, ForgivesAccentsCaseAndSpaces) {
    EXPECT_TRUE(fuzzy_score("LEGENDE", "Montrer la légende").has_value());
    EXPECT_TRUE(fuzzy_score("légende", "legende").has_value());
    EXPECT_TRUE(fuzzy_score("mon treleg", "Montrer la légende").has_value());
    EXPECT_TRUE(fuzzy_score("oeuf", "Œuf").has_value());
}

TEST(Fuzzy, BeginningsOfWordsAndNeighboursComeFirst) {
    EXPECT_GT(fuzzy_score("ec", "Exporter la carte"), fuzzy_score("ec", "Chercher mince"));
    EXPECT_GT(fuzzy_score("carte", "La carte"), fuzzy_score("carte", "Car il faut te voir"));
    EXPECT_GT(fuzzy_score("theme", "Thème"), fuzzy_score("theme", "Changer de thème"));
}

TEST(Fuzzy, FitsExactlyWhatIsASubsequence) {
    std::mt19937 random(3);
    const auto word = [&](std::size_t longest) {
        std::string text;
        for (std::size_t i = random() % longest; i > 0; --i) text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string typed = word(5);
        const std::string text = word(9);
        std::size_t at = 0;
        for (const char c : text)
            if (at < typed.size() && typed[at] == c) ++at;
        EXPECT_EQ(fuzzy_score(typed, text).has_value(), at == typed.size()) << typed << " in " << text;
    }
}

}  // namespace
}  // namespace maillage::app::gui
