// SPDX-License-Identifier: Apache-2.0
// Bytes and characters: validity, Latin-1 repair, folding for names typed without accents or hyphens.
#pragma once

#include <string>
#include <string_view>

namespace maillage {

/// True where the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF).
bool is_utf8(std::string_view bytes);
/// ISO 8859-1 bytes as UTF-8; every byte has a meaning, so this cannot fail.
std::string utf8_from_latin1(std::string_view bytes);
/// Lower case without accents, hyphens, apostrophes and doubled spaces: "L’Île-d’Yeu" → "l ile d yeu".
/// Covers the letters of French place names (Latin-1 and Œ œ); other characters pass unchanged.
std::string folded(std::string_view utf8);

}  // namespace maillage
