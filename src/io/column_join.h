// SPDX-License-Identifier: Apache-2.0
// A column of a planner's file, joined to the communes by INSEE code.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "territory/territory_set.h"

namespace maillage::io {

/// More persons than any commune of the world, and ten times those of the world: a column beyond it counts something
/// else (SIREN or SIRET numbers). Below, metres × persons of any plan fit in 64 bits: 3 · 20 000 km · 10¹¹ < 2⁶³.
inline constexpr double joined_value_limit = 1e9;
inline constexpr double joined_total_limit = 1e11;

/// Values by commune index of the territory; -1 = the file says nothing of that commune.
struct JoinedColumn {
    std::string name;
    std::vector<double> values;
    std::vector<Message> warnings;  ///< codes mended, communes without a value
};

/// `text` = "FILE:CODE:COLUMN", any allowed format (CSV with `,` `;` or tab, decimal comma or point).
/// Errors: (usage) another form; (input) those of read_layers, a column that is not there, a value that is no number,
/// negative, not finite or above `joined_value_limit`, a total above `joined_total_limit` (at the row that passes it),
/// a code that stands twice or is of no commune of this vintage; each with its row.
Result<JoinedColumn> read_joined_column(const std::string& text, const territory::TerritorySet& territory);

/// Words by commune index of the territory: any column that divides the communes into zones. Empty = none.
struct JoinedWords {
    std::string name;
    std::vector<std::string> words;
    std::vector<Message> warnings;  ///< codes mended, communes without a word
};

/// More characters than this are no name of a zone.
inline constexpr std::size_t joined_word_limit = 200;

/// Cells as they are, without blanks at their ends; `text` and errors as above, and a word above `joined_word_limit`.
Result<JoinedWords> read_joined_words(const std::string& text, const territory::TerritorySet& territory);

}  // namespace maillage::io
