// SPDX-License-Identifier: Apache-2.0
// JSON text (RFC 8259) that nobody vouches for, as a Value. Decimals keep their number, not their digits.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "base/value.h"

namespace maillage::io {

/// What stops a hostile text: nothing is allocated beyond these.
struct JsonLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t values = 4'000'000;  ///< about 40 bytes each
    std::size_t depth = 16;
};

/// `file` is named in errors only. O(bytes).
/// Errors (input): larger, deeper or with more values than `limits`; no JSON in UTF-8, with its line; a key that stands
/// twice in one object; a text that holds U+0000; a whole number beyond 64 bits.
Result<Value> parse_json(std::string_view text, const std::filesystem::path& file, const JsonLimits& limits = {});

/// The bytes of a file that is not larger than `limit`. Errors (input): those of check_input_file; too large; unreadable.
Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t limit);

/// Place of an error: "l. 12".
std::string line_of_byte(std::string_view text, std::size_t byte);

}  // namespace maillage::io
