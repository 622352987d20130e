// SPDX-License-Identifier: Apache-2.0
#include "app/gui/fuzzy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace maillage::app::gui {
namespace {

// Source: taste, so that "em" means "Enregistrer la Map" rather than two letters of "remplacer".
constexpr int at_word = 8;
constexpr int side_by_side = 6;
constexpr int in_text = 1;
constexpr int jump = 4;
constexpr int impossible = -1'000'000;

}  // namespace

std::optional<int> fuzzy_score(std::string_view typed, std::string_view text) {
    std::string letters = folded(typed);
    std::erase(letters, ' ');
    if (letters.empty()) return 0;
    const std::string words = folded(text);
    // best[j] = of the letters so far, the last of them at words[j].
    std::vector<int> best(words.size(), impossible);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        std::vector<int> next(words.size(), impossible);
        int before = impossible;  // best over all places before j
        for (std::size_t j = 0; j < words.size(); ++j) {
            if (words[j] == letters[i]) {
                const int here = j == 0 || words[j - 1] == ' ' ? at_word : in_text;
                const int late = -static_cast<int>(std::min<std::size_t>(j, 20)) / 4;
                int from = i == 0 ? late : before > impossible ? before - jump : impossible;
                if (i > 0 && j > 0 && best[j - 1] > impossible) from = std::max(from, best[j - 1] + side_by_side);
                if (from > impossible) next[j] = from + here;
            }
            before = std::max(before, best[j]);
        }
        best = std::move(next);
    }
    const int score = best.empty() ? impossible : *std::max_element(best.begin(), best.end());
    if (score <= impossible) return std::nullopt;
    return score;
}

}  // namespace maillage::app::gui
