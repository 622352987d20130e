// SPDX-License-Identifier: Apache-2.0
// The communes a column of codes names, and what is odd about the codes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "io/layer_table.h"
#include "territory/territory_set.h"

namespace maillage::io {

struct CommuneColumn {
    std::vector<territory::Index> commune;  ///< by row; no_index where the cell is blank or names none
    std::vector<std::size_t> unknown_rows;  ///< a code that is none, or of no commune of this vintage
    std::int64_t mended = 0;                ///< codes that had lost their zero or their capital

    /// "3 codes were mended", where there are any.
    void warn(std::vector<Message>& warnings) const;
};

[[nodiscard]] CommuneColumn resolve_communes(const LayerTable& table, std::size_t field,
                                             const territory::TerritorySet& territory);

/// The first few rows as people find them: "l. 3; l. 9; l. 12…".
[[nodiscard]] std::string rows_text(const LayerTable& table, std::span<const std::size_t> rows);

}  // namespace maillage::io
