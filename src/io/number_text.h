// SPDX-License-Identifier: Apache-2.0
// Numbers as planners' files write them.
#pragma once

#include <optional>
#include <string_view>

namespace maillage::io {

/// "12345.67", "12345,67", "12 345,67" (space, U+00A0 or U+202F between thousands), "1e3". Nothing for any other text,
/// and where both a point and a comma stand (1.234,5 or 1,234.5: which is which?). "nan" and "inf" are read as such,
/// so that the caller can say why they are refused.
[[nodiscard]] std::optional<double> number_from_text(std::string_view text);

}  // namespace maillage::io
