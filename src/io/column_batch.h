// SPDX-License-Identifier: Apache-2.0
// Tables read column by column through GDAL's Arrow interface: no object per feature, no copy of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/dataset.h"

struct ArrowArray;

namespace maillage::io {

enum class ColumnKind { text, integer, real, geometry };

/// A column that must be there. Its name is the format's; a geometry column is the layer's own, whatever its name.
struct ColumnSpec {
    std::string_view name;
    ColumnKind kind;
};

/// Some consecutive rows. Columns are numbered as in the list of ColumnSpec. Nothing = NULL. Texts and bytes live as
/// long as the batch.
class ColumnBatch {
  public:
    struct Column {
        const ArrowArray* array = nullptr;
        std::string_view format;  ///< Arrow's format string
    };
    ColumnBatch(std::vector<Column> columns, std::size_t rows, std::size_t first_row)
        : columns_(std::move(columns)), rows_(rows), first_row_(first_row) {}

    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// Position of this batch's first row in the table.
    [[nodiscard]] std::size_t first_row() const { return first_row_; }
    [[nodiscard]] std::optional<std::string_view> text(std::size_t column, std::size_t row) const;
    /// A whole number; nothing also for a real that is not one.
    [[nodiscard]] std::optional<std::int64_t> integer(std::size_t column, std::size_t row) const;
    [[nodiscard]] std::optional<double> real(std::size_t column, std::size_t row) const;
    [[nodiscard]] std::optional<std::span<const std::byte>> geometry(std::size_t column,
                                                                     std::size_t row) const;

  private:
    std::vector<Column> columns_;
    std::size_t rows_;
    std::size_t first_row_;
};

/// Reads the columns of one layer in order, batch by batch. Errors (input): no such layer, a column that is missing or
/// of another kind, what GDAL reports while reading (a truncated file), and those `use` returns, which end the reading.
Status for_each_batch(const Dataset& dataset, const std::string& layer, std::span<const ColumnSpec> columns,
                      const std::function<Status(const ColumnBatch&)>& use);

}  // namespace maillage::io
