// SPDX-License-Identifier: Apache-2.0
// INSEE commune codes as they come in files: as text, or as numbers that lost their zero in a spreadsheet.
// Source: INSEE, Code officiel géographique: two characters of department (01…95, 2A, 2B, 97x) and the commune's.
#pragma once

#include <optional>
#include <string_view>

#include "base/codes.h"

namespace maillage::io {

/// "09225", "2A004", "97411": five characters in the form of a commune's code, whether or not one bears it.
[[nodiscard]] std::optional<CommuneCode> commune_code(std::string_view text);

/// A code and whether it had to be mended.
struct MendedCode {
    CommuneCode code;
    bool mended = false;
};

/// The same, mending what spreadsheets do: "9225" and "9225.0" → 09225, "2a004" → 2A004, spaces around. A number of
/// another length is no code.
[[nodiscard]] std::optional<MendedCode> mended_commune_code(std::string_view text);

}  // namespace maillage::io
