// SPDX-License-Identifier: Apache-2.0
// Rules for the texts shown to people: placeholders, French typography.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace maillage::lint {

/// The names a template expects: "{count} {count|site|sites} à {town}" → count, town.
std::set<std::string> placeholders(std::string_view text);

/// What the text breaks of French typography (Imprimerie nationale, Lexique): plain spaces before : ; ! ? % or inside
/// guillemets, straight apostrophes between letters, three dots, straight double quotes around words.
std::vector<std::string> french_faults(std::string_view text);

/// Whether a C++ literal looks like words for people: three or more words of letters with spaces between.
bool looks_like_a_sentence(std::string_view literal);

}  // namespace maillage::lint
