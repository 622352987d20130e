// SPDX-License-Identifier: Apache-2.0
// A certificate's JSON as one flat tape of tokens: 16 bytes a value, so that millions of prices fit. Nothing is
// trusted: the text is bounded before it is read, and nesting never becomes recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maillage::verify {

inline constexpr std::size_t largest_certificate = std::size_t{256} << 20;  ///< bytes
inline constexpr std::size_t most_tokens = std::size_t{64} << 20;
inline constexpr std::size_t deepest = 16;

enum class Kind : std::uint8_t { null, truth, whole, real, text, list, object, key };

struct Token {
    Kind kind = Kind::null;
    std::uint32_t span = 1;  ///< tokens to the next value beside it; an object holds key, value, key, value…
    union {
        std::int64_t whole = 0;  ///< also: truth; index of a text or key; members of a list or object
        double real;
    };
};

struct Tape {
    std::vector<Token> tokens;
    std::vector<std::string> texts;
};

/// A value of the tape. Cheap to copy; lives no longer than the tape.
class Item {
  public:
    Item(const Tape& tape, std::size_t at) : tape_(&tape), at_(at) {}

    [[nodiscard]] Kind kind() const { return token().kind; }
    [[nodiscard]] std::int64_t whole() const { return token().whole; }
    [[nodiscard]] double real() const { return token().real; }
    [[nodiscard]] const std::string& text() const { return tape_->texts[static_cast<std::size_t>(token().whole)]; }
    /// Members of a list or object.
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(token().whole); }
    /// First token inside a list or object; the value after this one.
    [[nodiscard]] Item inside() const { return {*tape_, at_ + 1}; }
    [[nodiscard]] Item next() const { return {*tape_, at_ + token().span}; }

  private:
    [[nodiscard]] const Token& token() const { return tape_->tokens[at_]; }

    const Tape* tape_;
    std::size_t at_;
};

/// O(bytes). `file` is named in errors only. Errors (input): larger, deeper or with more values than the limits above;
/// no JSON in UTF-8, with its line; a key that stands twice in one object; a whole number beyond 64 bits.
Result<Tape> parse_tape(std::string_view text, const std::filesystem::path& file);

/// The error of a file larger than `largest_certificate`, known before it is read.
Error too_large_certificate(const std::filesystem::path& file);
/// Shorthand: an Error (input) about the certificate.
Error certificate_error(const std::filesystem::path& file, std::string place, Message what);

}  // namespace maillage::verify
