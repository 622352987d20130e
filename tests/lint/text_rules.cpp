// SPDX-License-Identifier: Apache-2.0
#include "lint/text_rules.h"

#include <cctype>
#include <sstream>

namespace maillage::lint {
namespace {

bool is_ascii_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// Letters of UTF-8 words: ASCII letters and every byte of a longer character.
bool is_letter(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

void refuse(std::vector<std::string>& faults, std::string_view text, std::string_view sequence, const char* why) {
    if (text.find(sequence) != std::string_view::npos)
        faults.push_back(std::string(why) + " (\"" + std::string(sequence) + "\")");
}

}  // namespace

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t end = text.find_first_of("|}", open);
        if (end == std::string_view::npos) break;
        names.emplace(text.substr(open + 1, end - open - 1));
    }
    return names;
}

std::vector<std::string> french_faults(std::string_view text) {
    std::vector<std::string> faults;
    for (const char* sequence : {" ;", " !", " ?"}) refuse(faults, text, sequence, "needs U+202F before");
    for (const char* sequence : {" :", " %", " »", "« ", " €"}) refuse(faults, text, sequence, "needs U+00A0");
    for (const char* sequence : {"\u00a0;", "\u00a0!", "\u00a0?"}) refuse(faults, text, sequence, "takes U+202F");
    for (const char* sequence : {"\u202f:", "\u202f%"}) refuse(faults, text, sequence, "takes U+00A0");
    refuse(faults, text, "...", "three dots are one character");
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\'' && is_letter(text[i - 1]) && (is_letter(text[i + 1]) || text[i + 1] == '{'))
            faults.emplace_back("straight apostrophe");
        if (i + 1 < text.size() && (text[i] == '!' || text[i] == '?') && is_letter(text[i - 1]) &&
            !text.substr(0, i).ends_with("\u202f"))
            faults.emplace_back("nothing before ! or ?");
    }
    return faults;
}

bool looks_like_a_sentence(std::string_view literal) {
    std::istringstream in{std::string(literal)};
    int in_a_row = 0;
    for (std::string word; in >> word;) {
        bool letters = true;
        for (const char c : word) letters = letters && (is_letter(c) || c == '\'' || c == ',' || c == '.' || c == ':');
        // Capitals are keywords of other languages (SQL, WKT).
        bool capitals = true;
        for (const char c : word) capitals = capitals && std::isupper(static_cast<unsigned char>(c)) != 0;
        in_a_row = letters && !capitals ? in_a_row + 1 : 0;
        if (in_a_row == 3) return true;
    }
    return false;
}

}  // namespace maillage::lint
