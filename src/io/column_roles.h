// SPDX-License-Identifier: Apache-2.0
// What a column and a layer are for, recognised by name as INSEE, IGN, La Poste and planners write them.
#pragma once

#include <optional>
#include <string_view>

#include "io/layer_table.h"

namespace maillage::io {

enum class ColumnRole {
    none,
    commune_code,
    department_code,
    intercommunality_code,
    region_code,
    population,
    name,
    longitude,
    latitude,
    state,
    id,
    source,
};

/// Case, accents, spaces, hyphens and underscores do not count: "Code_INSEE" and "CODE INSEE" are one.
[[nodiscard]] ColumnRole column_role(std::string_view name);
/// The same for a column whose values are known: a vague name ("code") is a commune code only where they look like it.
[[nodiscard]] ColumnRole column_role(const LayerTable& table, std::size_t field);

/// Words of the format: "commune_code", "" for none.
[[nodiscard]] std::string_view role_word(ColumnRole role);

/// The column with this role whose name is most telling ("INSEE" before "code"); the first one at a tie.
[[nodiscard]] std::optional<std::size_t> find_column(const LayerTable& table, ColumnRole role);

/// The column of this name: as written, else case and accents forgiven.
[[nodiscard]] std::optional<std::size_t> find_column(const LayerTable& table, std::string_view name);

/// `communes`: polygons with a commune code. `sites`: points, or rows with longitude and latitude. `table`: rows
/// without a place.
enum class LayerRole { communes, sites, polygons, lines, table };
[[nodiscard]] LayerRole layer_role(const LayerTable& table);
[[nodiscard]] std::string_view role_word(LayerRole role);

}  // namespace maillage::io
