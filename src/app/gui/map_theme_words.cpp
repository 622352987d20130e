// SPDX-License-Identifier: Apache-2.0
#include "app/gui/map_theme_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "map/classification/registry.h"

namespace maillage::app::gui {

std::optional<std::string> thresholds_from_words(std::string_view words) {
    constexpr std::string_view apart = "; \t";
    const bool commas_are_decimal = words.find_first_of(apart) != std::string_view::npos;
    std::string list;
    std::string word;
    const auto end_word = [&] {
        while (word.ends_with('.')) word.pop_back();
        if (!word.empty()) list += (list.empty() ? "" : ",") + word;
        word.clear();
    };
    for (const char c : words) {
        if (apart.find(c) != std::string_view::npos || (c == ',' && !commas_are_decimal))
            end_word();
        else
            word += c == ',' ? '.' : c;
    }
    end_word();
    const auto parsed = map::parse_classification("manual:" + list);
    return parsed ? std::optional(map::canonical(*parsed)) : std::nullopt;
}

std::string thresholds_words(std::span<const double> thresholds, Language language) {
    std::string words;
    for (const double threshold : thresholds) {
        std::array<char, 32> text{};
        std::string number(text.data(), std::to_chars(text.data(), text.data() + text.size(), threshold).ptr);
        if (language == Language::french) std::replace(number.begin(), number.end(), '.', ',');
        words += (words.empty() ? "" : " ; ") + number;
    }
    return words;
}

}  // namespace maillage::app::gui
