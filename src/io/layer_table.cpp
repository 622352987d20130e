// SPDX-License-Identifier: Apache-2.0
#include "io/layer_table.h"

#include "io/input_error.h"
#include "io/toml_document.h"

namespace maillage::io {

std::string LayerTable::place_of(std::size_t index) const {
    // A CSV's first line holds the names of its columns.
    if (driver == "CSV") return line_place(static_cast<int>(index) + 2);
    return name + ", #" + std::to_string(index + 1);
}

std::optional<std::string> LayerTable::cell(std::size_t row, std::optional<std::size_t> field) const {
    if (!field) return std::nullopt;
    const auto& found = rows[row].cells[*field];
    if (!found || found->find_first_not_of(" \t\r\n") == std::string::npos) return std::nullopt;
    return found;
}

Error LayerTable::row_error(std::size_t row, Message what, TextKey remedy) const {
    return input_error(file, place_of(row), std::move(what), remedy);
}

Status LayerTable::require_crs() const {
    if (crs_state == CrsState::known) return {};
    const bool absent = crs_state == CrsState::absent;
    Message what = message(absent ? "layer.crs_absent"_text : "layer.crs_unknown"_text).with("crs", crs);
    return fail(input_error(file, name, std::move(what), "layer.crs_remedy"_text));
}

}  // namespace maillage::io
