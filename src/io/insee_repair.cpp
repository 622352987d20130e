// SPDX-License-Identifier: Apache-2.0
#include "io/insee_repair.h"

#include <algorithm>
#include <string>

namespace maillage::io {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\"'";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

std::optional<CommuneCode> commune_code(std::string_view text) {
    if (text.size() != CommuneCode::capacity || !is_digit(text[0])) return std::nullopt;
    const bool corsica = text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
    if (!is_digit(text[1]) && !corsica) return std::nullopt;
    if (!std::all_of(text.begin() + 2, text.end(), is_digit)) return std::nullopt;
    return CommuneCode::parse(text);
}

std::optional<MendedCode> mended_commune_code(std::string_view text) {
    if (const auto exact = commune_code(text)) return MendedCode{*exact, false};
    std::string word(trimmed(text));
    for (const std::string_view decimals : {".0", ",0"})
        if (word.ends_with(decimals)) word.resize(word.size() - decimals.size());
    if (word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit)) word.insert(0, 1, '0');
    if (word.size() == CommuneCode::capacity && word[1] >= 'a' && word[1] <= 'b')
        word[1] = static_cast<char>(word[1] - 'a' + 'A');
    const auto code = commune_code(word);
    if (!code) return std::nullopt;
    return MendedCode{*code, true};
}

}  // namespace maillage::io
