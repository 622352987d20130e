// SPDX-License-Identifier: Apache-2.0
// What the formats of the TSPLIB's family share: lines "KEY : value", then sections of numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "io/instances/text_lines.h"

namespace maillage::io {

struct SectionHead {
    std::map<std::string, std::string, std::less<>> value;  ///< by key
    std::size_t dimension = 0;                               ///< points that follow
};

/// Reads up to and with the line NODE_COORD_SECTION. Errors (input): no such line, no DIMENSION from 1 to 1 000 000.
Result<SectionHead> read_section_head(const InstanceText& text, TextLines& lines);

/// Whether the first lines hold that word at the start of a line.
[[nodiscard]] bool has_section(std::string_view text, std::string_view word);

/// How many of `places` are those of an earlier one.
[[nodiscard]] std::size_t count_same_places(std::vector<std::pair<double, double>> places);

}  // namespace maillage::io
