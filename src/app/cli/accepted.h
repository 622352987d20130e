// SPDX-License-Identifier: Apache-2.0
// What an option accepts, checked on its text before it is read. Where it does not, the check answers with the text
// itself: usage_error.h puts it into a sentence with the option's name and its help.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace maillage::app {

/// As CLI11 wants it: empty = accepted.
using Accepted = std::function<std::string(const std::string&)>;

/// An empty value is a slip ("--as-of $DAY" with DAY unset), not the default.
[[nodiscard]] Accepted not_empty();
[[nodiscard]] Accepted one_of(std::vector<std::string> words);
[[nodiscard]] Accepted whole_number(std::int64_t least, std::int64_t most = std::numeric_limits<int>::max());
/// A decimal number with a point; neither infinite nor NaN.
[[nodiscard]] Accepted number(double least, double most);

/// What a check says of an empty value.
inline constexpr const char* empty_value = "\"\"";

}  // namespace maillage::app
