// SPDX-License-Identifier: Apache-2.0
#include "io/commune_column.h"

#include "io/insee_repair.h"

namespace maillage::io {

void CommuneColumn::warn(std::vector<Message>& warnings) const {
    if (mended > 0) warnings.push_back(message("layer.mended_codes"_text).with("count", mended));
}

CommuneColumn resolve_communes(const LayerTable& table, std::size_t field,
                               const territory::TerritorySet& territory) {
    CommuneColumn column;
    column.commune.assign(table.rows.size(), territory::no_index);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto text = table.cell(row, field);
        if (!text) continue;
        const auto code = mended_commune_code(*text);
        const auto index = code ? territory.communes.find(code->code) : std::nullopt;
        if (!index) {
            column.unknown_rows.push_back(row);
            continue;
        }
        column.commune[row] = *index;
        if (code->mended) ++column.mended;
    }
    return column;
}

std::string rows_text(const LayerTable& table, std::span<const std::size_t> rows) {
    constexpr std::size_t most_named = 3;
    std::string list;
    for (std::size_t i = 0; i < rows.size() && i < most_named; ++i)
        list += (list.empty() ? "" : "; ") + table.place_of(rows[i]);
    return rows.size() > most_named ? list + "…" : list;
}

}  // namespace maillage::io
