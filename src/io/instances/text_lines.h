// SPDX-License-Identifier: Apache-2.0
// Lines and numbers of the plain text formats, with the place for errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/instances/registry.h"

namespace maillage::io {

/// One line after the other, without its line break and the blanks around it.
class TextLines {
  public:
    explicit TextLines(std::string_view text) : left_(text) {}
    /// The next line that is not empty; nothing at the end.
    [[nodiscard]] std::optional<std::string_view> next();
    /// "l. 12": of the line `next` gave last.
    [[nodiscard]] std::string place() const { return "l. " + std::to_string(number_); }

  private:
    std::string_view left_;
    std::size_t number_ = 0;
};

/// Words between blanks, the first `most` of them: no format has lines of more, and a line may be as long as a file.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view line, std::size_t most = 16);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A whole number, or one written as a decimal that is whole ("3.0e2"). Nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> whole_of(std::string_view word);
/// A finite number with a point.
[[nodiscard]] std::optional<double> number_of(std::string_view word);

/// An Error (input) at that place; the remedy is to correct the line.
[[nodiscard]] tl::unexpected<Error> refused(const InstanceText& text, std::string place, Message what);

}  // namespace maillage::io
