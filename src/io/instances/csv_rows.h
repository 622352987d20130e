// SPDX-License-Identifier: Apache-2.0
// A CSV as rows of cells (RFC 4180: quotes, doubled quotes; no line break inside a cell). The separator, one of ; , tab
// and |, is the one of these that the first line has most of outside quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maillage::io {

class CsvRows {
  public:
    explicit CsvRows(std::string_view text);
    /// Whether the first line holds a separator at all.
    [[nodiscard]] bool is_csv() const { return separator_ != '\0'; }
    /// The cells of the next line that is not empty, trimmed; none at the end. Of a row longer than the first, one cell
    /// too many is told.
    [[nodiscard]] std::vector<std::string> next();
    /// "l. 12": of the row `next` gave last.
    [[nodiscard]] std::string place() const { return "l. " + std::to_string(number_); }

  private:
    std::string_view left_;
    char separator_ = '\0';
    std::size_t most_in_row_ = 1;  ///< cells of the first line
    std::size_t number_ = 0;
};

/// The first row that is not empty.
[[nodiscard]] std::vector<std::string> first_csv_row(std::string_view text);

}  // namespace maillage::io
