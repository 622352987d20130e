// SPDX-License-Identifier: Apache-2.0
#include "app/gui/number_words.h"

#include <algorithm>

#include "io/number_text.h"

namespace maillage::app::gui {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes out the commas between thousands; false where one stands elsewhere. What begins with a zero has no thousands.
bool drop_thousands(std::string& words) {
    for (std::size_t at = words.find(','); at != std::string::npos; at = words.find(',', at)) {
        std::size_t digits = 0;
        while (at + 1 + digits < words.size() && is_digit(words[at + 1 + digits])) ++digits;
        if (at == 0 || !is_digit(words[at - 1]) || words.front() == '0' || digits != 3) return false;
        words.erase(at, 1);
    }
    return true;
}

void drop_spaces_at_end(std::string& words) {
    constexpr std::string_view no_break = "\u00a0";
    constexpr std::string_view narrow = "\u202f";
    for (;;) {
        if (words.ends_with(' ')) words.pop_back();
        else if (words.ends_with(no_break)) words.erase(words.size() - no_break.size());
        else if (words.ends_with(narrow)) words.erase(words.size() - narrow.size());
        else return;
    }
}

}  // namespace

std::optional<double> number_from_words(std::string_view words, std::string_view unit, Language language) {
    std::string number(words);
    if (const std::size_t at = number.find(unit); !unit.empty() && at != std::string::npos) number.erase(at);
    drop_spaces_at_end(number);
    if (number.empty()) return 0;
    if (language == Language::english && !drop_thousands(number)) return std::nullopt;
    return io::number_from_text(number);
}

}  // namespace maillage::app::gui
