// SPDX-License-Identifier: Apache-2.0
// A Value as JSON text (RFC 8259): keys in their order, decimals with their digits, the same bytes on every machine.
#pragma once

#include <string>

#include "base/value.h"

namespace maillage::io {

/// `compact`: one line. `indented`: two spaces a level, lists of plain values on one line.
enum class JsonLayout { compact, indented };

/// No final line break. A number that is not finite is null (JSON has no other word), −0 is 0, a text that is not UTF-8
/// is taken for Latin-1.
[[nodiscard]] std::string json_text(const Value& value, JsonLayout layout);

/// "12.50": fixed digits, a point, never an exponent, never "-0.00". "null" where it is not finite.
[[nodiscard]] std::string decimal_text(const Value::Decimal& decimal);

}  // namespace maillage::io
